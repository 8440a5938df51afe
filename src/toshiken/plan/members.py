"""Who takes part when: a project's members of a fiscal year are those in the area on its first day."""

from collections.abc import Collection
from datetime import date

from toshiken.geography.area import Area
from toshiken.plan.fiscal_years import first_day
from toshiken.plan.records.project import Project


def belongs(code: str, area: Area, day: date) -> bool:
    """Whether a municipality is a member on a day."""
    return any(m.code == code and m.belongs_on(day) for m in (*area.hubs, *area.partners))


def ever_belongs(code: str, area: Area) -> bool:
    """Whether the area knows it as a member at any time."""
    return any(m.code == code for m in (*area.hubs, *area.partners))


def partners_on(area: Area, day: date) -> tuple[str, ...]:
    """Codes of the members that are no hub."""
    hubs = {hub.code for hub in area.hubs}
    return tuple(m.code for m in area.members(day) if m.code not in hubs)


def project_hub(members: Collection[str], area: Area) -> str | None:
    """The hub that takes part, the area's first where none does; None where two do: which of them bears all is not said."""
    taking_part = [hub.code for hub in area.hubs if hub.code in members]
    return None if len(taking_part) > 1 else next(iter(taking_part), area.hub.code)


def members_in(project: Project, area: Area, fiscal_year: int) -> tuple[str, ...]:
    """The project's members in the area on the first day of the fiscal year, hub first, then in 建制順."""
    hubs = [hub.code for hub in area.hubs]
    taking_part = [code for code in project.members if belongs(code, area, first_day(fiscal_year))]
    return tuple(sorted(taking_part, key=lambda code: (code not in hubs, code)))
