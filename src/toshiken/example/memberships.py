"""Which other areas a municipality belongs to: those the package knows, and the record of further ones."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from toshiken.example.figures import FOLDER, load_origins
from toshiken.geography.area import Area, read_area
from toshiken.profile.printed import PrintedTable

AREA_FILES = (FOLDER / "area.yml", *sorted(FOLDER.glob("areas/*/area.yml")))


@cache
def bundled_areas() -> Mapping[Path, Area]:
    """Every area the package knows by its file, Sapporo's first."""
    origins = load_origins()
    return {file: read_area(file, origins) for file in AREA_FILES}


def elsewhere(area: Area, day: date, record: PrintedTable | None) -> Mapping[str, tuple[str, ...]]:
    """Municipality code → names of the areas other than `area` that it is a member of on the day."""
    own, hubs = {member.code for member in area.members(day)}, {hub.code for hub in area.hubs}
    found: dict[str, dict[str, None]] = {}
    for other in bundled_areas().values():
        if hubs.isdisjoint(hub.code for hub in other.hubs):
            for member in other.members(day):
                found.setdefault(member.code, {})[other.name_on(day)] = None
    for row in record.rows if record else ():
        if date.fromisoformat(str(row["since"])) <= day and str(row["alliance"]) not in {n.name for n in area.names}:
            found.setdefault(str(row["municipality_code"]), {})[str(row["alliance"])] = None
    return {code: tuple(names) for code, names in found.items() if code in own}
