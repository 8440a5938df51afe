"""Claims about the outlook: its range, whether the last projection came true, who moves, what scenarios change."""

from collections.abc import Sequence

import numpy as np

from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.core.wording import Sentence, in_unit, magnitude, sentence, with_unit
from toshiken.models.projection.ages import COHORTS, index_of
from toshiken.profile.claims.counting import counted
from toshiken.profile.outlook.backtest import Backtest
from toshiken.profile.outlook.bands import LEVELS
from toshiken.profile.outlook.experience import measured
from toshiken.profile.outlook.migration import AgeMigration
from toshiken.profile.outlook.outlook import Outlook
from toshiken.profile.outlook.quantities import persons, persons_over, share

YOUNG = (20, 25, 30)  # the ages at which most move: school, first work, first home


_ALMOST_ALL = 0.9995  # from here on one decimal prints 100.0 %


def end_with_range(outlook: Outlook) -> Sentence | None:
    """The last year's total with the narrower band."""
    band, last = outlook.band(LEVELS[0]), outlook.totals()[-1]
    if band is None:
        return None
    return sentence(
        f"{last.period.short}の圏域の人口は",
        in_unit(last, "ten_thousand_persons"),
        f"（{outlook.base.edition.label}）、{LEVELS[0]}%の幅は",
        in_unit(band[0][-1], "ten_thousand_persons"),
        "～",
        in_unit(band[1][-1], "ten_thousand_persons"),
    )


def share_below_base(outlook: Outlook) -> Sentence | None:
    """In how many of the draws the area ends smaller than it began."""
    if outlook.bands is None:
        return None
    totals = outlook.bands.totals.sum(axis=2)
    smaller = float(np.mean(totals[:, -1] < totals[:, 0]))
    first, last = outlook.base.years[0], outlook.base.years[-1]
    word = f"{outlook.draws:,}回の試算のうち{last}年が{first}年を下回った割合"
    if smaller == 0:
        return None
    if smaller > _ALMOST_ALL:
        some = "すべて" if smaller == 1 else "ほぼすべて"
        return sentence(f"誤差を見込んだ{outlook.draws:,}回の試算の{some}で、{last}年の人口は{first}年を下回る")
    return sentence(
        "誤差を見込んだ試算の",
        with_unit(share(smaller, outlook.place, last, outlook.band_origins, word), 1),
        f"で、{last}年の人口は{first}年を下回る",
    )


def came_true(tested: Backtest, outlook: Outlook) -> Sentence:
    """The area's sum of the edition against the census."""
    projected = persons(tested.projected.sum(), outlook.place, tested.year, tested.origins, "構成市町村の推計の和")
    census = persons(tested.counted.sum(), outlook.place, tested.year, tested.origins, "構成市町村の国勢調査の和")
    gap = projected - census
    return sentence(
        f"{tested.edition.label}の{tested.year}年（",
        with_unit(projected),
        "）は、国勢調査より",
        with_unit(magnitude(gap)),
        "（",
        with_unit(magnitude((gap / census).in_unit("percent")), 2),
        f"）{'多かった' if gap.known > 0 else '少なかった'}",
    )


def too_low(tested: Backtest, outlook: Outlook) -> Sentence | None:
    """How many members the edition put below what was counted; nothing where there is none."""
    number = int((tested.projected < tested.counted).sum())
    if number == 0:
        return None
    if number == len(tested.members):
        return sentence(f"{number}市町村のすべてで、推計は実際の人口より少なかった")
    period = outlook.totals()[0].period
    found = counted(number, "municipalities", outlook.place, period, tested.origins, "推計が国勢調査より少ない市町村")
    return sentence(f"{len(tested.members)}市町村のうち", with_unit(found), "で、推計は実際の人口より少なかった")


def worth() -> Sentence:
    """What the projection was worth over the nation, beside leaving everything as it was."""
    record = measured()
    own, still = record.overall[0], record.overall[1]
    return sentence(
        f"全国{own.municipalities:,}市区町村では、5年後の誤差の大きさの中央値は",
        with_unit(of_record(own.median_absolute, "誤差の大きさの中央値"), 1),
        "（2015年のままと見た場合は",
        with_unit(of_record(still.median_absolute, "2015年の人口のままとした場合の誤差の大きさの中央値"), 1),
        "）",
    )


def of_record(value: float, word: str) -> Quantity:
    """A share of the record (1 = 100 %) as a figure of the nation, in percent."""
    record = measured()
    return share(value, NATION, 2020, record.sources, f"{record.title}：{word}。{record.derivation}")


