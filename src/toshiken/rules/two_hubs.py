"""Two neighbouring cities as hubs together (連携中枢都市圏構想推進要綱 第9): 高岡市 and 射水市, 山口市 and 宇部市."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place, Quantity, total
from toshiken.rules.conditions import Condition, Outcome, above, at_least
from toshiken.rules.eligibility import Finding
from toshiken.rules.parameters import parameter, remark_on

_ADJACENT_BY = "国土交通省「国土数値情報 行政区域データ（N03）」"
_MINUTES_BY = (
    "2市間の移動時間の記録（公表された統計表はない。時刻表や経路検索の結果を toshiken eligible --minutes で渡す）"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """What is known of one of the two: its day/night ratio and its population."""

    place: Place
    day_night: Finding
    population: Finding


def two_hubs(
    first: City,
    second: City,
    on: date,
    adjacent: bool | None = None,
    minutes: Quantity | None = None,
    borders: tuple[Origin, ...] = (),
) -> tuple[Condition, ...]:
    """Every requirement of the two. adjacent, minutes: None where not known. borders: where `adjacent` was read."""
    return (
        _adjacency(adjacent, on, borders),
        *(condition for city in (first, second) for condition in _of_one(city, on)),
        _joint_population(first, second, on),
        _travel_time(minutes, on),
    )


def _of_one(city: City, on: date) -> Iterator[Condition]:
    ratio, people = parameter("two_hubs_day_night_ratio", on), parameter("two_hubs_population_each", on)
    name, label = city.place.code, city.place.name
    yield _figure(f"day_night_ratio_{name}", f"昼夜間人口比率（{label}）", "1以上", city.day_night, ratio, ratio)
    yield _figure(
        f"population_{name}", f"人口（{label}）", f"{people.shown()}万人程度", city.population, people, _less(people, on),
        _allowance_words(on),
    )  # fmt: skip


def _joint_population(first: City, second: City, on: date) -> Condition:
    least = parameter("two_hubs_population_joint", on)
    figures = [city.population.figure for city in (first, second)]
    known = [figure for figure in figures if figure is not None]
    both = Place(f"{first.place.code}＋{second.place.code}", f"{first.place.name}・{second.place.name}")
    whole = Finding(
        figure=total(known, both) if len(known) == len(figures) else None,
        missing=first.population.missing or second.population.missing,
    )
    return _figure("population_joint", "2市の人口の合計", f"{least.shown()}万人以上", whole, least, least)


def _travel_time(minutes: Quantity | None, on: date) -> Condition:
    most = parameter("two_hubs_travel_minutes", on)
    longest = most.known * (1 + parameter("two_hubs_allowance", on).in_unit("quotient").known)
    outcome = Outcome.NO_DATA
    if minutes is not None and minutes.value is not None:
        value = minutes.in_unit(most.unit).known
        outcome = Outcome.PASS if value <= most.known else Outcome.NEAR if value <= longest else Outcome.FAIL
    known = minutes if outcome is not Outcome.NO_DATA else None
    return Condition(
        id="travel_minutes",
        label="2市間の移動時間",
        requirement=f"おおむね{most.shown()}分以内",
        outcome=outcome,
        value=known,
        threshold=most,
        margin=above(known, most) if known else None,
        missing="" if known else _MINUTES_BY,
        remark=_allowance_words(on),
        rule=most.origins,
    )


def _adjacency(adjacent: bool | None, on: date, borders: tuple[Origin, ...]) -> Condition:
    outcomes = {None: Outcome.NO_DATA, True: Outcome.PASS, False: Outcome.FAIL}
    return Condition(
        id="adjacent",
        label="隣接",
        requirement="2市が隣り合う",
        outcome=outcomes[adjacent],
        value={None: None, True: "隣り合う", False: "隣り合わない"}[adjacent],
        missing=_ADJACENT_BY if adjacent is None else "",
        rule=parameter("two_hubs_population_joint", on).origins,
        data=borders,
    )


def _figure(
    id: str, label: str, requirement: str, finding: Finding, stated: Quantity, allowed: Quantity, remark: str = ""
) -> Condition:
    value = finding.figure.in_unit(stated.unit) if finding.figure else None
    known = value if value is not None and value.value is not None else None
    return Condition(
        id=id,
        label=label,
        requirement=requirement,
        outcome=at_least(known, stated, allowed) if known else Outcome.NO_DATA,
        value=known,
        threshold=stated,
        margin=above(known, stated) if known else None,
        missing="" if known else finding.missing,
        remark=remark,
        rule=stated.origins,
    )


def _less(stated: Quantity, on: date) -> Quantity:
    share = 1 - parameter("two_hubs_allowance", on).in_unit("quotient").known
    return Quantity(stated.known * share, stated.unit, stated.place, stated.period, origins=stated.origins)


def _allowance_words(on: date) -> str:
    allowance = parameter("two_hubs_allowance", on)
    return f"「程度」「おおむね」の幅{allowance.shown()}%は{remark_on('two_hubs_allowance', on).strip('（）')}"
