"""普通交付税, counted for the hub's roles ア and イ by the population of the area. The formula is not published: two points are.

Between them only on request, as a range: from the straight line through the two points to the curve through them, widened
by half a unit of the last printed digit, since both points are printed as 約. Outside the two points nothing is said.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin, united
from toshiken.core.quantity import Quantity, plain
from toshiken.core.rounding import grouped, round_half_up
from toshiken.rules.measure import COUNTED_NOT_PAID, YearRules, rules_of

INTERPOLATED = "公表された2点からの内挿"
NONE_TO_SOME = "普通交付税の不交付団体には、算入されても交付されない"
_POINTS = (
    ("ordinary_tax_reference_population", "ordinary_tax_reference_amount"),
    ("ordinary_tax_sapporo_population", "ordinary_tax_sapporo_estimate"),
)
_EXPONENT = "ordinary_tax_exponent"


@dataclass(frozen=True, slots=True)
class Point:
    """A published pair: population of an area (万人) and the amount counted (億円). remark: 試算 of a city's own estimate."""

    population: Quantity
    amount: Quantity
    remark: str

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where the pair was published."""
        return united((self.population.origins, self.amount.origins))


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A range (億円) between the two points, or the one amount at a point; with its arithmetic and what must be said beside it."""

    low: Quantity
    high: Quantity
    arithmetic: tuple[str, ...]
    sentences: tuple[str, ...]
    references: tuple[Origin, ...]
    verified: bool = False


def published_points(fiscal_year: int, as_of: date | None = None) -> tuple[Point, ...]:
    """The points known for a fiscal year, by population."""
    rules = rules_of(fiscal_year, as_of)
    return tuple(
        Point(rules.quantity(population), rules.quantity(amount), rules.value(amount).remark)
        for population, amount in _POINTS
        if rules.find(population) and rules.find(amount)
    )


def estimated(fiscal_year: int, area_population_persons: Decimal | int, as_of: date | None = None) -> Estimate:
    """The amount counted for an area of that population. Raises RequestError outside the two points, or with fewer than two."""
    rules, points = rules_of(fiscal_year, as_of), published_points(fiscal_year, as_of)
    if len(points) < len(_POINTS):
        raise RequestError(
            f"{fiscal_year}年度に公表された点が{len(points)}つしかなく、内挿できません。もっと後の年度か日付を指定してください。"
        )
    persons = Decimal(area_population_persons)
    for point in points:
        if _at(point, persons):
            return _of_point(point)
    small, large = points
    if not _persons(small) < persons < _persons(large):
        raise RequestError(
            f"圏域人口{grouped(persons, 0)}人は、公表された2点（{small.population.shown()}万人、約{large.population.shown()}万人）"
            "の外です。算式は公表されていないので、見込みは出せません。"
        )
    return _between(rules, small, large, persons)


def _between(rules: YearRules, small: Point, large: Point, persons: Decimal) -> Estimate:
    straight, straight_words = _straight(small, large, persons)
    curved, curved_words = _curved(rules, small, large, persons)
    arithmetic = straight_words, curved_words, f"両端の「約」の丸め：下は－{_half(small)}億円、上は＋{_half(large)}億円"
    references = united((small.origins, large.origins, rules.quantity(_EXPONENT).origins))
    words = "；".join(arithmetic)
    return Estimate(
        low=_amount(rules, min(straight, curved) - _half(small), references, words),
        high=_amount(rules, max(straight, curved) + _half(large), references, words),
        arithmetic=arithmetic,
        sentences=(INTERPOLATED, COUNTED_NOT_PAID, NONE_TO_SOME, *rules.remarks((_EXPONENT, _POINTS[1][1]))),
        references=references,
    )


def _straight(small: Point, large: Point, persons: Decimal) -> tuple[Decimal, str]:
    low, high = small.amount.known, large.amount.known
    value = low + (high - low) * (persons - _persons(small)) / (_persons(large) - _persons(small))
    a, b, c = (plain(p) for p in (small.amount, large.amount, small.population))
    words = f"直線：{a} ＋ （{b} － {a}） × （{_ten_thousands(persons)} － {c}） ÷ （{plain(large.population)} － {c}）"
    return value, f"{words} ＝ {round_half_up(value, 2)}億円"


def _curved(rules: YearRules, small: Point, large: Point, persons: Decimal) -> tuple[Decimal, str]:
    exponent = rules.value(_EXPONENT).value
    value = small.amount.known * (persons / _persons(small)) ** exponent
    words = f"曲線：{plain(small.amount)} × （{_ten_thousands(persons)} ÷ {plain(small.population)}）^{exponent}"
    return value, f"{words} ＝ {round_half_up(value, 2)}億円"


def _of_point(point: Point) -> Estimate:
    words = f"公表された点（圏域人口約{point.population.shown()}万人）の額" + (
        f"（{point.remark}）" if point.remark else ""
    )
    amount = point.amount
    return Estimate(
        low=amount, high=amount, arithmetic=(words,), sentences=(COUNTED_NOT_PAID, NONE_TO_SOME), references=point.origins,
        verified=not point.remark,
    )  # fmt: skip


def _at(point: Point, persons: Decimal) -> bool:
    """Whether the population is the point's, as exactly as the point is printed: 2,600,875 is 約260万人."""
    unit = point.population.known / _persons(point)
    return round_half_up(persons * unit, 0) == point.population.known


def _persons(point: Point) -> Decimal:
    return point.population.in_unit("persons").known


def _ten_thousands(persons: Decimal) -> str:
    return f"{round_half_up(persons / 10000, 2)}"


def _half(point: Point) -> Decimal:
    """Half a unit of the last digit the amount is printed with: 0.05 of 4.4."""
    return Decimal(1).scaleb(int(point.amount.known.as_tuple().exponent)) / 2


def _amount(rules: YearRules, value: Decimal, references: tuple[Origin, ...], words: str) -> Quantity:
    first = rules.quantity(_POINTS[0][1])
    return Quantity(value, first.unit, first.place, rules.period, origins=references, derivation=words)
