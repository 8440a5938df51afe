"""圏域の現状⑦: further units that do not nest in the area (二次医療圏, 保健所, 一部事務組合), with what of each lies outside."""

from collections.abc import Iterator

from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import named, record_notes
from toshiken.profile.claims.units import units_beyond
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile
from toshiken.profile.units import unit_kinds, units_of


def units_page(brief: Brief) -> Page | None:
    """Every kind a record of the area tells of that has no page of its own; None where there is none."""
    records = tuple(_records(brief.profile))
    if not records:
        return None
    return Page(
        id="units",
        title="圏域の現状⑦　圏域と重ならない区域",
        lead=present(*(units_beyond(brief.profile, record) for record in records)),
        body=(_table(brief.profile, records),),
        notes=(said("圏域外の市町村を含む区域の数値は、圏域の数値ではない。"), *record_notes(*records)),
        sources=tuple(dict.fromkeys(record.origin for record in records)),
    )


def _records(profile: AreaProfile) -> Iterator[PrintedTable]:
    """Those with a unit that a member belongs to, in the order of the kinds."""
    for name, kind in unit_kinds().items():
        record = profile.table(name)
        if record is not None and not kind.own_page and units_of(profile, record):
            yield record


def _table(profile: AreaProfile, records: tuple[PrintedTable, ...]) -> Table:
    rows = [
        Row((unit_kinds()[record.name].label, unit.name, named(unit.inside), named(unit.outside) or "－"))
        for record in records
        for unit in units_of(profile, record)
    ]
    return Table(
        id="units",
        title="圏域の市町村が含まれる区域",
        alt="区域ごとに、圏域内の構成市町村と圏域外の構成市町村を並べた表",
        columns=(
            Column("種類", align="left", width=0.9),
            Column("区域", align="left", width=0.9),
            Column("圏域内の構成市町村", align="left", width=1.6),
            Column("圏域外の構成市町村", align="left", width=1.6),
        ),
        rows=tuple(rows),
    )
