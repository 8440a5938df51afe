"""Who may be a hub (連携中枢都市): the requirements of 連携中枢都市圏構想推進要綱 as pure functions of figures and a day.

1 指定都市 or 中核市; 2 昼夜間人口比率 おおむね1以上; 3 outside the three metropolitan areas, or inside with few of its workers and
students commuting to another 指定都市 or the special wards. What is not known is None, never zero and never passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place, Quantity
from toshiken.rules.conditions import Condition, Outcome, above, at_least
from toshiken.rules.metropolitan_areas import is_metropolitan, metropolitan_origin
from toshiken.rules.parameters import parameter, remark_on, value_on

CATEGORIES = ("指定都市", "中核市")
_ALONE = "ない場合、中枢都市だけで議会の議決を経て形成方針を定めることができる（二次資料による。本文は未確認）"
_MERGED = "合併した市は合併前の人口が最大の市町村の比率で見られる場合がある（本文は未確認。その資料は手元にない）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """What kind of city it is by law on a day. name: 指定都市, 中核市, or another word where it is neither; None: not known."""

    name: str | None
    missing: str = ""
    remark: str = ""
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A figure that is needed, or the official title of the table that has it."""

    figure: Quantity | None
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubFacts:
    """What is known of a city on a day. former: the ratio of the largest municipality a merged city was made of."""

    city: Place
    prefecture: str
    category: Category
    day_night: Finding
    to_centres: Finding
    former: Quantity | None = None


def eligibility(facts: HubFacts, on: date) -> tuple[Condition, ...]:
    """Every requirement of a city that would be a hub by itself, in the guideline's order."""
    return (
        category_condition(facts.category, on),
        day_night_condition(facts.day_night, on, facts.former),
        region_condition(facts.prefecture, facts.to_centres, on),
    )


def category_condition(category: Category, on: date) -> Condition:
    """指定都市 or 中核市 on the day."""
    of_known = Outcome.PASS if category.name in CATEGORIES else Outcome.FAIL
    return Condition(
        id="category",
        label="都市の種類",
        requirement="指定都市又は中核市",
        outcome=Outcome.NO_DATA if category.name is None else of_known,
        value=category.name,
        missing="" if category.name else category.missing,
        remark=category.remark,
        rule=(value_on("day_night_ratio_stated", on).reference.origin("guideline", "指定都市又は中核市"),),
        data=category.origins,
    )


def day_night_condition(ratio: Finding, on: date, former: Quantity | None = None) -> Condition:
    """昼夜間人口比率 おおむね1以上. former: a merged city may use its largest former municipality's (stated, not read)."""
    stated, least = parameter("day_night_ratio_stated", on), parameter("day_night_ratio_minimum", on)
    value, remarks = _ratio_used(ratio.figure, former)
    known = value is not None and value.value is not None
    if value is not None and known and value.known < stated.known:
        proposal = remark_on("day_night_ratio_minimum", on).strip("（）")
        remarks = (*remarks, *(() if former else (_MERGED,)), f"「おおむね」の下限{least.shown(2)}は{proposal}")
    return Condition(
        id="day_night_ratio",
        label="昼夜間人口比率",
        requirement="おおむね1以上",
        outcome=at_least(value, stated, least) if value is not None and known else Outcome.NO_DATA,
        value=value if known else None,
        threshold=stated,
        margin=above(value, stated) if value is not None and known else None,
        missing="" if known else ratio.missing,
        remark="。".join(remarks),
        rule=(*stated.origins, *least.origins),
    )


def _ratio_used(own: Quantity | None, former: Quantity | None) -> tuple[Quantity | None, tuple[str, ...]]:
    """The ratio that counts, with what must be said of it: a merged city's own, or its largest former municipality's."""
    value = own if own is None or own.value is None else own.in_unit("quotient")
    if former is not None and (value is None or former.in_unit("quotient").known > value.known):
        return former.in_unit("quotient"), ("合併前の人口が最大の市町村の比率（この特例の本文は未確認）",)
    return value, ()


def region_condition(prefecture: str, to_centres: Finding, on: date) -> Condition:
    """Outside the three metropolitan areas; or inside, with under a tenth commuting to another centre."""
    ceiling = parameter("metropolitan_commuting_ceiling", on)
    inside = is_metropolitan(prefecture)
    share = to_centres.figure if inside else None
    if not inside:
        outcome = Outcome.PASS
    elif share is None or share.value is None:
        outcome = Outcome.NO_DATA
    else:
        outcome = Outcome.PASS if share.in_unit(ceiling.unit).known < ceiling.known else Outcome.FAIL
    known = share is not None and outcome is not Outcome.NO_DATA
    where = f"三大都市圏の{'中' if inside else '外'}（{prefecture}）"
    return Condition(
        id="region",
        label="地域",
        requirement=f"三大都市圏の外。中では、ほかの指定都市又は特別区への通勤通学割合が{ceiling.shown()}%未満",
        outcome=outcome,
        value=share.in_unit(ceiling.unit) if share is not None and known else where,
        threshold=ceiling if inside else None,
        margin=above(share.in_unit(ceiling.unit), ceiling) if share is not None and known else None,
        missing=to_centres.missing if outcome is Outcome.NO_DATA else "",
        remark=where if known else "",
        rule=(*ceiling.origins, metropolitan_origin()),
    )


def commuting_condition(hub: Place, ratios: Sequence[Quantity] | None, missing: str, on: date) -> Condition:
    """How many municipalities there are to conclude an agreement with. None at the threshold: the hub alone may adopt a 形成方針.

    ratios: 通勤通学割合 to the hub of every municipality around it; None: not at hand.
    """
    threshold = parameter("commuting_threshold", on)
    known = [q.in_unit(threshold.unit) for q in ratios or () if q.value is not None]
    reaching = _reaching(hub, known, threshold) if known else None
    return Condition(
        id="partners",
        label="一体性",
        requirement=f"通勤通学割合が{threshold.shown()}%以上の市町村がある",
        outcome=Outcome.NO_DATA if reaching is None else Outcome.PASS,
        value=reaching,
        missing="" if known else missing,
        remark=_ALONE if reaching is not None and reaching.known == 0 else "",
        rule=threshold.origins,
    )


def _reaching(hub: Place, known: Sequence[Quantity], threshold: Quantity) -> Quantity:
    """How many are at or over the threshold; unrounded values are compared."""
    number = sum(q.known >= threshold.known for q in known)
    return Quantity(
        Decimal(number), "municipalities", hub, known[0].period, known[0].scope, origins=known[0].origins,
        derivation=f"{threshold.shown()}%以上の市町村の数（{len(known)}市町村のうち）",
    )  # fmt: skip
