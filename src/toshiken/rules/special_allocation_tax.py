"""特別交付税: what may be measured for a municipality, a fiscal year and a kind of cost (特別交付税に関する省令 第5条).

    amount = 一般財源所要額 × rate, in whole thousand yen, at most the ceiling of the kind; paid in March

The general funds are what is left of the cost after national subsidies and other specified funds. Every municipality reports its
own; the hub's ceiling is a base (基本額) that the Ministry moves with population and area.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from toshiken.core.errors import RequestError
from toshiken.core.quantity import Quantity
from toshiken.core.rounding import grouped, round_half_up
from toshiken.rules.measure import Measure, YearRules, rules_of

Kind = Literal["hub_projects", "partner_projects", "external_staff", "fund_interest", "clinic_link", "remote_medicine"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_HUB_BASE = "special_tax_hub_base"
REPORTED_BY_EACH = (
    "特別交付税は、各市町村がそれぞれの額を都道府県に報告して算定される。見込額は試算であり、収入ではない"
)

# No text at hand says whether two hubs have a base each or share one.
BASE_OF_EACH_HUB = (
    "連携中枢都市が2市のとき、基本額を2市にそれぞれ数えるのは仮定である（根拠となる本文を確認していない）"
)


@dataclass(frozen=True, slots=True)
class _Terms:
    """The parameters of a kind by name; "" where it has none."""

    label: str
    rate: str
    ceiling: str = ""
    years: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.rate, self.ceiling, self.years) if name)


_TERMS: dict[Kind, _Terms] = {
    "hub_projects": _Terms(
        "特別交付税（連携中枢都市、生活関連機能サービスの向上）", "special_tax_project_rate", _HUB_BASE
    ),
    "partner_projects": _Terms(
        "特別交付税（連携市町村）", "special_tax_project_rate", "special_tax_partner_ceiling"
    ),
    "external_staff": _Terms(
        "特別交付税（外部人材の活用）", "external_staff_rate", "external_staff_ceiling", "external_staff_years"
    ),
    "fund_interest": _Terms("特別交付税（ファンド形成の地方債の利子）", "fund_bond_interest_rate"),
    "clinic_link": _Terms("特別交付税（病診連携等による地域医療の確保）", "clinic_link_rate"),
    "remote_medicine": _Terms("特別交付税（へき地における遠隔医療）", "remote_medicine_rate"),
}  # fmt: skip


def special_allocation_tax(
    fiscal_year: int,
    kind: Kind,
    eligible_thousand_jpy: Decimal | int,
    years_used: int = 0,
    as_of: date | None = None,
) -> Measure:
    """The measure for one municipality, fiscal year and kind of cost.

    eligible_thousand_jpy: 一般財源所要額 in thousand yen. years_used: fiscal years the municipality has had before this one for
    a kind that ends (external_staff). Raises RequestError: unknown kind, a negative sum, a year without rules.
    """
    terms, rules = _terms(kind), rules_of(fiscal_year, as_of)
    funds = Decimal(eligible_thousand_jpy)
    if funds < 0 or years_used < 0:
        raise RequestError(f"一般財源所要額（{funds}千円）と使った年数（{years_used}）は0以上で書いてください。")
    if terms.years and years_used >= rules.value(terms.years).value:
        longest = rules.quantity(terms.years).shown()
        return _measure(terms, rules, Decimal(0), f"最長{longest}年度のうち{years_used}年度を使い終えている")
    return _measure(terms, rules, *_within(terms, rules, funds))


def ceiling(fiscal_year: int, kind: Kind, as_of: date | None = None) -> Measure:
    """The most a municipality may be measured for a kind that has a ceiling, with the general funds that reach it."""
    terms, rules = _terms(kind), rules_of(fiscal_year, as_of)
    if not terms.ceiling:
        raise RequestError(f"「{terms.label}」には年間の上限額がありません。特別の額は一般財源所要額から求めます。")
    most = _ceiling(terms, rules).known
    limits = tuple(name for name in terms.names if name != terms.rate)
    rate = rules.find(terms.rate)
    if rate is None:
        return _measure(terms, rules, most, "上限額。措置率の本文はこの日までの資料にない", limits)
    funds, remark = round_half_up(most / rate.value, 0), f"（{rate.remark}）" if rate.remark else ""
    words = f"上限額。一般財源所要額 {grouped(funds, 0)}千円 × 措置率{rate.value}{remark} で上限に達する"
    return _measure(terms, rules, most, words, limits)


def _within(terms: _Terms, rules: YearRules, funds: Decimal) -> tuple[Decimal, str]:
    rate = rules.value(terms.rate).value
    product = round_half_up(funds * rate, 0)
    words = f"一般財源所要額 {grouped(funds, 0)}千円 × {rate} ＝ {grouped(product, 0)}千円（千円未満四捨五入）"
    if not terms.ceiling:
        return product, words
    most = _ceiling(terms, rules).known
    if product <= most:
        return product, f"{words}。上限 {grouped(most, 0)}千円以内"
    return most, f"{words}。上限 {grouped(most, 0)}千円まで"


def _measure(
    terms: _Terms, rules: YearRules, amount: Decimal, arithmetic: str, resting_on: tuple[str, ...] = ()
) -> Measure:
    """resting_on: the parameters the amount rests on, where not all of the kind's."""
    names = resting_on or terms.names
    base = ("連携中枢都市の上限は基本額であり、人口・面積等により変わる",) if terms.ceiling == _HUB_BASE else ()
    cited = tuple(name for name in terms.names if rules.find(name))
    return Measure(
        label=terms.label,
        amount=rules.thousand_jpy(amount, rules.origins(names), arithmetic),
        arithmetic=arithmetic,
        references=rules.origins(cited),
        verified=rules.verified(names),
        remarks=(*base, *rules.remarks(cited), REPORTED_BY_EACH),
    )


def _ceiling(terms: _Terms, rules: YearRules) -> Quantity:
    return rules.quantity(terms.ceiling).in_unit("thousand_jpy")


def _terms(kind: Kind) -> _Terms:
    if kind not in _TERMS:
        raise RequestError(f"経費の種類「{kind}」は選べません。選べる値：{'、'.join(_TERMS)}")
    return _TERMS[kind]
