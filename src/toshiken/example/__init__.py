"""The bundled example: the Sapporo area, read through the same doors as any other."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from toshiken.core.errors import PlaceError
from toshiken.core.origin import Origin
from toshiken.core.origins_file import known_on
from toshiken.core.quantity import NATION
from toshiken.example.figures import Bundle, load_origins
from toshiken.geography.area import Area, read_area
from toshiken.geography.municipalities import resolve
from toshiken.geography.shapes.shape import Boundaries
from toshiken.outputs.brief import Brief
from toshiken.plan.records import Plan, read_plan
from toshiken.plan.texts import TextPage, read_texts
from toshiken.profile.build import build_profile
from toshiken.profile.outlook.outlook import outlook_of
from toshiken.profile.outlook.scenario import bundled_scenarios
from toshiken.profile.printed import PrintedTable, read_printed
from toshiken.tables.joined import Figures, as_printed, joined
from toshiken.tables.observations import Observations


@dataclass(frozen=True)
class Example:
    """A folder with area.yml, origins, figures/, records/ and plan/; `more`: further keepers of figures, a store;
    `boundaries`: who keeps the shapes of municipalities."""

    folder: Path = Path(__file__).parent
    more: tuple[Figures, ...] = ()
    boundaries: Boundaries | None = None

    @cached_property
    def area(self) -> Area:
        return read_area(self.folder / "area.yml", self.origins)

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return load_origins(self.folder)

    @cached_property
    def observations(self) -> Observations:
        """What the folder and the further keepers have of the area's places (a printed area figure among them)."""
        keepers = (Bundle(self.folder), *self.more)
        return joined(keepers, _places(self.area) if self.more else None)

    def observations_of_fields(self, fields: Collection[str]) -> Observations:
        """Of these fields only what is printed, without further sums: quicker than `observations`."""
        keepers = (Bundle(self.folder), *self.more)
        return as_printed(keepers, fields, _places(self.area) if self.more else None)

    @cached_property
    def printed(self) -> dict[str, PrintedTable]:
        return {path.stem: read_printed(path, self.origins) for path in sorted((self.folder / "records").glob("*.csv"))}

    @cached_property
    def plan(self) -> Plan:
        return read_plan(self.folder / "plan", self.origins)

    @cached_property
    def texts(self) -> dict[str, TextPage]:
        return read_texts(self.folder / "records" / "texts", self.origins)

    def brief(self, as_of: date) -> Brief:
        """What the pages are written from, as of a day."""
        profile = build_profile(self.area, as_of, self.observations, self.printed)
        origins, members = known_on(self.origins, as_of), profile.members
        outlook = outlook_of(profile.place, members, as_of, self.observations, bundled_scenarios())
        plan = self.plan.as_of(as_of, self.origins)
        return Brief(profile, plan, self.texts, origins, self.boundaries, outlook=outlook)


def _places(area: Area) -> list[str]:
    """Codes of everything a profile of the area asks for."""
    members = [member.code for member in (*area.hubs, *area.partners)]
    return [area.slug, *members, *(prefecture.code for prefecture in area.prefectures), NATION.code]


def bundled(wanted: str, more: tuple[Figures, ...] = (), boundaries: Boundaries | None = None) -> Example:
    """The bundled example, where `wanted` (name or code) is its hub; a PlaceError otherwise. more: a store's figures."""
    municipality = resolve(wanted)
    example = Example(more=more, boundaries=boundaries)
    if municipality.code not in {hub.code for hub in example.area.hubs}:
        raise PlaceError(
            f"{municipality.prefecture}{municipality.name}を中枢都市とする圏域の資料は同梱していません。"
            f"同梱しているのは{example.area.hub.name}の圏域です。"
        )
    return example
