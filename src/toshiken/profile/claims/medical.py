"""Claims about physicians: printed rates and computed ones, each with its denominator named; secondary medical areas."""

from collections.abc import Mapping

from toshiken.core.period import Period
from toshiken.core.quantity import Quantity
from toshiken.core.wording import Part, Sentence, number, sentence, with_unit
from toshiken.indicators.catalogue import all_indicators
from toshiken.indicators.engine import chosen_period
from toshiken.profile.claims.counting import counted
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

RATE, PHYSICIANS, POPULATION = "physicians_per_100k", "physicians_persons", "population_persons"
PRINTED_RATES = "medical_rates_"  # and the year
Rates = Mapping[str, Quantity]


def printed_rates(profile: AreaProfile) -> PrintedTable | None:
    """The newest record of printed rates."""
    tables = [table for name, table in profile.printed.items() if name.startswith(PRINTED_RATES) and table.rows]
    return max(tables, key=rates_period, default=None)


def rates_period(table: PrintedTable) -> Period:
    """The day the printed rates stand for."""
    return table.figure(table.rows[0], "physicians_rate").period


def printed_are_newest(profile: AreaProfile) -> bool:
    """Whether the area's newest physicians are those of the printed rates, and the printed ones cover its members."""
    table, newest = printed_rates(profile), profile.latest(PHYSICIANS, profile.place)
    # A table printed for other members holds no rates of this area.
    covers = profile.area.as_printed(profile.as_of)
    return table is not None and newest is not None and covers and newest.period == rates_period(table)


def physicians(profile: AreaProfile) -> Sentence | None:
    """The area's physicians per 100,000 against the nation's: as printed where the printed table is the newest."""
    printed = physicians_printed(profile) if printed_are_newest(profile) else None
    return printed or physicians_of_area(profile)


def physicians_of_area(profile: AreaProfile) -> Sentence | None:
    """The same, both computed on census population; the years of both are named."""
    area, nation = profile.latest(RATE, profile.place), profile.latest(RATE, profile.nation)
    if area is None or nation is None or area.value is None or nation.value is None or area.period != nation.period:
        return None
    return _against(area, nation, f"（{_day(area.period)}の医師数、{denominator(profile, area)}あたり）")


def physicians_printed(profile: AreaProfile) -> Sentence | None:
    """The same with the rates as printed, the area's denominator named."""
    rates = _printed(profile)
    area, nation = rates.get(profile.place.code), rates.get(profile.nation.code)
    if area is None or nation is None:
        return None
    return _against(area, nation, f"（{_day(area.period)}、印字の率：{area.scope}あたり）")


def members_below_nation(profile: AreaProfile) -> Sentence | None:
    """「中枢都市以外では全国平均を下回る」: said under every denominator, or with the one it holds for named."""
    printed = _printed(profile)
    hub = printed.get(profile.hub.code)
    by_print = _only_hub_above(profile, printed)
    computed = _only_hub_above(profile, _computed(profile, hub.period if hub else None))
    if not by_print and not computed:
        return None
    if by_print and computed:
        basis = "（どの分母でも）"
    elif by_print and hub:
        basis = f"（印字の率＝{hub.scope}あたりで比べた場合）"
    else:
        basis = "（国勢調査の総人口あたりで比べた場合）"
    hubs = "と".join(h.name for h in profile.hubs)
    return sentence(f"{hubs}以外の市町村では、いずれも全国平均を下回る{basis}")


def members_above_nation(profile: AreaProfile) -> Sentence | None:
    """Which members are above the nation on census population; members whose rate is withheld are not compared."""
    rates = _computed(profile, None)
    compared = [m for m in profile.members if m.code in rates]
    if not compared or len(profile.members) < 2:
        return None
    nation = rates[profile.nation.code]
    above = [m.name for m in compared if rates[m.code].known > nation.known]
    origins = [o for m in compared for o in rates[m.code].origins]
    count = counted(len(compared), "municipalities", profile.place, nation.period, origins, "率を示せる市町村")
    verdict = f"全国を上回るのは{'、'.join(above)}" if above else "全国を上回るところはない"
    return sentence("率を示せる", with_unit(count), f"のうち、{verdict}")


