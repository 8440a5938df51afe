"""Scenarios: what would be different, in YAML; applied to the rates of a base path."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import AfterValidator, Field, model_validator

from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place
from toshiken.core.records import Record, Text, load_record
from toshiken.core.rounding import grouped
from toshiken.models.projection.ages import AGES, COHORTS, STEP_YEARS, index_of
from toshiken.models.projection.cohort import first_negative, project
from toshiken.models.projection.measures import with_births, with_fewer_leaving, with_movers
from toshiken.models.projection.rates import Array, Rates
from toshiken.profile.outlook.base import BasePath

FOLDER = Path(__file__).with_name("scenarios")
SEX_NAMES = ("男", "女")


def _known_age(age: int) -> int:
    if age not in AGES:
        raise ValueError(f"年齢「{age}」は5歳階級の始まりではありません。使えるのは{'、'.join(map(str, AGES))}です")
    return age


Age = Annotated[int, AfterValidator(_known_age)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Factor = Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)]
MOST_MOVERS = 1_000_000  # a year: beyond any area
MoversAYear = Annotated[float, Field(ge=-MOST_MOVERS, le=MOST_MOVERS, allow_inf_nan=False)]


class Births(Record):
    """path: year → factor of the child–woman ratio of the five years that end in it; straight between the years given, 1 at
    the base year, the last one kept. members: names or codes; none: all."""

    path: dict[int, Factor] = Field(min_length=1)
    members: tuple[Text, ...] = ()


class FewerLeaving(Record):
    """share of the net out-migration of the members together that stays, for those who reach these ages, in the steps
    that begin in the year `since` or later."""

    ages: tuple[Age, ...] = Field(min_length=1)
    share: Share
    since: int
    members: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _someone_reaches_them(self) -> "FewerLeaving":
        if 0 in self.ages:
            raise ValueError("fewer_leaving の ages に 0 は使えません。0～4歳は期のはじめにまだ生まれていません")
        return self


class Movers(Record):
    """Further people a year, by the age they have at the end of the five years (ages: first age → share, together 1), in
    proportion to the members' populations at the base. Below 0: fewer people. men: the share of men."""

    persons_per_year: MoversAYear
    ages: dict[Age, Share] = Field(min_length=1)
    since: int
    men: Share = 0.5
    members: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _shares_make_one(self) -> "Movers":
        if abs(sum(self.ages.values()) - 1) > 1e-6:
            raise ValueError(f"ages の割合の合計が {sum(self.ages.values()):g} です。合計を 1 にしてください")
        return self


class Scenario(Record):
    """A named set of measures, all applied together."""

    name: Text
    note: str = ""
    births: tuple[Births, ...] = ()
    fewer_leaving: tuple[FewerLeaving, ...] = ()
    movers: tuple[Movers, ...] = ()

    @model_validator(mode="after")
    def _does_something(self) -> "Scenario":
        if not (self.births or self.fewer_leaving or self.movers):
            raise ValueError("births、fewer_leaving、movers のどれかを書いてください")
        return self


def read_scenario(path: Path) -> Scenario:
    """A scenario from its file."""
    return load_record(path, Scenario)


def bundled_scenarios() -> tuple[Scenario, ...]:
    """Those of the package: examples to compute with, no proposals."""
    return tuple(read_scenario(path) for path in sorted(FOLDER.glob("*.yml")))


def require_own_names(scenarios: Sequence[Scenario]) -> None:
    """A RequestError where two bear one name: side by side nobody could tell them apart."""
    names = [scenario.name for scenario in scenarios]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise RequestError(
            f"シナリオ「{twice}」が{names.count(twice)}つあります。並べて示せるよう、name を別の名前にしてください。"
        )


def scenario_path(base: BasePath, scenario: Scenario) -> Array:
    """[step + 1, sex, age, place]; a RequestError names the first cell that would be below zero."""
    path = project(base.path[0], scenario_rates(base, scenario))
    require_no_negative(base, path, f"シナリオ「{scenario.name}」")
    return path


