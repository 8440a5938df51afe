"""What it would take to reach a population: arithmetic on the base path, not a goal."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from toshiken.core.errors import RequestError
from toshiken.core.records import Record, load_record
from toshiken.models.projection.ages import COHORTS
from toshiken.models.projection.cohort import first_negative, project
from toshiken.models.projection.target import solved
from toshiken.profile.outlook.base import BasePath
from toshiken.profile.outlook.scenario import MOST_MOVERS, Births, FewerLeaving, Movers, Scenario, scenario_rates

FEWEST_BIRTHS = 1e-5  # the smallest factor as it is said: a scenario's is above 0
MOST_BIRTHS = 3.0  # times the projection's child–woman ratio: beyond anything seen


class Profile(Record):
    """People who would come: a name, their ages at the end of the five years, the share of men."""

    name: str
    ages: dict[int, float]
    men: float = 0.5


class Profiles(Record):
    """movers.yml."""

    profiles: tuple[Profile, ...]


@dataclass(frozen=True)
class Answer:
    """One measure: how much of it (amount), what the total then is, and whether that is the wanted one.

    unit: persons_per_year, factor or share. rounded: the amount as it is said, with the total it brings.
    """

    measure: str
    unit: str
    amount: float
    total: float
    reached: bool
    rounded: float
    rounded_total: float


@dataclass(frozen=True)
class Question:
    """wanted persons in a year, measures from the year `since` on; without: the base path's total then."""

    year: int
    since: int
    wanted: int
    without: float

    def residual(self, answer: Answer) -> float:
        """Persons by which the rounded amount misses."""
        return answer.rounded_total - self.wanted


def asked(base: BasePath, wanted: int, year: int, today: int) -> Question:
    """The question on a base path: measures begin with the step that `today` (a year) stands in or begins."""
    if wanted < 1:
        raise RequestError(f"--population の「{wanted}」は使えません。1人以上にしてください。")
    step = base.step_of(year)
    started = [begin for begin in base.years[:step] if begin <= today]
    since = max(started) if started else base.years[0]
    return Question(year, since, wanted, float(base.path[step].sum()))


def answers(base: BasePath, question: Question) -> tuple[Answer, ...]:
    """Movers of each profile, births, and staying."""
    profiles = load_record(Path(__file__).with_name("movers.yml"), Profiles).profiles
    moving = [_movers(base, question, profile) for profile in profiles]
    return (*moving, _births(base, question), _staying(base, question))


def _movers(base: BasePath, question: Question, profile: Profile) -> Answer:
    def scenario(amount: float) -> Scenario:
        movers = Movers(persons_per_year=amount, ages=profile.ages, since=question.since, men=profile.men)
        return Scenario(name=profile.name, movers=(movers,))

    return _solved(base, question, scenario, (-MOST_MOVERS, MOST_MOVERS), ("persons_per_year", 0))


def _births(base: BasePath, question: Question) -> Answer:
    later = base.years[base.years.index(question.since) + 1]
    unchanged = {question.since: 1.0} if question.since > base.years[0] else {}

    def scenario(amount: float) -> Scenario:
        return Scenario(name="子ども女性比", births=(Births(path={**unchanged, later: amount}),))

    return _solved(base, question, scenario, (FEWEST_BIRTHS, MOST_BIRTHS), ("factor", 5))


def _staying(base: BasePath, question: Question) -> Answer:
    def scenario(amount: float) -> Scenario:
        cut = FewerLeaving(ages=COHORTS, share=amount, since=question.since)
        return Scenario(name="転出超過の縮小", fewer_leaving=(cut,))

    return _solved(base, question, scenario, (0.0, 1.0), ("share", 5))


def _solved(
    base: BasePath,
    question: Question,
    scenario: Callable[[float], Scenario],
    ends: tuple[float, float],
    said: tuple[str, int],
) -> Answer:
    unit, decimals = said
    step = base.step_of(question.year)

    def total(amount: float) -> float:
        return float(project(base.path[0], scenario_rates(base, scenario(amount)))[step].sum())

    low, high = ends
    if unit == "persons_per_year" and question.wanted < question.without:
        low = _fewest(base, scenario, low)
    found = solved(total, question.wanted, low, high)
    rounded = round(found.amount, decimals) + 0.0  # no −0
    return Answer(scenario(0.5).name, unit, found.amount, found.total, found.reached, rounded, total(rounded))


def _fewest(base: BasePath, scenario: Callable[[float], Scenario], low: float) -> float:
    """The largest outflow that leaves no cell below zero, in whole persons a year: rounding never goes beyond it."""
    high = 0.0
    while high - low > 1:
        middle = (low + high) // 2
        if first_negative(project(base.path[0], scenario_rates(base, scenario(middle)))) is None:
            high = middle
        else:
            low = middle
    return high
