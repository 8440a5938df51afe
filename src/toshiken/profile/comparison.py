"""Areas beside each other: each figure from the areas' own profiles, the largest found by computation, print beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from toshiken.core.errors import RequestError
from toshiken.core.period import Period
from toshiken.core.quantity import Quantity
from toshiken.profile.asked import Asked, asked
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

STEPS = (("declaration", "連携中枢都市宣言"), ("agreement", "連携協約"), ("vision", "都市圏ビジョン"))
# What the record of printed areas has, by the field that gives it: (column, period).
PRINTED = {"population_persons": ("population", "2015-10-01"), "total_area_ha": ("area", "2017-10-01")}


@dataclass(frozen=True)
class ComparedRow:
    """One figure of every area, in their order; None where an area has none. `marks`: indexes of the largest.

    printed: the same figure as a document prints it, where one does.
    """

    asked: Asked
    period: Period | None
    values: tuple[Quantity | None, ...]
    printed: tuple[Quantity | None, ...] = ()

    @property
    def marks(self) -> frozenset[int]:
        known = {i: q.value for i, q in enumerate(self.values) if q is not None and q.value is not None}
        largest = max(known.values(), default=None)
        return frozenset(i for i, value in known.items() if value == largest) if len(known) > 1 else frozenset()

    @property
    def differences(self) -> tuple[Quantity | None, ...]:
        """Computed less printed, where both stand."""
        pairs = zip(self.values, self.printed, strict=True)
        return tuple(_less(q, p) for q, p in pairs) if self.printed else ()


@dataclass(frozen=True)
class Comparison:
    """Areas with the steps they have reached, who takes part, and rows of figures."""

    profiles: tuple[AreaProfile, ...]
    rows: tuple[ComparedRow, ...]

    @property
    def as_of(self) -> date:
        return self.profiles[0].as_of

    def steps(self) -> Mapping[str, tuple[date | None, ...]]:
        """By the step's name its first day in every area."""
        days = {kind: [p.area.milestone(kind, self.as_of) for p in self.profiles] for kind, _ in STEPS}
        return {label: tuple(step.day if step else None for step in days[kind]) for kind, label in STEPS}

    def partners(self) -> tuple[str, ...]:
        """4市10町2村 by area."""
        return tuple(kinds_of(profile) for profile in self.profiles)


def compared(profiles: Sequence[AreaProfile], wanted: Sequence[str]) -> Comparison:
    """The comparison by these figures (profile.asked); by none the deck's own: people and land, with what is printed."""
    if len({p.area.slug for p in profiles}) < len(profiles):
        raise RequestError("同じ圏域が2回指定されています。1回にしてください。")
    rows = [_row(profiles, asked(text)) for text in wanted] if wanted else _rows_of_the_deck(profiles)
    if wanted and (empty := [row.asked.label for row in rows if not any(row.values)]):
        raise RequestError(
            f"「{'、'.join(empty)}」は、どの圏域にも数値がありません。"
            "内訳が要る指標は age_share:age_class=65+ の形で指定し、資料がなければ toshiken ingest で取り込んでください。"
        )
    return Comparison(tuple(profiles), tuple(rows))


def kinds_of(profile: AreaProfile) -> str:
    """The partners by kind: 4市10町2村."""
    kinds = Counter(member.name[-1] for member in profile.partners)
    return "".join(f"{kinds[kind]}{kind}" for kind in "市区町村" if kinds[kind]) or "なし"


def _rows_of_the_deck(profiles: Sequence[AreaProfile]) -> list[ComparedRow]:
    fixed = [_at(profiles, asked(field), Period.parse(period)) for field, (_, period) in PRINTED.items()]
    with_print = [replace(row, printed=tuple(_printed(p, row.asked.name) for p in profiles)) for row in fixed]
    newest = [_row(profiles, asked(name)) for name in ("population_persons", "population_density")]
    return [*with_print, *(row for row in newest if row.period not in {r.period for r in fixed})]


def _row(profiles: Sequence[AreaProfile], what: Asked) -> ComparedRow:
    """At the newest period all areas share; where there is none, at the newest any has."""
    each = [{q.period for q in _series(p, what) if q.value is not None} for p in profiles]
    shared = set.intersection(*each) or set.union(*each)
    return _at(profiles, what, max(shared)) if shared else ComparedRow(what, None, (None,) * len(profiles))


def _at(profiles: Sequence[AreaProfile], what: Asked, period: Period) -> ComparedRow:
    found = [next((q for q in _series(p, what) if q.period == period), None) for p in profiles]
    return ComparedRow(what, period, tuple(q and q.in_unit(what.unit) for q in found))


def _series(profile: AreaProfile, what: Asked) -> tuple[Quantity, ...]:
    return profile.series(what.name, profile.place, **dict(what.dimensions))


def _printed(profile: AreaProfile, field: str) -> Quantity | None:
    """What is printed of the area with these members; nothing of one of the same hub with others."""
    table: PrintedTable | None = profile.table("peer_areas_2018") if profile.as_printed else None
    row = next((r for r in table.rows if r["hub_code"] == profile.hub.code), None) if table else None
    return table.figure(row, PRINTED[field][0]) if table and row else None


def _less(computed: Quantity | None, printed: Quantity | None) -> Quantity | None:
    if computed is None or printed is None or computed.value is None or printed.value is None:
        return None
    return replace(computed, value=Decimal(computed.known - printed.known), derivation="計算値 － 印字値")
