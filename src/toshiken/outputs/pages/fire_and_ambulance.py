"""圏域の現状⑦: which fire unions spill over the area, and what is known of ambulance calls."""

from dataclasses import replace

from toshiken.outputs.brief import Brief, present
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import lost_note, record_notes
from toshiken.profile.claims.fire import ambulance_change, unions_beyond
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile


def fire_and_ambulance(brief: Brief) -> Page | None:
    """⑦ 火災・救急: the unions of the members; the change in ambulance calls, whose base year no source names, as a note."""
    profile, unions = brief.profile, _unions(brief.profile)
    if unions is None:
        return None
    change, calls = ambulance_change(profile), profile.table("ambulance_change")
    return Page(
        id="fire_and_ambulance",
        title="圏域の現状⑦　火災・救急",
        lead=present(unions_beyond(profile, unions)),
        body=(_union_table(unions),),
        notes=(
            *present(change),
            *record_notes(calls if change else None, unions),
            *lost_note(profile, "火災・救急"),
        ),
        sources=(unions.origin,),
    )


def _unions(profile: AreaProfile) -> PrintedTable | None:
    """The unions a member belongs to."""
    table = profile.table("fire_unions")
    if table is None:
        return None
    names = {m.name for m in profile.members}
    rows = tuple(r for r in table.rows if names & set(table.text(r, "members_inside").split("、")))
    return replace(table, rows=rows) if rows else None


def _union_table(unions: PrintedTable) -> Table:
    return Table(
        id="fire_unions",
        title=unions.definition.label,
        alt="消防事務組合ごとに、圏域内の構成市町村と圏域外の構成市町村を並べた表",
        columns=(
            Column("組合", align="left", width=1.3),
            Column("圏域内の構成市町村", align="left", width=1.3),
            Column("圏域外の構成市町村", align="left", width=1.3),
        ),
        rows=tuple(
            Row((unions.text(r, "union"), unions.text(r, "members_inside"), unions.text(r, "members_outside") or "－"))
            for r in unions.rows
        ),
    )
