"""Suppressed cells stay hidden: before an output is written, what it shows is searched for cells that follow by subtraction.

The sums among the cells are linear equations whose unknowns are the cells not shown. A hidden cell is revealed where the
equations leave it one value: it then stands alone in a row of their reduced echelon form (tables/elimination.py). That figures
are not negative is used for one thing: parts whose whole is used up by the parts that are known are 0.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from toshiken.core.errors import OutputError
from toshiken.core.quantity import Quantity, State
from toshiken.tables.elimination import Cell, Row, Solved, System


class Sum(NamedTuple):
    """A known relation: `whole` is the sum of its `parts`."""

    whole: Cell
    parts: tuple[Cell, ...]


_Reasons = tuple[Sum, ...]


class Revealed(NamedTuple):
    """A hidden cell that follows from what is shown, and the relations it follows from."""

    cell: Cell
    by: tuple[Sum, ...]


def require_hidden(cells: Mapping[Cell, Quantity], relations: Sequence[Sum]) -> None:
    """Raises an OutputError where a suppressed cell follows from the cells that are shown.

    cells: all an output shows, suppressed cells among them. relations: all that a reader knows to add up; their cells need
    not all be shown.
    """
    shown = {cell: Fraction(quantity.known) for cell, quantity in cells.items() if quantity.value is not None}
    hidden = [cell for cell, quantity in cells.items() if quantity.state is State.SUPPRESSED]
    if found := revealed(shown, hidden, relations):
        raise OutputError(_advice(found))


def revealed(shown: Mapping[Cell, Fraction], hidden: Iterable[Cell], relations: Sequence[Sum]) -> tuple[Revealed, ...]:
    """The hidden cells that follow from those shown, in the order of `hidden`."""
    system = System()
    reasons: list[_Reasons] = [(relation,) for relation in relations]  # of every equation: the relations it says
    for index, relation in enumerate(relations):
        system.add(_equation(relation, shown, index))
    while zeros := dict(_used_up(relations, shown, system.solved(), reasons)):
        for cell, because in zeros.items():
            system.add(Row({cell: Fraction(1)}, Fraction(0), {len(reasons): Fraction(1)}))
            reasons.append(because)
    solved = system.solved()
    return tuple(Revealed(cell, _because(solved[cell], reasons)) for cell in hidden if cell in solved)


def sums_along(axis: int, whole: str, parts: Sequence[str], cells: Iterable[Cell]) -> list[Sum]:
    """The relations of a table along one axis: in every line of `cells`, `whole` is the sum of `parts`.

    `sums_along(1, "総数", ["建設業", "製造業"], cells)`: each place's total is the sum of its industries.
    """
    wholes = dict.fromkeys((*cell[:axis], whole, *cell[axis + 1 :]) for cell in cells)
    return [Sum(cell, tuple((*cell[:axis], part, *cell[axis + 1 :]) for part in parts)) for cell in wholes]


def _equation(relation: Sum, shown: Mapping[Cell, Fraction], index: int) -> Row:
    """Unknown parts − unknown whole = known whole − known parts."""
    factors = {part: Fraction(1) for part in relation.parts} | {relation.whole: Fraction(-1)}
    value = -sum((factor * shown[cell] for cell, factor in factors.items() if cell in shown), Fraction(0))
    unknown = {cell: factor for cell, factor in factors.items() if cell not in shown}
    return Row(unknown, value, {index: Fraction(1)})


def _used_up(
    relations: Sequence[Sum], shown: Mapping[Cell, Fraction], solved: Mapping[Cell, Solved], reasons: Sequence[_Reasons]
) -> Iterator[tuple[Cell, _Reasons]]:
    """Cells that can only be 0, and why."""
    known = {**shown, **{cell: found.value for cell, found in solved.items()}}
    for relation in relations:
        parts = [known[part] for part in relation.parts if part in known]
        if known.get(relation.whole) == sum(parts) and min(parts, default=0) >= 0:
            derived = [solved[cell] for cell in (relation.whole, *relation.parts) if cell in solved]
            because = tuple(dict.fromkeys((relation, *(r for found in derived for r in _because(found, reasons)))))
            yield from ((part, because) for part in relation.parts if part not in known)


def _because(found: Solved, reasons: Sequence[_Reasons]) -> _Reasons:
    return tuple(dict.fromkeys(relation for index in found.by for relation in reasons[index]))


def _advice(found: Sequence[Revealed]) -> str:
    lines = [f"{_named(one.cell)}（{'、'.join(map(_relation, one.by))}から）" for one in found]
    return (
        f"秘匿された数値が引き算で分かってしまうため、書き出せません：{'；'.join(lines)}。"
        "内訳を省いて合計だけを示すか、同じ合計の内訳をもう1つ伏せてください。"
    )


def _relation(relation: Sum) -> str:
    parts = "＋".join(map(_named, relation.parts[:3])) + ("＋…" if len(relation.parts) > 3 else "")
    return f"{_named(relation.whole)}＝{parts}"


def _named(cell: Cell) -> str:
    return "・".join(cell)
