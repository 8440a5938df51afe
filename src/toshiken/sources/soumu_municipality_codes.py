"""総務省 全国地方公共団体コード: a JSON list of prefectures, municipalities or wards of designated cities.

Tables "prefectures", "cities", "wards": row (place in the list), code (five digits), check_code (with the check digit),
kind (prefecture, city, ward), prefecture, name, kana, city_code (of a ward: its city's five digits; else "").
"""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Literal

import polars as pl
from pydantic import Field, TypeAdapter

from toshiken.core.errors import PlaceError, SourceError
from toshiken.geography.codes import five_digits
from toshiken.sources.document import Document
from toshiken.sources.json_content import Item, content_of
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Register
from toshiken.sources.publication import Publication

_Code = Annotated[str, Field(pattern=r"^[0-9]{6}$")]
_KEYS = {"type", "code", "name", "kana", "pref_code", "pref_name"}
_TABLES = {"prefecture": "prefectures", "city": "cities", "ward": "wards"}
_LABELS = {"prefecture": "都道府県", "city": "市区町村", "ward": "区"}
_SCHEMA = {"row": pl.UInt32} | dict.fromkeys(
    ("code", "check_code", "kind", "prefecture", "name", "kana", "city_code"), pl.String
)


class _Edition(Edition):
    """counts: how many entries of each kind it lists."""

    counts: dict[str, int]


class _Entry(Item):
    type: Literal["prefecture", "city", "ward"]
    code: _Code
    kana: str
    pref_name: str
    pref_kana: str
    city_code: _Code | Literal[""] = ""
    city_name: str = ""
    city_kana: str = ""
    ward_name: str = ""
    ward_kana: str = ""


LAYOUT = load_layout("municipality_codes", _Edition)
_LIST = TypeAdapter(list[_Entry])


def _recognise(document: Document) -> str | None:
    if document.container != "json" or not isinstance(document.json, list):
        return None
    entries = [entry for entry in document.json if isinstance(entry, dict)]
    if not entries or not entries[0].keys() >= _KEYS:
        return None
    counts = Counter(str(entry.get("type")) for entry in entries)
    known = (name for name, edition in LAYOUT.editions.items() if counts.items() <= edition.counts.items())
    return next(known, "、".join(f"{_LABELS.get(kind, kind)}{count}件" for kind, count in counts.items()))


def _read(document: Document, edition: str) -> Iterator[Register]:
    entries = content_of(document, _LIST)
    for number, entry in enumerate(entries, 1):
        _require_check_digit(entry.code, number, document)
        if entry.city_code:
            _require_check_digit(entry.city_code, number, document)
    _require_once(entries, document)
    layout = LAYOUT.edition(edition, document.label)
    for kind in dict.fromkeys(entry.type for entry in entries):
        rows = [_row(number, entry) for number, entry in enumerate(entries, 1) if entry.type == kind]
        frame = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
        yield Register(_TABLES[kind], frame, LAYOUT.origin(layout), layout.boundaries_as_of)


def _require_check_digit(code: str, number: int, document: Document) -> None:
    try:
        five_digits(code)
    except PlaceError as fault:
        raise SourceError(f"{number}件目：{fault}", document.label) from None


def _require_once(entries: list[_Entry], document: Document) -> None:
    code, count = Counter(entry.code for entry in entries).most_common(1)[0]
    if count > 1:
        numbers = "、".join(f"{number}件目" for number, entry in enumerate(entries, 1) if entry.code == code)
        raise SourceError(
            f"団体コード「{code}」が{count}つあります（{numbers}）。重なったものを消してください。", document.label
        )


def _row(number: int, entry: _Entry) -> tuple[int | str, ...]:
    """The row of the table; the name is that of the smallest unit the entry is of."""
    names = {
        "prefecture": (entry.pref_name, entry.pref_kana),
        "city": (entry.city_name, entry.city_kana),
        "ward": (entry.ward_name, entry.ward_kana),
    }
    city = entry.city_code[:5] if entry.type == "ward" else ""
    return (number, entry.code[:5], entry.code, entry.type, entry.pref_name, *names[entry.type], city)


PUBLICATION = Publication(LAYOUT, _recognise, _read, registers=True)
