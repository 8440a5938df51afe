"""What the package itself knows: the Sapporo area with everything, a few more areas, and what any area's pages draw on."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from toshiken.core.origin import Origin
from toshiken.core.origins_file import known_on
from toshiken.core.quantity import NATION
from toshiken.example.figures import FOLDER, PACKAGE, Bundle, load_origins
from toshiken.example.memberships import elsewhere
from toshiken.geography.area import Area, read_area
from toshiken.geography.history import History
from toshiken.geography.membership import require_members_exist
from toshiken.geography.offices import Office, offices
from toshiken.geography.shapes.shape import Boundaries
from toshiken.outputs.brief import Brief
from toshiken.plan.records import Plan, read_plan
from toshiken.plan.texts import TextPage, read_texts
from toshiken.profile.build import build_profile
from toshiken.profile.delineation.flow_table import FlowTable
from toshiken.profile.delineation.judging import RECORD as RATIOS
from toshiken.profile.delineation.request import published_by, tables_of
from toshiken.profile.outlook.outlook import outlook_of
from toshiken.profile.outlook.scenario import bundled_scenarios
from toshiken.profile.printed import PrintedTable, read_printed
from toshiken.profile.profile import AreaProfile
from toshiken.profile.what_if import WhatIf, what_if
from toshiken.tables.joined import Figures, as_printed, joined
from toshiken.tables.observations import Observations

COMMON = FOLDER / "common"  # records and texts that hold for every area


@dataclass(frozen=True)
class Example:
    """An area by its file. Where that is named area.yml, the folder around it is the area's own: *origins.yml, figures/,
    records/ and plan/ in it count, as far as they are there. more: further keepers of figures, a store. offices, history:
    where the municipal offices stand, and what municipalities were before, as far as known. boundaries: who keeps their shapes.
    own_flows: the caller's tables of commuting, in place of those of all keepers and of printed ratios.
    """

    file: Path = FOLDER / "area.yml"
    more: tuple[Figures, ...] = ()
    offices: Mapping[str, Office] = field(default_factory=offices)
    history: History | None = None
    boundaries: Boundaries | None = None
    own_flows: tuple[FlowTable, ...] | None = None

    @property
    def _folders(self) -> tuple[Path, ...]:
        """What is common, then the area's own folder."""
        return (COMMON, self.file.parent) if self.file.name == "area.yml" else (COMMON,)

    @cached_property
    def area(self) -> Area:
        return read_area(self.file, self.origins)

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return load_origins(FOLDER, *self._folders)

    @cached_property
    def observations(self) -> Observations:
        """What is known of the area's places (a printed area figure among them)."""
        return self.observations_of(self.area)

    def observations_of(self, *areas: Area) -> Observations:
        """What the package, the area's own folder and the further keepers have of these areas' places."""
        return joined(self._keepers, self._asked(*areas))

    def observations_of_fields(self, fields: Collection[str]) -> Observations:
        """Of these fields only what is printed, without further sums: quicker than `observations`."""
        return as_printed(self._keepers, fields, self._asked(self.area))

    @cached_property
    def _keepers(self) -> tuple[Figures, ...]:
        own = [Bundle(folder) for folder in self._folders if folder != FOLDER and (folder / "figures").is_dir()]
        return (PACKAGE, *own, *self.more)

    def _asked(self, *areas: Area) -> list[str] | None:
        """The places to ask for; None where all there is belongs to the area."""
        return [place for area in areas for place in _places(area)] if self.more or self.file.parent != FOLDER else None

    @cached_property
    def printed(self) -> dict[str, PrintedTable]:
        files = (path for folder in self._folders for path in sorted((folder / "records").glob("*.csv")))
        replaced = () if self.own_flows is None else (RATIOS,)
        return {path.stem: read_printed(path, self.origins) for path in files if path.stem not in replaced}

    @cached_property
    def plan(self) -> Plan:
        own = [folder / "plan" for folder in self._folders if (folder / "plan").is_dir()]
        return read_plan(own[0], self.origins) if own else Plan((), (), (), (), ())

    @cached_property
    def texts(self) -> dict[str, TextPage]:
        return {
            name: text
            for folder in self._folders
            for name, text in read_texts(folder / "records" / "texts", self.origins).items()
        }

    def profile(self, as_of: date) -> AreaProfile:
        """Everything known about the area, as of a day."""
        require_members_exist(self.area, as_of, self.history)
        return build_profile(self.area, as_of, self.observations, self.printed)

    def what_if(self, changed: Area, as_of: date) -> WhatIf:
        """The profile beside that of the area with other members."""
        for area in (self.area, changed):
            require_members_exist(area, as_of, self.history)
        found = what_if(self.area, changed, as_of, self.observations_of(self.area, changed), self.printed)
        return replace(found, flows=self.flows(as_of), borders=self.boundaries)

    def flows(self, as_of: date) -> tuple[FlowTable, ...]:
        """The tables of commuting published by a day."""
        return tuple(published_by(as_of, self._flows if self.own_flows is None else self.own_flows))

    @cached_property
    def _flows(self) -> list[FlowTable]:
        return tables_of(self._keepers)

    def brief(self, as_of: date) -> Brief:
        """What the pages are written from, as of a day."""
        profile = self.profile(as_of)
        origins, plan = known_on(self.origins, as_of), self.plan.as_of(as_of, self.origins)
        others = elsewhere(self.area, as_of)
        outlook = outlook_of(profile.place, profile.members, as_of, self.observations, bundled_scenarios())
        return Brief(
            profile, plan, self.texts, origins, self.offices, others, self.boundaries, outlook, self.flows(as_of)
        )


def _places(area: Area) -> list[str]:
    """Codes of everything a profile of the area asks for."""
    members = [member.code for member in (*area.hubs, *area.partners)]
    return [area.slug, *members, *(prefecture.code for prefecture in area.prefectures), NATION.code]
