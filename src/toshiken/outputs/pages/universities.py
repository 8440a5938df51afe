"""圏域の現状⑤: every university with its faculties and departments."""

from toshiken.core.wording import number
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import Rows, halves, of_members, record_notes
from toshiken.outputs.totals import checked
from toshiken.profile.claims import universities as claims
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile


def universities(brief: Brief) -> Page | None:
    """⑤ 大学: the universities of the members, in two columns."""
    listed = of_members(brief.profile, "universities", "municipality_codes")
    if listed is None:
        return _counted(brief.profile)
    parts = halves(listed.rows, "municipalities")
    return Page(
        id="universities",
        title="圏域の現状⑤　大学",
        lead=present(claims.universities(brief.profile, listed)),
        body=tuple(_table(listed, rows, index) for index, rows in enumerate(parts)),
        arrangement="halves" if len(parts) > 1 else "one",
        notes=record_notes(listed),
        sources=(listed.origin,),
    )


def _counted(profile: AreaProfile) -> Page | None:
    """Only how many by member, where no list of their names is at hand."""
    whole = profile.latest("universities", profile.place)
    if whole is None or whole.value is None:
        return None
    found = [(m, profile.at("universities", m, whole.period.year)) for m in profile.members]
    rows = [Row((m.name, number(q))) for m, q in found if q is not None and q.value]
    none = sum(q is not None and not q.value for _, q in found)
    table = Table(
        id="universities_count",
        title=f"大学の数（{whole.period.label}）",
        alt="市町村ごとの大学の数の表",
        columns=(Column("市町村", align="left"), Column("大学", adds_up=True)),
        rows=(*rows, Row(("圏域計", number(whole)), "total")),
    )
    return Page(
        id="universities",
        title="圏域の現状⑤　大学",
        lead=present(claims.counted_universities(profile, whole)),
        body=(checked(table)[0],),
        notes=(said(f"{whole.scope}。" + (f"大学のない{none}市町村は省く。" if none else "")),),
    )


def _table(listed: PrintedTable, rows: Rows, index: int) -> Table:
    return Table(
        id=f"universities_{index}",
        title=listed.definition.label + ("（続き）" if index else ""),
        alt="市町村ごとの大学の学部数と学科数の表",
        columns=(
            Column("市町村", align="left", width=1.1),
            Column("学校名", align="left", width=2.1),
            Column("学部数", width=0.7),
            Column("学科数", width=0.7),
        ),
        rows=tuple(
            Row((
                listed.text(row, "municipalities"),
                _campus(listed.text(row, "university"), listed.text(row, "campuses")),
                number(listed.figure(row, "faculties")),
                number(listed.figure(row, "departments")),
            ))
            for row in rows
        ),
    )  # fmt: skip


def _campus(name: str, campuses: str) -> str:
    return f"{name}（{campuses}）" if campuses else name
