"""Claims about units that do not nest in the area."""

from toshiken.core.period import Period
from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile
from toshiken.profile.units import unit_kinds, units_of


def units_beyond(profile: AreaProfile, record: PrintedTable) -> Sentence | None:
    """How many units of a record reach beyond the area: their figures are not the area's. None where none does."""
    units, kind = units_of(profile, record), unit_kinds()[record.name]
    beyond = sum(bool(unit.outside) for unit in units)
    if not beyond:
        return None
    day = Period.parse(record.origin.available_from.isoformat())
    every = counted(len(units), "items", profile.place, day, (record.origin,), kind.label)
    some = counted(beyond, "items", profile.place, day, (record.origin,), f"圏域外の市町村を含む{kind.label}")
    return sentence(
        f"圏域の市町村が{kind.verb}", with_unit(every), f"の{kind.label}のうち", with_unit(some), "は、圏域外の市町村を含む"
    )  # fmt: skip
