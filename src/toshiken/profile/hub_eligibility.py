"""What is known of a city as a hub on a day, held against the requirements of the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import isfinite
from pathlib import Path

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.records import PartialDate, Record, Text, load_record
from toshiken.geography.categories import CityCategory, category_on, list_known_from, listed_categories
from toshiken.geography.municipalities import Municipality, municipality
from toshiken.geography.shapes.shape import Boundaries
from toshiken.indicators.population.day_night_population_ratio import day_night_population_ratio
from toshiken.profile.delineation.flow_table import FlowTable
from toshiken.profile.delineation.judging import JudgingRatios
from toshiken.profile.delineation.to_centres import share_to_centres
from toshiken.profile.profile import AreaProfile
from toshiken.rules.conditions import Condition, Outcome, joint_outcome
from toshiken.rules.eligibility import Category, Finding, HubFacts, commuting_condition, eligibility
from toshiken.rules.metropolitan_areas import is_metropolitan
from toshiken.rules.two_hubs import City, two_hubs
from toshiken.tables.observations import Observations

DAY, NIGHT = "daytime_population_persons", "nighttime_population_persons"


class Tabulation(Record):
    """A census's tabulation by place of work or study, from its first day on."""

    first_day: PartialDate
    title: Text


class NeededTables(Record):
    """The official titles of the tables the requirements rest on."""

    category: Text
    day_night: Text
    to_centres: Text
    commuting: Text
    tabulations: tuple[Tabulation, ...]

    def named(self, table: str, day: date) -> str:
        """A table's title in the newest census published by the day."""
        known = [t for t in self.tabulations if date.fromisoformat(t.first_day) <= day]
        newest = max(known or self.tabulations, key=lambda t: t.first_day if known else "")
        return f"{newest.title} {getattr(self, table)}"


def needed_tables() -> NeededTables:
    """hub_eligibility.yml."""
    return load_record(Path(__file__).with_suffix(".yml"), NeededTables)


@dataclass(frozen=True, slots=True)
class Answer:
    """A city with its requirements."""

    city: Municipality
    conditions: tuple[Condition, ...]

    @property
    def outcome(self) -> Outcome:
        """Of all requirements together."""
        return joint_outcome(self.conditions)


def answers(observations: Observations, on: date, flows: Sequence[FlowTable] = ()) -> tuple[Answer, ...]:
    """Every 指定都市 and 中核市 of the list, in code order. observations, flows: as of the day."""
    return tuple(answer(municipality(code), observations, on, flows) for code in listed_categories())


def answer(city: Municipality, observations: Observations, on: date, flows: Sequence[FlowTable] = ()) -> Answer:
    """One city, whatever its category."""
    return Answer(city, eligibility(hub_facts(city, observations, on, flows), on))


def hub_facts(city: Municipality, observations: Observations, on: date, flows: Sequence[FlowTable] = ()) -> HubFacts:
    """What is known of a city on a day; what is not names the table that has it."""
    tables = needed_tables()
    return HubFacts(
        city=city.place,
        prefecture=city.prefecture,
        category=_category(city, on, tables),
        day_night=Finding(figure=_ratio(city.place, observations), missing=tables.named("day_night", on)),
        to_centres=_to_centres(city, on, flows, tables),
    )


@dataclass(frozen=True, slots=True)
class Further:
    """A further list of conditions under its heading: no part of the judgement of the city itself."""

    heading: str
    conditions: tuple[Condition, ...]


def together(
    cities: Sequence[Municipality],
    observations: Observations,
    on: date,
    borders: Boundaries | None = None,
    minutes: float | None = None,
) -> tuple[Further, ...]:
    """The requirements of two hubs where two cities are given; nothing where one is. A RequestError for a city with itself.

    borders: who knows which municipalities lie beside each other. minutes: the caller's own travel time between the two.
    """
    if len(cities) < 2:
        return ()
    first, second = cities
    if first == second:
        raise RequestError(f"{first.name}と{second.name}は同じ市です。--with には隣の市を指定してください。")
    known = [_of_two(city, observations, on) for city in (first, second)]
    found = two_hubs(known[0], known[1], on, *_between(first.place, second.place, on, borders, minutes))
    return (Further(f"{first.name}と{second.name}の2市を連携中枢都市とする場合（要綱第9）", found),)


def _between(
    first: Place, second: Place, on: date, borders: Boundaries | None, minutes: float | None
) -> tuple[bool | None, Quantity | None, tuple[Origin, ...]]:
    """Whether the two lie beside each other, the minutes between them, and where the first was read."""
    read = borders.touching(first.code, second.code) if borders else None
    between = None if minutes is None else _own_minutes(minutes, Place(first.code, f"{first.name}・{second.name}"), on)
    return (read.touching, between, (read.origin,)) if read else (None, between, ())


