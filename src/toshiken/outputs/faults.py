"""Faults of a printed document: names that no municipality has, titles misspelt, and those only a reader finds."""

from collections.abc import Iterator
from dataclasses import dataclass

from toshiken.core.errors import PlaceError
from toshiken.geography.municipalities import resolve
from toshiken.profile.profile import AreaProfile


@dataclass(frozen=True)
class Fault:
    """What is printed, what is right, and how it was found."""

    page: str
    printed: str
    correct: str
    found_by: str


def faults(profile: AreaProfile) -> tuple[Fault, ...]:
    """Every fault of the printed records, those a rule finds first."""
    return (*_unknown_names(profile), *_recorded(profile))


def _unknown_names(profile: AreaProfile) -> Iterator[Fault]:
    """Rule: a printed municipality must resolve to a municipality."""
    for table in profile.printed.values():
        if "printed_name" not in table.definition.columns:
            continue
        for row in table.rows:
            printed = table.text(row, "printed_name")
            if not printed:
                continue
            try:
                resolve(printed)
            except PlaceError:
                yield Fault(
                    table.definition.label, printed, table.text(row, "municipality"), "全国地方公共団体コードにない名前"
                )


def _recorded(profile: AreaProfile) -> Iterator[Fault]:
    """Faults a reader found; those that only later figures show appear once these are published."""
    found = (profile.table(name) for name in ("deck_faults", "deck_faults_later"))
    for table in (table for table in found if table is not None):
        for row in table.rows:
            yield Fault(*(table.text(row, column) for column in ("page", "printed", "correct", "found_by")))
