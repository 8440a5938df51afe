"""Claims about ambulance calls."""

from toshiken.core.wording import Sentence, magnitude, sentence, with_unit
from toshiken.profile.profile import AreaProfile


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
