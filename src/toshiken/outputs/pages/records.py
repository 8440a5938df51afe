"""Printed records on pages: their notes, the rows that concern the area, and the split into two columns."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from toshiken.core.quantity import Place
from toshiken.core.wording import Pointer, Sentence, sentence
from toshiken.outputs.brief import said
from toshiken.plan.texts import TextPage
from toshiken.profile.printed import Cell, PrintedTable
from toshiken.profile.profile import AreaProfile
from toshiken.profile.units import units_of

Rows = Sequence[Mapping[str, Cell]]


def record_notes(*records: PrintedTable | TextPage | None) -> tuple[Sentence, ...]:
    """What the records say of themselves, once each."""
    notes: dict[str, None] = {}
    for record in records:
        if record is not None:
            notes |= dict.fromkeys(record.definition.notes if isinstance(record, PrintedTable) else record.notes)
    return tuple(said(note) for note in notes)


def lost_note(profile: AreaProfile, subject: str) -> tuple[Sentence, ...]:
    """The figures of a subject whose data are lost, where the record names some: they are listed on a page of their own."""
    table = profile.table("lost_figures")
    lost = [table.text(r, "title") for r in table.rows if table.text(r, "page").startswith(subject)] if table else []
    named = "".join(f"「{title}」" for title in lost)
    if table is None or not lost:
        return ()
    return (sentence(Pointer(f"{named}の図は、「{table.definition.label}」の頁に挙げる。")),)


def named(places: Iterable[Place]) -> str:
    """Names in a row: 石狩市、当別町."""
    return "、".join(place.name for place in places)


def beyond_note(profile: AreaProfile, name: str) -> tuple[Sentence, ...]:
    """Of a record of units (profile.units) those that spill over the area, with what of each lies outside."""
    record = profile.table(name)
    units = [unit for unit in units_of(profile, record) if unit.outside] if record else []
    if not record or not units:
        return ()
    outside = "、".join(f"{unit.name}（{named(unit.outside)}）" for unit in units)
    return (
        said(f"{record.definition.label}のうち、次は圏域外の市町村を含み、その数値は圏域の数値ではない：{outside}。"),
    )


def of_members(profile: AreaProfile, name: str, codes: str) -> PrintedTable | None:
    """A record's rows of the members; a row may name several municipalities. None where no row is left."""
    return _rows_of(profile, name, codes, {m.code for m in profile.members})


def of_known_places(profile: AreaProfile, name: str, codes: str) -> PrintedTable | None:
    """A record's rows of the area, its members, its prefectures or the nation. None where no row is left."""
    return _rows_of(profile, name, codes, known_places(profile).keys())


def known_places(profile: AreaProfile) -> dict[str, Place]:
    """The places a page of this area may speak of, by code."""
    places = (*profile.members, profile.place, *profile.area.prefectures, profile.nation)
    return {place.code: place for place in places}


def halves(rows: Rows, together: str) -> tuple[Rows, ...]:
    """The rows in two columns, cut near the middle where the text in `together` changes; one row is one column."""
    middle = (len(rows) + 1) // 2
    changes = [i for i in range(1, len(rows)) if rows[i][together] != rows[i - 1][together]]
    nearest = min(changes, key=lambda i: abs(i - middle), default=middle)
    cut = nearest if abs(nearest - middle) <= len(rows) // 4 else middle
    return tuple(part for part in (rows[:cut], rows[cut:]) if part)


def _rows_of(profile: AreaProfile, name: str, codes: str, wanted: Set[str]) -> PrintedTable | None:
    table = profile.table(name)
    if table is None:
        return None
    rows = tuple(r for r in table.rows if any(code in wanted for code in table.text(r, codes).split("・")))
    return replace(table, rows=rows) if rows else None
