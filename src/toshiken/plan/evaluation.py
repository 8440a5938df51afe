"""Scores of projects: points reached of points possible → A, B, C, D, hub's and partners' own side by side. Internal by default.

The limits are dated parameters (rules/parameters/evaluation).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.project import Evaluation
from toshiken.rules.parameters import parameter

GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True)
class Grades:
    """How many of one municipality's scores are A, B, C, D; good: the share of A and B in percent."""

    code: str
    name: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def good_percent(self) -> Decimal | None:
        """A and B of all; None without scores."""
        return Decimal(100) * (self.counts["A"] + self.counts["B"]) / self.total if self.total else None


def grade(evaluation: Evaluation, day: date) -> str:
    """A, B, C or D by the limits that hold on a day; the unrounded ratio is compared."""
    percent = Decimal(100) * evaluation.points / evaluation.full_points
    for letter in GRADES[:-1]:
        if percent >= parameter(f"grade_{letter.lower()}_minimum", day).in_unit("percent").known:
            return letter
    return GRADES[-1]


def grades_by_member(plan: AlliancePlan, fiscal_year: int, day: date) -> tuple[Grades, ...]:
    """Everyone who scored a project of the year, hub first."""
    hubs = [hub.code for hub in plan.area.hubs]
    counts: dict[str, Counter[str]] = {}
    for project in plan.projects:
        for evaluation in project.evaluations:
            if evaluation.fiscal_year == fiscal_year:
                counts.setdefault(evaluation.member, Counter())[grade(evaluation, day)] += 1
    order = sorted(counts, key=lambda code: (code not in hubs, code))
    return tuple(Grades(code, plan.name_of(code), {g: counts[code][g] for g in GRADES}) for code in order)
