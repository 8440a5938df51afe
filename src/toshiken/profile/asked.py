"""From what a person calls a figure to the figure of a profile: an indicator or a field, with its dimensions."""

import difflib
from dataclasses import dataclass

from toshiken.core.errors import RequestError
from toshiken.indicators.catalogue import all_indicators
from toshiken.tables.fields import all_fields
from toshiken.tables.measures import measure
from toshiken.tables.observations import parsed_dimensions


@dataclass(frozen=True)
class Asked:
    """The name of an indicator or a field with the dimensions meant; `label` in words, `unit` and `decimals` to print it in."""

    name: str
    dimensions: tuple[tuple[str, str], ...]
    label: str
    unit: str
    decimals: int


def asked(text: str) -> Asked:
    """The figure a text names: population_density, 人口密度, 総人口, A1101; dimensions behind a colon (age_share:age_class=65+)."""
    name, _, narrowed = text.strip().partition(":")
    indicators = {
        **{i.definition.label_ja: key for key, i in all_indicators().items()},
        **{key: key for key in all_indicators()},
    }
    if name not in indicators:
        return _of_field(text, name, list(indicators))
    found = all_indicators()[indicators[name]].definition
    dimensions = tuple(sorted(_parts(text, narrowed)))
    return Asked(indicators[name], dimensions, _labelled(found.label_ja, dimensions), found.unit, found.decimals)


def _of_field(text: str, name: str, known: list[str]) -> Asked:
    try:
        field, key = measure(text.strip())
    except RequestError:
        if near := difflib.get_close_matches(name, known, n=3, cutoff=0.5):
            raise RequestError(f"「{name}」という指標はありません。もしかすると：{'、'.join(near)}。") from None
        raise
    dimensions = tuple(parsed_dimensions(key).items())
    definition = all_fields()[field]
    unit, decimals = ("km2", 2) if definition.unit == "ha" else (definition.unit, 0)
    return Asked(field, dimensions, _labelled(definition.label_ja, dimensions), unit, decimals)


def _labelled(label: str, dimensions: tuple[tuple[str, str], ...]) -> str:
    return label + (f"（{'、'.join(value for _, value in dimensions)}）" if dimensions else "")


def _parts(text: str, narrowed: str) -> list[tuple[str, str]]:
    pairs = [part.partition("=") for part in narrowed.replace(";", ",").split(",") if part]
    if any(not sign for _, sign, _ in pairs):
        raise RequestError(f"「{text}」の内訳の書き方が違います。age_share:age_class=65+ の形で書いてください。")
    return [(name, value) for name, _, value in pairs]
