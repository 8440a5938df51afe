"""Claims about fire unions and ambulance calls."""

from toshiken.core.period import Period
from toshiken.core.wording import Sentence, magnitude, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile
from toshiken.profile.units import units_of


def unions_beyond(profile: AreaProfile, record: PrintedTable) -> Sentence | None:
    """How many fire unions reach beyond the area: their figures are not the area's. None where none does."""
    unions = units_of(profile, record)
    beyond = sum(bool(union.outside) for union in unions)
    if not beyond:
        return None
    day = Period.parse(record.origin.available_from.isoformat())
    every = counted(len(unions), "items", profile.place, day, (record.origin,), "消防事務組合")
    some = counted(beyond, "items", profile.place, day, (record.origin,), "圏域外の市町村を含む消防事務組合")
    return sentence(
        "圏域の市町村が加わる", with_unit(every), "の消防事務組合のうち", with_unit(some), "は、圏域外の市町村を含む"
    )  # fmt: skip


def ambulance_change(profile: AreaProfile) -> Sentence | None:
    """The printed change in ambulance calls of the area; its years are as vague as the source's."""
    table = profile.table("ambulance_change")
    row = next((r for r in table.rows if r["place_code"] == profile.place.code), None) if table else None
    if table is None or row is None or table.figure(row, "change").value is None:
        return None
    change = table.figure(row, "change")
    word = "増" if change.known >= 0 else "減"
    return sentence(
        "圏域内の救急出動件数は、5年前と比較すると約", with_unit(magnitude(change)), f"の{word}（印字値）。"
    )