def scenario_rates(base: BasePath, scenario: Scenario) -> Rates:
    """The base path's rates with all measures."""
    rates = base.rates
    for births in scenario.births:
        rates = with_births(rates, _factors(base, births, scenario.name))
    cuts = np.zeros((rates.steps, len(COHORTS), rates.places))
    for cut in scenario.fewer_leaving:
        steps = _since(base, cut.since, scenario.name)[:, None] * np.isin(COHORTS, cut.ages)
        chosen = _chosen(base.members, cut.members, scenario.name).astype(float)
        cuts += steps[..., None] * chosen
        _require_once(base, cuts, scenario.name)
        rates = with_fewer_leaving(rates, base.path, steps * cut.share, chosen)
    for movers in scenario.movers:
        rates = with_movers(rates, _moving(base, movers, scenario.name))
    return rates


def _require_once(base: BasePath, cuts: Array, name: str) -> None:
    """A RequestError where a cohort's leaving is cut twice, cuts [step, cohort, place]: the shares would be compounded."""
    if len(found := np.argwhere(cuts > 1)):
        _, cohort, place = found[0]
        raise RequestError(
            f"シナリオ「{name}」の fewer_leaving に、{base.members[place].name}の{COHORTS[cohort]}歳からの階級が2度あります。"
            "割合は重ねられません。1つの項目にまとめてください。"
        )


def require_no_negative(base: BasePath, path: Array, what: str) -> None:
    """A RequestError naming municipality, sex, age and year of the first cell below zero."""
    if (found := first_negative(path)) is not None:
        step, sex, age, place = found
        ages = f"{AGES[age]}～{AGES[age] + 4}歳" if AGES[age] < AGES[-1] else f"{AGES[age]}歳以上"
        raise RequestError(
            f"{what}では、{base.years[step]}年の{base.members[place].name}の{SEX_NAMES[sex]}・{ages}が"
            f"{grouped(Decimal(repr(float(path[found]))), 0)}人と負になります。減らす人数を小さくするか、対象の市町村や年齢を広げてください。"
        )


def _factors(base: BasePath, births: Births, name: str) -> Array:
    years = sorted(births.path)
    if years[0] <= base.years[0]:
        raise RequestError(
            f"シナリオ「{name}」の births の{years[0]}年は、推計の基準年（{base.years[0]}年）より後にしてください。"
        )
    known = {base.years[0]: 1.0, **births.path}
    factors = np.interp(base.years[1:], sorted(known), [known[year] for year in sorted(known)])
    return np.where(_chosen(base.members, births.members, name), factors[:, None], 1.0)


def _moving(base: BasePath, movers: Movers, name: str) -> Array:
    chosen = _chosen(base.members, movers.members, name)
    persons = base.path[0].sum(axis=(0, 1)) * chosen
    ages = np.zeros(len(AGES))
    for age, share in movers.ages.items():
        ages[index_of(age)] = share
    sexes = np.array([movers.men, 1 - movers.men])
    each = np.einsum("s,a,p->sap", sexes, ages, persons / persons.sum())
    steps = _since(base, movers.since, name)
    found: Array = STEP_YEARS * movers.persons_per_year * steps[:, None, None, None] * each
    return found


def _since(base: BasePath, year: int, name: str) -> Array:
    """[step] 1 from the step that begins in the year on."""
    if year not in base.years[:-1]:
        raise RequestError(
            f"シナリオ「{name}」の since の{year}年からは始められません。"
            f"始められる年：{'、'.join(f'{y}' for y in base.years[:-1])}"
        )
    return np.array([float(begin >= year) for begin in base.years[:-1]])


def _chosen(members: Sequence[Place], wanted: Sequence[str], name: str) -> Array:
    """[place] whether a member is meant; all where none is named."""
    known = {text: place for place in members for text in place}
    if unknown := [text for text in wanted if text not in known]:
        raise RequestError(
            f"シナリオ「{name}」の members の「{'、'.join(unknown)}」は構成市町村にありません。"
            f"構成市町村：{'、'.join(place.name for place in members)}"
        )
    meant = {known[text] for text in wanted} or set(members)
    return np.array([place in meant for place in members])
