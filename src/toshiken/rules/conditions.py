"""A requirement held against what is known: value, threshold, margin, source, and what came out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from toshiken.core.origin import Origin, united
from toshiken.core.quantity import Quantity, plain


class Outcome(Enum):
    """What a requirement comes to; the value is what it is called."""

    PASS = "満たす"
    NEAR = "近い"
    FAIL = "満たさない"
    NO_DATA = "資料なし"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One requirement. `value`: a figure, words (指定都市) or None; `margin`: value − threshold where both are figures.

    missing: the official title of what is not at hand, where the outcome is NO_DATA. remark: what must be said beside it.
    """

    id: str
    label: str
    requirement: str
    outcome: Outcome
    value: Quantity | str | None = None
    threshold: Quantity | None = None
    margin: Quantity | None = None
    missing: str = ""
    remark: str = ""
    rule: tuple[Origin, ...] = ()
    data: tuple[Origin, ...] = ()

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The text of the requirement, then where the value comes from."""
        figures = self.value.origins if isinstance(self.value, Quantity) else ()
        return united((self.rule, figures, self.data))


def joint_outcome(conditions: Iterable[Condition]) -> Outcome:
    """Of all together: one that fails decides, then one without data, then one that is only near."""
    found = {condition.outcome for condition in conditions}
    order = (Outcome.FAIL, Outcome.NO_DATA, Outcome.NEAR, Outcome.PASS)
    return next(outcome for outcome in order if outcome in found)


def at_least(value: Quantity, stated: Quantity, allowed: Quantity) -> Outcome:
    """PASS from the stated number on, NEAR from the allowed one, FAIL below. Unrounded values are compared."""
    known = value.in_unit(stated.unit).known
    if known >= stated.known:
        return Outcome.PASS
    return Outcome.NEAR if known >= allowed.in_unit(stated.unit).known else Outcome.FAIL


def above(value: Quantity, threshold: Quantity) -> Quantity:
    """value − threshold in the threshold's unit (a share in points), at the value's place and time."""
    known = value.in_unit(threshold.unit)
    return replace(
        known,
        value=known.known - threshold.known,
        unit="percentage_points" if threshold.unit == "percent" else threshold.unit,
        origins=united((value.origins, threshold.origins)),
        derivation=f"{plain(known)} － {plain(threshold)}",
    )
