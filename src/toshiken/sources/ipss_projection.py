"""国立社会保障・人口問題研究所 日本の地域別将来推計人口: a row a place and year, a column a group of age.

Tables "total", "men", "women"; an edition whose file says no sex has "total" only.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

import polars as pl
from pydantic import Field

from toshiken.core.errors import SourceError
from toshiken.core.records import Record
from toshiken.sources.document import Document, Sheet
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.left_out import kept_rows, require_known
from toshiken.sources.listing import heading_row, positions
from toshiken.sources.printed import Printed, ValueColumn, wide_cells
from toshiken.sources.publication import Publication

_ITEM = "将来推計人口"
_SEXES = {"total": "総数", "male": "男", "female": "女"}
_TABLES = {"total": "total", "male": "men", "female": "women"}


class _Signature(Record):
    """Figures of the base year, as published, by which a file's sex is known."""

    code: str
    area: str
    time: str
    total: str
    male: str
    female: str

    @property
    def figures(self) -> dict[str, str]:
        return {"total": self.total, "male": self.male, "female": self.female}


class _Edition(Edition):
    """code, area, time, total: headings. groups: heading → value of `dimension`."""

    code: str
    area: str
    time: str
    total: str
    dimension: Literal["age", "age_class"]
    groups: dict[str, str]
    not_read: dict[str, str] = Field(default_factory=dict)
    signature: tuple[_Signature, ...] = ()

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.code, self.area, self.time, self.total, *self.groups)


LAYOUT = load_layout("ipss", _Edition)


def _recognise(document: Document) -> str | None:
    return next((name for name, e in LAYOUT.editions.items() if heading_row(document, e.headings)), None)


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    sheet = document.sheet
    at = positions(document, sheet, 0, layout.headings)
    require_known(document, sheet, 0, {*layout.headings, *layout.not_read})
    body = kept_rows(document, sheet, 0, at)
    sex = _sex(document, layout, body, at)
    columns = [
        ValueColumn(at[heading], heading, _ITEM, dimensions={layout.dimension: group})
        for heading, group in {layout.total: "", **layout.groups}.items()
    ]
    keys = {"code": at[layout.code], "name": at[layout.area], "time": at[layout.time]}
    constant = {"edition": layout.origin, "sex": "" if sex == "total" else sex}
    yield Printed(
        table=_TABLES[sex],
        cells=wide_cells(body, 0, keys, columns).with_columns(**{name: pl.lit(v) for name, v in constant.items()}),
        origin=LAYOUT.origin(layout),
        symbols=LAYOUT.symbols(layout),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=layout.boundaries_as_of,
        dimensions=(layout.dimension, *constant),
        title=f"{LAYOUT.head.title}（{_SEXES[sex]}）",
        complete=("code", "time"),
    )


def _sex(document: Document, layout: _Edition, body: Sheet, at: Mapping[str, int]) -> str:
    """Which of the three files it is: all signatures must say the same."""
    known = {(signature.code, signature.time): signature for signature in layout.signature}
    found = set()
    for number, row in zip(body.numbers, body.rows, strict=True):
        signature = known.get((row[at[layout.code]].zfill(5), row[at[layout.time]]))
        if signature:
            found.add(_sex_of(row[at[layout.total]], signature, document, number, layout))
    if len(found) == 1 or not known:
        return found.pop() if found else "total"
    places = "、".join(f"{s.area}（{s.code}）の{s.time}" for s in layout.signature)
    state = "が混ざっています" if found else "の行がありません"
    raise SourceError(
        f"総数・男・女のどの表か分かりません：{places}{state}。公表されたままのファイルを使ってください。",
        document.label, body.name, None, layout.total,
    )  # fmt: skip


def _sex_of(total: str, signature: _Signature, document: Document, number: int, layout: _Edition) -> str:
    for sex, figure in signature.figures.items():
        if total.replace(",", "") == figure:
            return sex
    published = "、".join(f"{_SEXES[sex]}{int(figure):,}" for sex, figure in signature.figures.items())
    raise SourceError(
        f"{signature.area}の{signature.time}は{published}のどれかのはずですが、「{total}」です。公表されたファイルと比べてください。",
        document.label, "", number, layout.total,
    )  # fmt: skip


PUBLICATION = Publication(LAYOUT, _recognise, _read)
