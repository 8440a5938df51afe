"""A sum with parts left out: what is there is added and what is not is said. It is no total and cannot be taken for one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toshiken.core.errors import QuantityError
from toshiken.core.quantity import Place, Quantity, State, require_addable, total

_CALLED = {
    State.SUPPRESSED: "秘匿",
    State.NOT_SURVEYED: "調査なし",
    State.UNKNOWN: "不詳",
    State.MISSING: "資料なし",
    State.TOO_SMALL: "少数",
}


@dataclass(frozen=True, slots=True)
class PartialSum:
    """Not a Quantity, so that nothing adds it up further, divides by it or prints it without its remark.

    of_present: the sum over the parts that have a value; None where none has. left_out: the parts without one, at least one.
    """

    place: Place
    of_present: Quantity | None
    left_out: tuple[Quantity, ...]

    @property
    def remark(self) -> str:
        """秘匿2件を除く; 秘匿2件、資料なし1件を除く."""
        counted = Counter(_CALLED[part.state] for part in self.left_out)
        return "、".join(f"{name}{count}件" for name, count in counted.items()) + "を除く"

    def shown(self, decimals: int = 0) -> str:
        """1,234（秘匿2件を除く）; the symbol alone where no part has a value."""
        if self.of_present is None:
            return total(self.left_out, self.place).shown()
        return f"{self.of_present.shown(decimals)}（{self.remark}）"


def partial_total(quantities: Iterable[Quantity], place: Place) -> PartialSum:
    """What is there of a sum that `total` leaves without a value; where every part has one, that is what to call."""
    parts = tuple(quantities)
    present = tuple(part for part in parts if part.value is not None)
    left_out = tuple(part for part in parts if part.value is None)
    if not left_out:
        raise QuantityError(
            f"{place.name}：欠けている数値がありません。一部の和ではなく合計（total）を使ってください。"
        )
    require_addable(parts)
    if not present:
        return PartialSum(place, None, left_out)
    found = PartialSum(place, total(present, place), left_out)
    return replace(found, of_present=_remarked(total(present, place), found.remark))


def _remarked(quantity: Quantity, remark: str) -> Quantity:
    """The remark goes with the figure wherever its calculation is printed."""
    return replace(quantity, derivation=f"{quantity.derivation}（{remark}）")
