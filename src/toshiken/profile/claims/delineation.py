"""Claims about a delineation by one table: how many are at the threshold, who is a member under it, who is at it and outside."""

from collections.abc import Sequence

from toshiken.core.period import Period
from toshiken.core.quantity import Place
from toshiken.core.wording import Part, Sentence, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.delineation.delineation import Delineation
from toshiken.profile.delineation.mapped import Mapped
from toshiken.profile.delineation.ratio_table import RatioRow, own_origin
from toshiken.profile.delineation.words import level

_MOST_NAMES = 3


def reached_count(mapped: Mapped) -> Sentence:
    """How many reach the threshold."""
    found, table = mapped.found, mapped.table
    count = _counted(mapped, table.reaching(found.level_percent), f"{level(found.level_percent)}以上の市町村")
    reference = "" if table.basis.judges else "参考（この表では判定しない）："
    to_hub = f"{reference}{hub_names(found)}への通勤通学割合が{level(found.level_percent)}以上なのは"
    return sentence(to_hub, count)


def exceptions_named(mapped: Mapped) -> Sentence | None:
    """The members under the threshold; None where there are none, or the table does not judge."""
    found = mapped.found
    rows = [row for row, _ in found.exceptions(mapped.table)]
    if not rows:
        return None
    what = f"{level(found.level_percent)}未満の{found.partner_word}（例外）"
    return sentence(f"{what}は", _counted(mapped, rows, what), "：", *_named(mapped, rows))


def outside_named(mapped: Mapped) -> Sentence | None:
    """Who is at the threshold and no member; None where nobody is, no area is known or the table does not judge."""
    found = mapped.found
    rows = found.outside(mapped.table)
    if not rows:
        return None
    what = f"{level(found.level_percent)}以上で圏域外の市町村"
    return sentence(f"{what}は", _counted(mapped, rows, what), "：", *_named(mapped, rows))


def hub_names(found: Delineation) -> str:
    """札幌市; 山口市と宇部市."""
    return "と".join(hub.name for hub in found.hubs)


def _counted(mapped: Mapped, rows: Sequence[RatioRow], what: str) -> Part:
    table, day = mapped.table, mapped.found.as_of
    place = Place(mapped.found.hubs[0].code, hub_names(mapped.found))
    period = table.period or Period.parse(day.isoformat())
    origin = table.origin or own_origin(table.label, day)
    return with_unit(counted(len(rows), "municipalities", place, period, (origin,), what))


def _named(mapped: Mapped, rows: Sequence[RatioRow]) -> list[Part]:
    """The first of them with their ratios, and how many more there are."""
    codes = {row.place.code for row in rows[:_MOST_NAMES]}
    figures = [q for q in mapped.table.figures(mapped.found.as_of) if q.place.code in codes]
    parts: list[Part] = [part for q in figures for part in ("、", f"{q.place.name}（", with_unit(q, 1), "）")][1:]
    more = len(rows) - len(figures)
    return [*parts, f"ほか{more}市町村"] if more else parts
