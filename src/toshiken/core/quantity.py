"""A number that never travels alone: value, unit, place, period, scope, state, origins, derivation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from toshiken.core.errors import QuantityError, ScopeMismatch, UnitMismatch
from toshiken.core.origin import Origin, united
from toshiken.core.period import Period
from toshiken.core.rounding import grouped
from toshiken.core.units import quotient_dimension, unit_named

_NO_VALUE, _PLUS, _MINUS = "値なし：", " ＋ ", " － "


class State(Enum):
    """What a cell of an official table says beside, or in place of, a number. The value is the printed symbol."""

    PRESENT = ""
    ZERO = "0"
    NIL = "－"
    SUPPRESSED = "x"
    NOT_SURVEYED = "…"
    UNKNOWN = "不詳"
    MISSING = "…（資料なし）"
    TOO_SMALL = "†"
    REFERENCE = "（参考値）"

    @property
    def has_value(self) -> bool:
        return self in (State.PRESENT, State.ZERO, State.NIL, State.REFERENCE)


class Place(NamedTuple):
    """A place: five-digit code (an area: its slug) and the name as printed."""

    code: str
    name: str


NATION = Place("00000", "全国")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure. `value` is None exactly where `state` has no value; NIL (皆無) counts as zero in sums."""

    value: Decimal | None
    unit: str
    place: Place
    period: Period
    scope: str = ""
    state: State = State.PRESENT
    origins: tuple[Origin, ...] = ()
    derivation: str = ""

    def __post_init__(self) -> None:
        if (self.value is None) == self.state.has_value:
            raise QuantityError(
                f"{self.place.name} {self.period.code}：値「{self.value}」と状態「{self.state.name}」が合いません。"
            )

    @property
    def known(self) -> Decimal:
        """The value, or a fault where there is none: missing is never zero."""
        if self.value is None:
            raise QuantityError(
                f"{self.place.name}（{self.period.short}）の値がありません（{self.state.value}）。計算や比較に使えません。"
            )
        return self.value

    def __add__(self, other: "Quantity") -> "Quantity":
        return total((self, other), self.place if self.place == other.place else _joined(self.place, other.place, "＋"))

    def __sub__(self, other: "Quantity") -> "Quantity":
        require_addable((self, other), same_period=False)
        if self.value is None or other.value is None:
            return _without_value((self, other), self.place, self.unit)
        place = self.place if self.place == other.place else _joined(self.place, other.place, "－")
        return replace(
            self,
            value=self.value - other.value,
            place=place,
            period=_spanning(self.period, other.period),
            state=_joint_state((self, other)),
            origins=united((self.origins, other.origins)),
            derivation=f"{plain(self)}{_MINUS}{plain(other)}",
        )

    def __truediv__(self, other: "Quantity") -> "Quantity":
        """A ratio in base units; `in_unit` turns it into %, per 100,000 and so on."""
        numerator, denominator = unit_named(self.unit), unit_named(other.unit)
        unit = quotient_dimension(numerator.dimension, denominator.dimension)
        if self.value is None or other.value is None or other.value == 0:
            return _without_value((self, other), self.place, unit)
        factor = denominator.scale / numerator.scale
        return Quantity(
            self.value / other.value * factor,
            unit,
            self.place,
            self.period,
            self.scope if self.scope == other.scope else "",
            _joint_state((self, other)),
            united((self.origins, other.origins)),
            _rescaled(f"{_operand(self)} ÷ {_operand(other)}", factor),
        )

    def in_unit(self, name: str) -> "Quantity":
        """The same figure in another unit of its dimension."""
        old, new = unit_named(self.unit), unit_named(name)
        if old.dimension != new.dimension:
            raise UnitMismatch(
                f"「{old.label}」は「{new.label or new.name}」に直せません（次元 {old.dimension} と {new.dimension}）。"
            )
        factor = new.scale / old.scale
        value = None if self.value is None else self.value * factor
        derivation = self.derivation if value is None else _rescaled(self.derivation, factor)
        return replace(self, value=value, unit=name, derivation=derivation)

    def shown(self, decimals: int = 0) -> str:
        """As a table prints it, without its unit."""
        if self.value is None or self.state is State.NIL:
            return self.state.value
        return grouped(self.value, decimals)


