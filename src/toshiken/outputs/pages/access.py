"""圏域の現状⑧: routes and times from the centre of the hub."""

from dataclasses import replace

from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import Rows, halves, of_members, record_notes
from toshiken.profile.claims.transport import reachable
from toshiken.profile.printed import PrintedTable


def access(brief: Brief) -> Page | None:
    """⑧ 交通アクセス: public transport from the hub to every member, in two columns."""
    table = _from_hub(brief)
    if table is None:
        return None
    parts = halves(table.rows, "municipality")
    return Page(
        id="access",
        title="圏域の現状⑧　交通アクセス",
        lead=present(reachable(table, brief.profile.hub)),
        body=tuple(_table(table, rows, index) for index, rows in enumerate(parts)),
        arrangement="halves" if len(parts) > 1 else "one",
        notes=(
            *record_notes(table),
            said(f"所要時間は{table.origin.published_label}の資料の印字値。経路の検索による最新の値ではない。"),
        ),
        sources=(table.origin,),
    )


def _from_hub(brief: Brief) -> PrintedTable | None:
    """The rows from the hub to a member: a time from another city is not the hub's."""
    table = of_members(brief.profile, "travel_times", "municipality_code")
    if table is None:
        return None
    rows = tuple(row for row in table.rows if row["from_code"] == brief.profile.hub.code)
    return replace(table, rows=rows) if rows else None


def _table(table: PrintedTable, rows: Rows, index: int) -> Table:
    return Table(
        id=f"access_{index}",
        title="公共交通と所要時間" + ("（続き）" if index else ""),
        alt="市町村ごとの公共交通の経路と所要時間の表",
        columns=(
            Column("市町村", align="left", width=0.8),
            Column("公共交通", align="left", width=2.0),
            Column("所要時間", align="left", width=1.1),
        ),
        rows=tuple(Row(tuple(table.text(row, name) for name in ("municipality", "route", "time"))) for row in rows),
    )
