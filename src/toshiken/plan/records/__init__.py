"""Every kind of record of a plan, one small file a kind. `alliance.AlliancePlan` holds them all.

What a deck tells of an area before there is a plan (joint projects, hopes, ideas, schedule) is `background`.
"""

from toshiken.plan.records.background import (
    Concern,
    JointProject,
    Plan,
    PlanRecord,
    ProjectIdea,
    ScheduleStep,
    published_by,
    read_plan,
)

__all__ = [
    "Concern",
    "JointProject",
    "Plan",
    "PlanRecord",
    "ProjectIdea",
    "ScheduleStep",
    "published_by",
    "read_plan",
]
