"""文部科学省 全国大学一覧 (JSON): universities with the address of their head office and their faculties.

Table "head_offices", figures: universities by municipality of the head office, 0 included since the list is whole, and the sums of
prefectures and the nation. The row is that of the first university counted, 0 where there is none.
Table "universities": row (place in the file), school_code, name, kind (国立, 公立, 私立), code (five digits, of the municipality of
the head office), prefecture, municipality, address, faculties.
Table "faculties": row, school_code, university, prefecture and city as printed (where the faculties are), faculties, departments.
A head office whose address names no municipality is placed by its first campus.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import polars as pl
from pydantic import TypeAdapter

from toshiken.core.errors import SourceError
from toshiken.core.quantity import NATION
from toshiken.geography.municipalities import Municipality, all_municipalities
from toshiken.sources.addresses import municipality_of
from toshiken.sources.document import Document
from toshiken.sources.json_content import Item, content_of
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.prefectures import prefecture_codes
from toshiken.sources.printed import Printed, Register, as_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """year: of the list, which the file does not print. counts: universities of each kind, by which it is told."""

    year: str
    counts: Mapping[str, int]


class _Faculty(Item):
    """A department of a faculty, and where it is; slips of the file are kept."""

    name: str
    pref: str | int | None
    city: str | int | None


class _Faculties(Item):
    rows: list[_Faculty]


class _Campus(Item):
    addr: str | None


class _Campuses(Item):
    rows: list[_Campus]


class _University(Item):
    name: str
    type: str
    mext_code: str
    addr: str
    faculty: _Faculties
    campus: _Campuses


LAYOUT = load_layout("universities", _Edition)
_LIST = TypeAdapter(list[_University])
_KEYS = {"name", "type", "mext_code", "addr", "faculty"}
_TEXT, _NUMBER = pl.String, pl.UInt32
_UNIVERSITIES = {
    "row": _NUMBER,
    **dict.fromkeys(("school_code", "name", "kind", "code", "prefecture", "municipality", "address"), _TEXT),
    "faculties": _NUMBER,
}
_FACULTIES = {
    "row": _NUMBER,
    **dict.fromkeys(("school_code", "university", "prefecture", "city"), _TEXT),
    "faculties": _NUMBER,
    "departments": _NUMBER,
}
_COUNTS = {"row": _NUMBER, "code": _TEXT, "name": _TEXT, "text": _TEXT}


def _recognise(document: Document) -> str | None:
    content = document.json if document.container == "json" else None
    entries = [entry for entry in content if isinstance(entry, dict)] if isinstance(content, list) else []
    if not entries or not entries[0].keys() >= _KEYS:
        return None
    counts = Counter(str(entry.get("type")) for entry in entries)
    known = (name for name, edition in LAYOUT.editions.items() if counts == edition.counts)
    return next(known, "、".join(f"{kind}{count}校" for kind, count in counts.items()))


def _read(document: Document, edition: str) -> Iterator[Printed | Register]:
    layout = LAYOUT.edition(edition, document.label)
    universities = content_of(document, _LIST)
    _require_once(universities, document)
    places = [_head_office(number, university, document) for number, university in enumerate(universities, 1)]
    origin, day = LAYOUT.origin(layout), layout.boundaries_as_of
    counted = pl.DataFrame(list(_counts(places)), schema=_COUNTS, orient="row")
    yield Printed(
        table="head_offices",
        cells=as_cells(counted.with_columns(column=pl.lit("addr"), item=pl.lit("大学"), time=pl.lit(layout.year))),
        origin=origin,
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=day,
    )
    listed = [_row(n, u, place) for n, (u, place) in enumerate(zip(universities, places, strict=True), 1)]
    yield Register("universities", pl.DataFrame(listed, schema=_UNIVERSITIES, orient="row"), origin, day)
    faculties = [row for number, university in enumerate(universities, 1) for row in _faculties(number, university)]
    yield Register("faculties", pl.DataFrame(faculties, schema=_FACULTIES, orient="row"), origin, None)


def _require_once(universities: Sequence[_University], document: Document) -> None:
    code, count = Counter(university.mext_code for university in universities).most_common(1)[0]
    if count > 1:
        raise SourceError(f"学校コード「{code}」が{count}つあります。重なったものを消してください。", document.label)


def _head_office(number: int, university: _University, document: Document) -> Municipality:
    campuses = (campus.addr or "" for campus in university.campus.rows[:1])
    for address in (university.addr, *campuses):
        if (place := municipality_of(address)) is not None:
            return place
    raise SourceError(
        f"{number}件目「{university.name}」の所在地「{university.addr}」から市区町村が分かりません。"
        "公表されたままのファイルを使ってください。",
        document.label,
    )


def _counts(places: Sequence[Municipality]) -> Iterator[tuple[int, str, str, str]]:
    """Row of the first, code, name and number of universities of every place."""
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, place in enumerate(places, 1):
        for code in (place.code, prefecture_codes()[place.prefecture], NATION.code):
            counts[code] += 1
            first.setdefault(code, number)
    names = {NATION.code: NATION.name, **{code: name for name, code in prefecture_codes().items()}}
    names |= {place.code: place.name for place in all_municipalities().values()}
    return ((first.get(code, 0), code, name, str(counts[code])) for code, name in names.items())


def _row(number: int, university: _University, place: Municipality) -> tuple[int | str, ...]:
    faculties = len({department.name for department in university.faculty.rows})
    of_place = (place.code, place.prefecture, place.name)
    return (number, university.mext_code, university.name, university.type, *of_place, university.addr, faculties)


def _faculties(number: int, university: _University) -> Iterator[tuple[int | str, ...]]:
    """A row for each city the university has faculties in."""
    by_city: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for department in university.faculty.rows:
        by_city[_printed(department.pref), _printed(department.city)].append(department.name)
    for city, names in by_city.items():
        yield (number, university.mext_code, university.name, *city, len(set(names)), len(names))


def _printed(value: str | int | None) -> str:
    return "" if value is None else str(value)


PUBLICATION = Publication(LAYOUT, _recognise, _read)
