"""From what a person calls a series to its field and dimensions: 総人口, 人口, population_persons, A1101, 総人口:sex=male."""

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from toshiken.core.errors import RequestError
from toshiken.tables.fields import all_fields
from toshiken.tables.meanings import meanings
from toshiken.tables.observations import dimension_key


class Measure(NamedTuple):
    """A field and the dimension key of the figures that are meant."""

    field: str
    dimensions: str


def measure(text: str) -> Measure:
    """The measure a text names: a field by its name, label or alias, or an item of SSDSE-A by its code; dimensions may stand
    behind a colon (sex=male,age=0). A RequestError suggests what is near."""
    name, _, narrowed = text.partition(":")
    found = dict(_named())
    if name not in found:
        near = difflib.get_close_matches(name, list(found), n=5, cutoff=0.5)
        advice = f"もしかすると：{'、'.join(near)}。" if near else "項目の名前は docs/coverage.md にあります。"
        raise RequestError(f"「{name}」という系列はありません。{advice}")
    field, own = found[name]
    return Measure(field, dimension_key({**own, **_dimensions(text, narrowed)}))


def _named() -> Iterator[tuple[str, tuple[str, dict[str, str]]]]:
    for code, coded in meanings("ssdse_a").items.items():
        yield code, (coded.field, {name: how.removeprefix("=") for name, how in coded.dimensions.items()})
    for name, field in all_fields().items():
        for called in (field.label_ja, *field.aliases, name):
            yield called, (name, {})


def _dimensions(text: str, narrowed: str) -> dict[str, str]:
    if not narrowed:
        return {}
    parts = [part.split("=") for part in narrowed.replace(";", ",").split(",")]
    if any(len(part) != 2 for part in parts):
        raise RequestError(f"「{text}」の内訳の書き方が違います。総人口:sex=male,age=0 の形で書いてください。")
    return dict(parts)
