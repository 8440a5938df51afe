"""圏域の現状⑦: which fire unions spill over the area, and what is known of ambulance calls."""

from collections.abc import Sequence

from toshiken.outputs.brief import Brief, present
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import lost_note, named, record_notes
from toshiken.profile.claims.fire import ambulance_change
from toshiken.profile.claims.units import units_beyond
from toshiken.profile.printed import PrintedTable
from toshiken.profile.units import Unit, units_of


def fire_and_ambulance(brief: Brief) -> Page | None:
    """⑦ 火災・救急: the unions of the members; the change in ambulance calls, whose base year no source names, as a note."""
    profile, unions = brief.profile, brief.profile.table("fire_unions")
    units = units_of(profile, unions) if unions else ()
    if unions is None or not units:
        return None
    change, calls = ambulance_change(profile), profile.table("ambulance_change")
    return Page(
        id="fire_and_ambulance",
        title="圏域の現状⑦　火災・救急",
        lead=present(units_beyond(profile, unions)),
        body=(_union_table(unions, units),),
        notes=(
            *present(change),
            *record_notes(calls if change else None, unions),
            *lost_note(profile, "火災・救急"),
        ),
        sources=(unions.origin,),
    )


def _union_table(unions: PrintedTable, units: Sequence[Unit]) -> Table:
    return Table(
        id="fire_unions",
        title=unions.definition.label,
        alt="消防事務組合ごとに、圏域内の構成市町村と圏域外の構成市町村を並べた表",
        columns=(
            Column("組合", align="left", width=1.3),
            Column("圏域内の構成市町村", align="left", width=1.3),
            Column("圏域外の構成市町村", align="left", width=1.3),
        ),
        rows=tuple(Row((unit.name, named(unit.inside), named(unit.outside) or "－")) for unit in units),
    )