def municipalities(count: int) -> Quantity:
    """How many municipalities the record counts in a class of size."""
    record = measured()
    day = Period.parse("2020-10-01")
    return counted(count, "municipalities", NATION, day, record.sources, "規模別の市区町村")


def young_movers(moved: AgeMigration, outlook: Outlook) -> Sentence:
    """Of the young cohorts those that lose and gain most, age unknown apportioned; where all go one way, the farthest."""
    found = {age: moving(moved, outlook, age, apportioned=True) for age in YOUNG}
    most, least = (pick(found, key=lambda age: found[age].known) for pick in (max, min))
    if found[most].known <= 0:
        return _all_the_young(found[least], least, "転出超過")
    if found[least].known >= 0:
        return _all_the_young(found[most], most, "転入超過")
    return sentence(
        f"{most}～{most + 4}歳に達した世代は",
        with_unit(found[most]),
        f"の転入超過、{least}～{least + 4}歳は",
        with_unit(magnitude(found[least])),
        "の転出超過（推定）",
    )


def _all_the_young(found: Quantity, age: int, way: str) -> Sentence:
    return sentence(
        f"{YOUNG[0]}～{YOUNG[-1] + 4}歳に達した世代はいずれも{way}で、最も多いのは{age}～{age + 4}歳の",
        with_unit(magnitude(found)),
        "（推定）",
    )


def turning_ages(moved: AgeMigration, outlook: Outlook) -> Sentence | None:
    """Ages whose direction depends on how unknown ages are treated."""
    turned = [
        age for age in COHORTS if moving(moved, outlook, age, True).known * moving(moved, outlook, age, False).known < 0
    ]
    if not turned:
        return None
    names = "、".join(f"{age}～{age + 4}歳" for age in turned)
    return sentence(f"{names}に達した世代は、年齢不詳を按分するかしないかで転入超過と転出超過が入れかわる")


def moving(moved: AgeMigration, outlook: Outlook, age: int, apportioned: bool) -> Quantity:
    """The area's net migration of those who reached an age, both sexes."""
    cells = moved.given if apportioned else moved.as_counted
    value = cells[:, COHORTS.index(age)].sum()
    treated = "年齢不詳を按分" if apportioned else "年齢不詳を除く"
    word = f"国勢調査の人口－5年前の人口×全国の残存率（構成市町村の和、{treated}）"
    return persons_over(value, outlook.place, moved.years, moved.origins, word)


def moving_between(moved: AgeMigration, place: Place, members: Sequence[int], first: int, last: int) -> Quantity:
    """Net migration of some members (by their number) of those who reached the ages from group `first` to group `last`,
    both sexes, age unknown apportioned."""
    ages = slice(COHORTS.index(first), COHORTS.index(last) + 1)
    value = moved.given[:, ages][..., list(members)].sum()
    word = "国勢調査の人口－5年前の人口×全国の残存率（年齢不詳を按分）"
    return persons_over(value, place, moved.years, moved.origins, word)


def oldest_share(outlook: Outlook) -> Sentence:
    """Of the base path the share of those of 75 and over, at the base and at the end."""
    first, last = (oldest_at(outlook, year) for year in (outlook.base.years[0], outlook.base.years[-1]))
    word = "上がる" if last.known > first.known else "下がる"
    return sentence(
        f"75歳以上の割合は、{first.period.short}の",
        with_unit(first, 1),
        f"から{last.period.short}には",
        with_unit(last, 1),
        f"に{word}（計算による）",
    )


def oldest_at(outlook: Outlook, year: int) -> Quantity:
    """Those of 75 and over as a share of the area in a year of the base path (at its start: of the census)."""
    ages = outlook.ages_at(year)
    value = ages.cells[:, index_of(75) :].sum() / ages.cells.sum()
    return share(value, outlook.place, year, ages.origins, f"75歳以上÷総数（{ages.word or outlook.basis}）")


def scenarios_at_end(outlook: Outlook) -> Sentence | None:
    """How far the last scenario lifts the last year, and what is left of the decline."""
    if not outlook.paths:
        return None
    scenario, path = outlook.paths[-1]
    base, reached = outlook.totals()[-1], outlook.totals(path, f"シナリオ「{scenario.name}」の試算")[-1]
    first = outlook.totals()[0]
    against = f"それでも{first.period.short}より" if reached.known < first.known else f"{first.period.short}より"
    gap, change = reached - base, reached - first
    return sentence(
        f"シナリオ「{scenario.name}」では{base.period.short}の人口は推計より",
        in_unit(magnitude(gap), "ten_thousand_persons"),
        f"{'多い' if gap.known > 0 else '少ない'}が、{against}",
        in_unit(magnitude(change), "ten_thousand_persons"),
        f"{'少ない' if change.known < 0 else '多い'}",
    )
