"""Claims about farming, transport hubs, universities, medical care and the commuting threshold."""

from collections.abc import Iterable, Mapping

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Sentence, in_unit, number, sentence, with_unit
from toshiken.profile.claims.degree import change_word, mostly
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

PRINTED_RATES = "medical_rates_2014"
RATE = "physicians_per_100k"


def farm_output(profile: AreaProfile) -> Sentence | None:
    """The area's farm output and its shares."""
    output = profile.latest("farm_output_million_jpy", profile.place)
    of_prefecture = profile.latest("farm_output_share_of_prefecture", profile.place)
    of_nation = profile.latest("farm_output_share_of_nation", profile.place)
    if output is None or of_prefecture is None or of_nation is None:
        return None
    return sentence(
        "圏域の農業産出額は約", in_unit(output, "hundred_million_jpy", 0), f"で、{profile.prefecture.name}の約",
        with_unit(of_prefecture, 1), "、全国の約", with_unit(of_nation, 1), "を占める",
    )  # fmt: skip


def passengers(series: Mapping[str, tuple[Quantity, ...]]) -> Sentence | None:
    """交通拠点ごとの、最初と最後の年度の比較. `series`: facility → figures in order of time."""
    compared = {name: (found[0], found[-1]) for name, found in series.items() if len(found) > 1}
    if not compared:
        return None
    grown = [name for name, (first, last) in compared.items() if last.known > first.known]
    first, last = next(iter(compared.values()))
    span = f"{first.period.short}から{last.period.short}にかけて"
    if len(grown) == len(compared):
        return sentence(f"主な交通拠点の乗降客数は、{span}{len(compared)}拠点のすべてで増えている")
    if mostly(len(grown), len(compared)):
        return sentence(f"主な交通拠点の乗降客数は、{span}多くの拠点で増えている（{len(compared)}拠点中{len(grown)}）")
    return None


def universities(count: Quantity, prefecture_count: Quantity | None, name: str) -> Sentence | None:
    """道内の大学の何割が圏域にあるか."""
    if prefecture_count is None:
        return None
    share = (count / prefecture_count).in_unit("percent")
    return sentence(
        "圏域内の大学は",
        with_unit(count),
        f"で、{name}の",
        with_unit(prefecture_count),
        "の",
        with_unit(share, 1),
        "が集まる",
    )


def physicians_of_area(profile: AreaProfile) -> Sentence | None:
    """The area's physicians per 100,000 against the nation's, both computed on the same kind of denominator."""
    area, nation = profile.latest(RATE, profile.place), profile.latest(RATE, profile.nation)
    if area is None or nation is None or area.value is None or nation.value is None or area.period != nation.period:
        return None
    return _against("人口10万人あたり医師数は、圏域全体で", area, nation, f"（{area.period.short}、総人口あたり）")


def physicians_printed(profile: AreaProfile) -> Sentence | None:
    """The same with the rates as printed (per Japanese population): area and nation."""
    rates = _printed_rates(profile)
    if rates is None:
        return None
    area, nation = rates.get("圏域"), rates.get("全国")
    if area is None or nation is None:
        return None
    return _against("人口10万人あたり医師数は、圏域全体で", area, nation, "（印字の率：推計日本人人口あたり）")


def members_below_nation(profile: AreaProfile) -> Sentence | None:
    """「札幌市以外では全国平均を下回る」: said under every admissible denominator, or with the one it uses named."""
    printed, computed = _printed_rates(profile), _computed_rates(profile)
    verdicts = [v for v in (_only_hub_above(profile, printed), _only_hub_above(profile, computed)) if v is not None]
    if not verdicts or not any(verdicts):
        return None
    if all(verdicts) and len(verdicts) == 2:
        basis = "（どの分母でも）"
    elif printed is not None and _only_hub_above(profile, printed):
        basis = "（印字の率＝推計日本人人口あたりで比べた場合）"
    else:
        basis = "（総人口あたりで比べた場合）"
    return sentence(f"{profile.hub.name}以外の市町村では、いずれも全国平均を下回る{basis}")


def members_above_nation(profile: AreaProfile) -> Sentence | None:
    """Which members are above the nation on census denominators; small counts are left out of the comparison."""
    rates = _computed_rates(profile)
    if rates is None:
        return None
    above = [m.name for m in profile.members if m.name in rates and rates[m.name].known > rates["全国"].known]
    compared = sum(m.name in rates for m in profile.members)
    if not above:
        return None
    return sentence(f"全国を上回るのは{'、'.join(above)}（率を示せる{compared}市町村のうち{len(above)}。総人口あたり）")


def commuting_count(table: PrintedTable, column: str, threshold: Quantity) -> Sentence | None:
    """How many of the listed municipalities reach the threshold; unrounded values are compared."""
    count = reached(table, column, threshold)
    return sentence(
        "通勤通学割合が", with_unit(threshold.in_unit("percent")), f"以上の市町村は{count}（上位{len(table.rows)}市町村のうち）"
    )  # fmt: skip


def reached(table: PrintedTable, column: str, threshold: Quantity) -> int:
    """The number of rows at or over the threshold."""
    least = threshold.in_unit("percent").known
    return sum(table.figure(row, column).known >= least for row in table.rows)


def daynight(profile: AreaProfile) -> Sentence | None:
    """The hub's day/night ratio, newest."""
    ratio = profile.latest("day_night_population_ratio", profile.hub)
    if ratio is None or ratio.value is None:
        return None
    return sentence(f"{profile.hub.name}の昼夜間人口比率は", with_unit(ratio, 1), f"（{ratio.period.short}国勢調査）")


def change_of(name: str, series: Iterable[Quantity]) -> Sentence | None:
    """A named series from its first to its last known value, with the word of degree."""
    known = [q for q in series if q.value is not None]
    if len(known) < 2 or known[0].known == 0:
        return None
    rate = ((known[-1] - known[0]) / known[0]).in_unit("percent")
    return sentence(
        f"{name}は、{known[0].period.short}の", with_unit(known[0]), f"から{known[-1].period.short}の", with_unit(known[-1]),
        f"へ{change_word(rate.known)}（", with_unit(rate, 1), "）",
    )  # fmt: skip


def _against(start: str, own: Quantity, nation: Quantity, end: str) -> Sentence:
    word = "上回る" if own.known > nation.known else "下回る" if own.known < nation.known else "等しい"
    return sentence(start, number(own, 1), "人。全国の", number(nation, 1), f"人を{word}{end}")


def _printed_rates(profile: AreaProfile) -> dict[str, Quantity] | None:
    table = profile.table(PRINTED_RATES)
    if table is None:
        return None
    return {table.text(row, "place"): table.figure(row, "physicians_rate") for row in table.rows}


def _computed_rates(profile: AreaProfile) -> dict[str, Quantity] | None:
    nation = profile.latest(RATE, profile.nation)
    if nation is None or nation.value is None:
        return None
    members = {m.name: q for m in profile.members if (q := profile.latest(RATE, m)) and q.period == nation.period}
    return {"全国": nation, **{name: q for name, q in members.items() if q.value is not None}}


def _only_hub_above(profile: AreaProfile, rates: Mapping[str, Quantity] | None) -> bool | None:
    if rates is None or profile.hub.name not in rates or len(rates) < 3:
        return None
    nation = rates["全国"].known
    return all(
        (q.known > nation) == (name == profile.hub.name) for name, q in rates.items() if name not in ("全国", "圏域")
    )
