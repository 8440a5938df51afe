"""Designated cities, core cities, former special cities and prefectural capitals by name (JSON, from lists of Wikipedia).

Table "categories": row (place in the file), code (five digits, resolved from the name), prefecture, name, category
(designated_city, core_city, special_city_when_abolished 施行時特例市, prefectural_capital), address. A city may stand in two categories.
"""

from collections.abc import Iterator

import polars as pl
from pydantic import TypeAdapter

from toshiken.core.errors import PlaceError, SourceError
from toshiken.geography.municipalities import resolve
from toshiken.sources.document import Document
from toshiken.sources.json_content import Item, content_of
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Register
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """categories: heading → category."""

    categories: dict[str, str]


class _City(Item):
    name: str
    url: str


LAYOUT = load_layout("city_categories", _Edition)
_LISTS = TypeAdapter(dict[str, list[_City]])
_MARKS = {"政令指定都市", "中核市", "施行時特例市"}
_SCHEMA = {"row": pl.UInt32} | dict.fromkeys(("code", "prefecture", "name", "category", "address"), pl.String)


def _recognise(document: Document) -> str | None:
    known = document.container == "json" and isinstance(document.json, dict)
    return "undated" if known and len(_MARKS & document.json.keys()) > 1 else None


def _read(document: Document, edition: str) -> Iterator[Register]:
    layout = LAYOUT.edition(edition, document.label)
    lists = content_of(document, _LISTS)
    if lists.keys() != layout.categories.keys():
        raise SourceError(
            f"区分が「{'、'.join(lists)}」です。「{'、'.join(layout.categories)}」のはずなので、公表されたままのファイルを使ってください。",
            document.label,
        )
    cities = [(layout.categories[heading], city) for heading, found in lists.items() for city in found]
    rows = [_row(number, category, city, document) for number, (category, city) in enumerate(cities, 1)]
    frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    yield Register("categories", frame, LAYOUT.origin(layout), layout.boundaries_as_of)


def _row(number: int, category: str, city: _City, document: Document) -> tuple[int | str, ...]:
    try:
        place = resolve(city.name)
    except PlaceError as fault:
        raise SourceError(f"{number}件目：{fault}", document.label) from None
    return (number, place.code, place.prefecture, city.name, category, city.url)


PUBLICATION = Publication(LAYOUT, _recognise, _read)