def require_addable(quantities: Sequence[Quantity], same_period: bool = True) -> None:
    """Raises where units, scopes or (if asked) periods differ; the message names both."""
    first = quantities[0]
    for other in quantities[1:]:
        where = f"{first.place.name}と{other.place.name}"
        if other.unit != first.unit:
            raise UnitMismatch(
                f"{where}：単位「{unit_named(first.unit).label}」と「{unit_named(other.unit).label}」は足せません。"
            )
        if other.scope != first.scope:
            raise ScopeMismatch(
                f"{where}：範囲「{first.scope or '記載なし'}」と「{other.scope or '記載なし'}」は足せません。"
            )
        if same_period and other.period != first.period:
            raise ScopeMismatch(f"{where}：時点「{first.period.label}」と「{other.period.label}」は足せません。")


def total(quantities: Iterable[Quantity], place: Place) -> Quantity:
    """The sum, at `place`. One figure without a value leaves the sum without a value, and says which."""
    parts = tuple(quantities)
    if not parts:
        raise QuantityError(f"{place.name}：足す数値がひとつもありません。")
    require_addable(parts)
    if any(p.value is None for p in parts):
        return _without_value(parts, place, parts[0].unit)
    return replace(
        parts[0],
        value=sum((p.known for p in parts), Decimal(0)),
        place=place,
        state=_joint_state(parts),
        origins=united(p.origins for p in parts),
        derivation=_PLUS.join(map(_term, parts)) if len(parts) > 1 else parts[0].derivation,
    )


def plain(quantity: Quantity) -> str:
    """The number with the decimals it has (at most six), for a derivation."""
    return quantity.state.value if quantity.value is None else _plain(quantity.value)


@lru_cache(maxsize=1 << 16)  # the same figures stand in the sums of many
def _plain(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    return grouped(value, min(6, max(0, -int(exponent))))


def _operand(quantity: Quantity) -> str:
    """A short calculation in brackets; a long one (the sum over an area's members) by its result."""
    calculation = quantity.derivation
    is_calculation = "÷" in calculation or _PLUS in calculation or _MINUS in calculation
    return f"（{calculation}）" if is_calculation and calculation.count(_PLUS) <= 3 else plain(quantity)


def _term(quantity: Quantity) -> str:
    """A short sum runs on in a longer one: a ＋ b ＋ c."""
    calculation = quantity.derivation
    is_short_sum = 0 < calculation.count(_PLUS) <= 3 and not any(sign in calculation for sign in ("÷", _MINUS, "（"))
    return calculation if is_short_sum else plain(quantity)


def _rescaled(derivation: str, factor: Decimal) -> str:
    """The derivation of a figure that was multiplied by `factor`; a sum is put in brackets first."""
    if factor == 1 or not derivation:
        return derivation
    if factor < 1:
        return f"（{derivation}）÷ {(1 / factor).normalize():f}"
    return f"{f'（{derivation}）' if _is_sum(derivation) else derivation} × {factor.normalize():f}"


def _is_sum(derivation: str) -> bool:
    """Whether ＋ or － stands outside all brackets."""
    outside, inner = derivation, ""
    while inner != outside:
        inner, outside = outside, re.sub("（[^（）]*）", "", outside)
    return _PLUS in outside or _MINUS in outside


def _joined(one: Place, other: Place, sign: str) -> Place:
    return Place(f"{one.code}{sign}{other.code}", f"{one.name}{sign}{other.name}")


def _spanning(one: Period, other: Period) -> Period:
    return one if one == other else Period(max(one.end, other.end), min(one.start, other.start), "SPAN")


def _joint_state(parts: Sequence[Quantity]) -> State:
    return State.REFERENCE if any(p.state is State.REFERENCE for p in parts) else State.PRESENT


def _without_value(parts: Sequence[Quantity], place: Place, unit: str) -> Quantity:
    absent = [p for p in parts if p.value is None]
    state = State.SUPPRESSED if any(p.state is State.SUPPRESSED for p in absent) else State.MISSING
    named = "、".join(map(_absent_reason, absent)) or "分母が0"
    origins = united(p.origins for p in parts)
    return Quantity(None, unit, place, parts[0].period, parts[0].scope, state, origins, f"{_NO_VALUE}{named}")


def _absent_reason(quantity: Quantity) -> str:
    """Which figure is absent: of a sum without a value the member that left it so."""
    inner = quantity.derivation.removeprefix(_NO_VALUE)
    return inner if inner != quantity.derivation else f"{quantity.place.name}（{quantity.state.value}）"