def turning_members(profile: AreaProfile) -> Sentence | None:
    """Members above the nation by one denominator and not by the other: which of the two is used decides."""
    printed = _printed(profile)
    nation = printed.get(profile.nation.code)
    computed = _computed(profile, nation.period if nation else None)
    parts: list[Part] = []
    for member in profile.members:
        one, other = printed.get(member.code), computed.get(member.code)
        if nation is None or one is None or other is None:
            continue
        whole = computed[profile.nation.code]
        if _word(one, nation) != _word(other, whole):
            parts += ["。" if parts else "", f"{member.name}は、印字の率（", number(one, 1), "）では全国（", number(nation, 1),
                      f"）{_word(one, nation)}が、{denominator(profile, other)}あたり（", number(other, 1), "）では全国（",
                      number(whole, 1), f"）{_word(other, whole)}"]  # fmt: skip
    return sentence(*parts) if parts else None


def secondary_areas(profile: AreaProfile) -> Sentence | None:
    """圏域には複数の二次医療圏がある: said where the record names every member's and they are more than one."""
    table = printed_rates(profile)
    named = {row["place_code"]: secondary_area(str(row["secondary_area"])) for row in (table.rows if table else ())}
    found = dict.fromkeys(named.get(m.code, "") for m in profile.members)
    if table is None or "" in found or len(found) < 2:
        return None
    count = counted(len(found), "items", profile.place, rates_period(table), (table.origin,), "二次医療圏の名前の種類")
    return sentence("圏域には、", with_unit(count), f"の二次医療圏がある（{'、'.join(found)}）")


def secondary_area(printed: str) -> str:
    """札幌 of 「札幌（江別保健所）」: the health centre is no medical area."""
    return printed.partition("（")[0]


def denominator(profile: AreaProfile, rate: Quantity) -> str:
    """2020年国勢調査の人口: the population a computed rate was divided by, found as its definition says."""
    how = all_indicators()[RATE].inputs[POPULATION].period
    available = [q.period.code for q in profile.series(POPULATION, rate.place)]
    chosen = chosen_period(how, available, rate.period.code)
    return f"{Period.parse(chosen).short}国勢調査の人口" if chosen else "国勢調査の人口"


def _day(period: Period) -> str:
    """2022年末; another day in full."""
    return f"{period.year}年末" if (period.end.month, period.end.day) == (12, 31) else period.label


def _against(own: Quantity, nation: Quantity, basis: str) -> Sentence:
    return sentence(
        "人口10万人あたり医師数は、圏域全体で", number(own, 1), "人。全国の", number(nation, 1), f"人{_word(own, nation)}{basis}"
    )  # fmt: skip


def _word(own: Quantity, other: Quantity) -> str:
    return "を上回る" if own.known > other.known else "を下回る" if own.known < other.known else "に等しい"


def _printed(profile: AreaProfile) -> Rates:
    """Printed rates by place code; rates without a value are left out."""
    table = printed_rates(profile)
    rows = table.rows if table else ()
    figures = {str(row["place_code"]): table.figure(row, "physicians_rate") for row in rows if table}
    return {code: q for code, q in figures.items() if q.value is not None}


def _computed(profile: AreaProfile, period: Period | None) -> Rates:
    """Computed rates of nation and members at a period (the newest where None); empty where the nation has none."""
    series = profile.series(RATE, profile.nation)
    nation = next((q for q in reversed(series) if q.value is not None and period in (None, q.period)), None)
    if nation is None:
        return {}
    places = (profile.nation, *profile.members)
    found = {p.code: q for p in places for q in profile.series(RATE, p) if q.period == nation.period}
    return {code: q for code, q in found.items() if q.value is not None}


def _only_hub_above(profile: AreaProfile, rates: Rates) -> bool:
    """Whether every partner compared is below the nation and the hubs above it; False where too little is known."""
    nation = rates.get(profile.nation.code)
    hubs = [rates[h.code] for h in profile.hubs if h.code in rates]
    partners = [rates[m.code] for m in profile.partners if m.code in rates]
    if nation is None or len(hubs) < len(profile.hubs) or not partners:
        return False
    return all(q.known > nation.known for q in hubs) and all(q.known < nation.known for q in partners)
