"""総務省 国勢調査 男女・年齢（5歳階級）別人口: a CSV of e-Stat's database, one row a place and sex, one column a group of ages.

統計名：,令和２年国勢調査 人口等基本集計 …     which table it is, and the legend
"","",… ,/年齢 コード,00,01, …
男女,地域 コード,地域,/年齢,総数,0～4歳, …    the headings, by which every column is found
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document, Sheet
from toshiken.sources.estat.facts import facts_of, short_hash
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import LeftOut, kept_rows, require_known
from toshiken.sources.listing import has_most, positions, require_width
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """statistics, number, surveyed: what the rows above the table say of it (統計名 begins so, 表番号, 実施年月).

    area_code, area, time, sex: headings. sexes: as printed → dimension. ages: heading → dimension.
    not_read: headings without use, and why. left_out: rows that are none of ours.
    """

    statistics: str
    number: str
    surveyed: str
    area_code: str
    area: str
    time: str
    sex: str
    sexes: dict[str, str]
    ages: dict[str, str]
    not_read: dict[str, str]
    left_out: tuple[LeftOut, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """Those that must be there."""
        tested = (heading for rule in self.left_out for heading in rule.where)
        return tuple(dict.fromkeys((self.area_code, self.area, self.time, self.sex, *tested, *self.ages)))


LAYOUT = load_layout("census_age_sex", _Edition)


def _recognise(document: Document) -> str | None:
    """By what stands above the table; where nothing does, by its headings."""
    facts = facts_of(document.head)
    for name, edition in LAYOUT.editions.items():
        if facts["統計名"].startswith(edition.statistics) and facts["表番号"] == edition.number:
            return name if facts["実施年月"] == edition.surveyed else f"実施年月 {facts['実施年月']}"
        if not facts["統計名"] and _heading_row(document.head, edition) is not None:
            return name
    return None


def _heading_row(rows: Sequence[Sequence[str]], edition: _Edition) -> int | None:
    return next((number for number, row in enumerate(rows) if has_most(row, edition.headings)), None)


def _read(document: Document, name: str) -> Iterator[Printed]:
    edition = LAYOUT.edition(name, document.label)
    sheet = document.sheet
    at = _headings_of(document, sheet, edition)
    cells = _cells(document, sheet, at, edition)
    yield Printed(
        table=short_hash("\n".join(cells.select(pl.concat_str("code", "sex").unique().sort()).to_series())),
        cells=cells,
        origin=LAYOUT.origin(edition),
        symbols=LAYOUT.symbols(edition),
        notes=LAYOUT.notes(edition),
        boundaries_as_of=edition.boundaries_as_of,
        dimensions=("age", "sex"),
        title=f"{edition.title} {edition.table}",
        sheet=sheet.name,
        flaws=sheet.flaws,
        complete=("code", "sex"),
    )


def _headings_of(document: Document, sheet: Sheet, edition: _Edition) -> int:
    """The row of headings; a SourceError where it or what must stand above it is missing, or a heading has no meaning."""
    at = _heading_row(sheet.rows, edition)
    if at is None:
        raise SourceError(
            f"「{edition.area}」などの見出しの行がありません。公表されたままのファイルを使ってください。",
            document.label,
            sheet.name,
        )
    facts = facts_of(sheet.rows[:at])
    for fact in ("統計名", "表番号", "実施年月"):
        if not facts[fact]:
            raise SourceError(
                f"表の上に「{fact}：」の行がなく、どの統計表か確かめられません。表の説明を付けてダウンロードし直してください。",
                document.label, sheet.name, sheet.numbers[at],
            )  # fmt: skip
    require_known(document, sheet, at, {*edition.headings, *edition.not_read})
    return at


def _cells(document: Document, sheet: Sheet, at: int, edition: _Edition) -> pl.DataFrame:
    places = positions(document, sheet, at, edition.headings)
    _require_codes(document, sheet, at, places, tuple(edition.ages))
    body = kept_rows(document, sheet, at, places, edition.left_out)
    keys = {ours: places[getattr(edition, named)] for ours, named in _KEYS.items()}
    columns = [ValueColumn(places[text], text, _ITEM, dimensions={"age": age}) for text, age in edition.ages.items()]
    cells = wide_cells(body, 0, keys, columns)
    unknown = cells.filter(~pl.col("sex").is_in(list(edition.sexes)))
    if not unknown.is_empty():
        raise SourceError(
            f"「{unknown['sex'][0]}」は「{'、'.join(edition.sexes)}」のどれでもありません。公表されたままのファイルを使ってください。",
            document.label, sheet.name, unknown["row"][0], edition.sex,
        )  # fmt: skip
    return cells.with_columns(pl.col("sex").replace_strict(edition.sexes))


def _require_codes(document: Document, sheet: Sheet, at: int, places: Mapping[str, int], ages: Sequence[str]) -> None:
    """Raises where the codes above the ages do not rise with them: a heading has been moved without its column."""
    codes = sheet.rows[at - 1]
    require_width(document, sheet, codes, sheet.numbers[at - 1], len(sheet.rows[at]))
    for younger, older in pairwise(ages):
        if codes[places[younger]] >= codes[places[older]]:
            raise SourceError(
                f"見出し「{older}」の上のコード「{codes[places[older]]}」が、「{younger}」の「{codes[places[younger]]}」より後の番号ではありません。"
                "見出しを入れ替えず、公表されたままのファイルを使ってください。",
                document.label, sheet.name, sheet.numbers[at], older,
            )  # fmt: skip


_KEYS = {"code": "area_code", "name": "area", "time": "time", "sex": "sex"}
_ITEM = "人口"

PUBLICATION = Publication(LAYOUT, _recognise, _read)
