"""連携中枢都市圏構想とは ⑤⑥: the other areas, and what is special in some."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from toshiken.core.period import era_year, last_day
from toshiken.core.wording import Sentence, number, sentence, with_unit
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.text import text_bullets
from toshiken.profile.printed import Cell as PrintedCell
from toshiken.profile.printed import PrintedTable

PeerRow = Mapping[str, PrintedCell]
_ERA_LETTERS = {"平成": "H", "令和": "R"}


def other_areas(brief: Brief) -> Page | None:
    """構想⑤: areas led by designated cities beside each other, the largest underlined by computation."""
    table = brief.profile.table("peer_areas_2018")
    if table is None:
        return None
    notes = (
        f"連携市町村の数は中枢都市を含まない。下線は、{len(table.rows)}圏域の中で最も大きい値。",
        f"他圏域の構成は{table.origin.published_label}までの資料による。",
        *table.definition.notes,
    )
    return Page(
        id="peers_table",
        title="連携中枢都市圏構想とは⑤　他都市の状況",
        lead=_counts(brief),
        body=(_peer_table(brief, table),),
        notes=tuple(said(note) for note in notes),
    )


def _counts(brief: Brief) -> tuple[Sentence, ...]:
    sentences = []
    then = brief.profile.table("eligible_bodies")
    if then:
        eligible, formed = (then.figure(then.rows[0], column) for column in ("eligible", "formed"))
        sentences.append(
            sentence(
                "全国では",
                with_unit(eligible),
                "が連携中枢都市の要件を満たし、",
                with_unit(formed),
                f"が圏域を形成済み（{formed.period.label}時点）",
            )
        )
    now = brief.profile.table("alliance_counts_2024")
    if now:
        areas, hubs, members = (now.figure(now.rows[0], column) for column in ("areas", "hubs", "memberships"))
        parts = ("その後、", number(areas), "圏域・", number(hubs), "市・延べ", number(members), "市町村に広がっている")
        sentences.append(sentence(*parts, f"（{areas.period.label}時点）"))
    return tuple(sentences)


def _peer_table(brief: Brief, table: PrintedTable) -> Table:
    hub_code = brief.profile.hub.code
    columns = [Column("", align="left", width=1.15)]
    for row in table.rows:
        own = row["hub_code"] == hub_code
        columns.append(Column(f"【参考】{row['hub']}" if own else str(row["hub"]), align="center"))
    return Table(
        id="peer_table",
        title="圏域を形成している指定都市",
        alt="指定都市が中枢となる圏域の、宣言・協約・ビジョンの日、連携市町村、人口、面積の比較表",
        columns=tuple(columns),
        rows=(
            _row(table, "連携中枢都市宣言", lambda r: _day(brief, r, "declaration")),
            _row(table, "連携協約", lambda r: _day(brief, r, "agreement")),
            _row(table, "都市圏ビジョン", lambda r: _day(brief, r, "vision")),
            _row(table, "連携市町村", lambda r: str(r["partners"]), lambda r: _partner_count(str(r["partners"]))),
            _row(
                table,
                "圏域人口（人、2015年国勢調査）",
                lambda r: number(table.figure(r, "population")),
                _of(table, "population"),
            ),
            _row(table, "圏域面積（km²）", lambda r: number(table.figure(r, "area"), 2), _of(table, "area")),
        ),
    )


def _of(table: PrintedTable, column: str) -> Callable[[PeerRow], Decimal]:
    return lambda row: table.figure(row, column).known


def _row(
    table: PrintedTable, head: str, cell: Callable[[PeerRow], Cell], size: Callable[[PeerRow], Decimal] | None = None
) -> Row:
    underlined: frozenset[int] = frozenset()
    if size:
        sizes = [size(row) for row in table.rows]
        underlined = frozenset(i + 1 for i, s in enumerate(sizes) if s == max(sizes))
    return Row((head, *(cell(row) for row in table.rows)), underlined=underlined)


def _partner_count(text: str) -> Decimal:
    """10市13町 → 23."""
    return Decimal(sum(int(n) for n in re.findall(r"\d+", text)))


def _day(brief: Brief, row: PeerRow, kind: str) -> str:
    """Printed day; for the area itself, the day it was reached by now."""
    printed = str(row[kind])
    if printed:
        return _era_date(last_day(printed))
    reached = brief.profile.area.milestone(kind, brief.as_of) if row["hub_code"] == brief.profile.hub.code else None
    return _era_date(reached.day) if reached else "―"


def _era_date(day: date) -> str:
    """H27.6.18, R6.3.29."""
    era, rest = era_year(day)[:2], era_year(day)[2:-1]
    return f"{_ERA_LETTERS[era]}{rest.replace('元', '1')}.{day.month}.{day.day}"


def _year(table: PrintedTable, column: str) -> str:
    return table.figure(table.rows[0], column).period.short


def special_features(brief: Brief) -> Page | None:
    """構想⑥: areas that do something special."""
    text = brief.text("special_features")
    if text is None:
        return None
    blocks = text_bullets(text, "special_features")
    named = "、".join(section.heading.split("（")[0] for section in text.sections)
    return Page(
        id="peers_features",
        title="連携中枢都市圏構想とは⑥　特徴的な取組を行っている圏域",
        lead=(said(f"{named}などに特徴のある取組がある"),),
        body=blocks,
        arrangement="one" if len(blocks) == 1 else "halves" if len(blocks) == 2 else "stacked",
        sources=(brief.origins[text.origin],),
        notes=tuple(said(n) for n in (*text.notes, f"{brief.origins[text.origin].published_label}の資料による。")),
    )