def _own_minutes(minutes: float, place: Place, on: date) -> Quantity:
    if not (isfinite(minutes) and minutes > 0):
        raise RequestError(
            f"--minutes の「{minutes}」は移動時間ではありません。2市間の分を 45 のように書いてください。"
        )
    origin = Origin("own_minutes", "2市間の移動時間（--minutes の値）", "利用者の記録", on.isoformat())
    return Quantity(Decimal(str(minutes)), "minutes", place, Period.parse(on.isoformat()), origins=(origin,))


def partners(hub: Place, ratios: JudgingRatios | None, why_none: str, on: date) -> Further:
    """Whether there is whom to conclude an agreement with. ratios: those that judge; None: not at hand. why_none: why what is
    at hand does not judge, "" where there is nothing."""
    found = commuting_condition(hub, ratios.figures if ratios else None, commuting_table(why_none, on), on)
    return Further("連携協約の相手（中枢都市の要件ではない）", (found,))


def commuting_table(why_none: str, on: date) -> str:
    """The official title of the table that commuting ratios are missing of; why_none as in `partners`."""
    return needed_tables().named("commuting", on) + (f"。{why_none}" if why_none else "")


def of_profile(
    profile: AreaProfile, flows: Sequence[FlowTable] = (), borders: Boundaries | None = None
) -> tuple[Condition, ...]:
    """The requirements of an area's hub, or of its two hubs together, from its profile. flows, borders: as of its day."""
    on, tables = profile.as_of, needed_tables()
    if len(profile.hubs) > 1:
        first, second = (_one_of(profile, hub, tables) for hub in profile.hubs)
        return two_hubs(first, second, on, *_between(first.place, second.place, on, borders, None))
    city = municipality(profile.hub.code)
    facts = HubFacts(
        city=city.place,
        prefecture=city.prefecture,
        category=_category(city, on, tables),
        day_night=_in_profile(profile, "day_night_population_ratio", city.place, tables),
        to_centres=_to_centres(city, on, flows, tables),
    )
    return eligibility(facts, on)


def _to_centres(city: Municipality, on: date, flows: Sequence[FlowTable], tables: NeededTables) -> Finding:
    """The share that goes to other centres; asked only of a city inside the metropolitan areas."""
    share, why_none = share_to_centres(city.place, flows) if is_metropolitan(city.prefecture) else (None, "")
    missing = tables.named("to_centres", on) + (f"。{why_none}" if why_none else "")
    return Finding(figure=share, missing=missing)


def _one_of(profile: AreaProfile, hub: Place, tables: NeededTables) -> City:
    return City(
        place=hub,
        day_night=_in_profile(profile, "day_night_population_ratio", hub, tables),
        population=_in_profile(profile, NIGHT, hub, tables),
    )


def _in_profile(profile: AreaProfile, name: str, place: Place, tables: NeededTables) -> Finding:
    return Finding(figure=profile.latest(name, place), missing=tables.named("day_night", profile.as_of))


def _of_two(city: Municipality, observations: Observations, on: date) -> City:
    missing = needed_tables().named("day_night", on)
    return City(
        place=city.place,
        day_night=Finding(figure=_ratio(city.place, observations), missing=missing),
        population=Finding(figure=_newest(NIGHT, city.place, observations), missing=missing),
    )


def _category(city: Municipality, on: date, tables: NeededTables) -> Category:
    found = category_on(city.code, on)
    listed = listed_categories().get(city.code, CityCategory.NEITHER)
    if found is None:
        remark = f"{list_known_from().year}年の一覧では「{listed.value}」。一覧に指定日がなく、この日の種類は分からない"
        return Category(name=None, missing=tables.category, remark=remark)
    remark = "" if on < list_known_from() else "指定日の記載がない二次資料による"
    return Category(name=found.category.value, remark=remark, origins=(found.origin,))


def _ratio(place: Place, observations: Observations) -> Quantity | None:
    day = _newest(DAY, place, observations)
    night = observations.quantity(NIGHT, place, day.period.code) if day else None
    return day_night_population_ratio(day, night) if day and night else None


def _newest(field: str, place: Place, observations: Observations) -> Quantity | None:
    periods: Sequence[str] = sorted(observations.periods(field, place.code), key=Period.parse)
    return observations.quantity(field, place, periods[-1]) if periods else None
