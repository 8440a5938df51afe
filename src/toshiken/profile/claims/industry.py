"""Claims about industry: sales, persons engaged, location quotients, change between two surveys."""

from collections.abc import Mapping

from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Part, Sentence, in_unit, magnitude, sentence, with_unit
from toshiken.profile.claims.degree import change_word, degree_words
from toshiken.profile.profile import AreaProfile
from toshiken.tables.industries import short_label

SALES = "sales_million_jpy"
ENGAGED = "private_persons_engaged_persons"


def by_industry(profile: AreaProfile, name: str, place: Place, year: int) -> dict[str, Quantity]:
    """A figure's values by industry letter, in order of the classification; only those with a value."""
    return profile.across(name, place, "industry", year)


def survey_years(profile: AreaProfile) -> tuple[int, ...]:
    """Years with persons engaged for the area."""
    return profile.years(ENGAGED, profile.place)


def sales_share(profile: AreaProfile) -> Sentence | None:
    """圏域の総売上額は北海道全体の約55%を占める."""
    share = profile.latest("sales_share_of_prefecture", profile.place)
    whole = profile.latest(SALES, profile.place)
    if share is None or share.value is None or whole is None:
        return None
    of = f"{profile.prefecture.name}{'' if len(profile.area.prefectures) > 1 else '全体'}"
    return sentence(
        f"{whole.period.label}の圏域内の事業所及び企業の総売上額は", in_unit(whole, "trillion_jpy"),
        f"で、{of}の約", with_unit(share), "を占める",
    )  # fmt: skip


def sales_composition(profile: AreaProfile) -> Sentence | None:
    """The hub's largest gaps to the nation in shares of sales, both signs (by industry only the hub's figures exist)."""
    year = max(profile.years("sales_million_jpy", profile.hub), default=None)
    if year is None:
        return None
    own = by_industry(profile, "sales_industry_share", profile.hub, year)
    nation = by_industry(profile, "sales_industry_share", profile.nation, year)
    gaps = {letter: own[letter].known - nation[letter].known for letter in own if letter in nation}
    if not gaps:
        return None
    high, low = max(gaps, key=lambda k: gaps[k]), min(gaps, key=lambda k: gaps[k])
    if gaps[low] >= 0 or gaps[high] <= 0:
        return None
    return sentence(
        f"{profile.hub.name}の総売上額は、{short_label(high)}の割合（", with_unit(own[high], 1), "）が全国（",
        with_unit(nation[high], 1), f"）より高い一方、{short_label(low)}の割合（", with_unit(own[low], 1), "）は全国（",
        with_unit(nation[low], 1), "）より低い",
    )  # fmt: skip


def specialised(profile: AreaProfile) -> Sentence | None:
    """Industries whose location quotient by persons engaged is above 1 in the newest survey."""
    years = survey_years(profile)
    if not years:
        return None
    quotients = by_industry(profile, "location_quotient_persons_engaged", profile.place, years[-1])
    high = [letter for letter, q in quotients.items() if q.known > 1]
    if not high:
        return None
    names = "、".join(short_label(letter) for letter in high)
    return sentence(f"圏域の従業者の特化係数（全国＝1、{years[-1]}年）が1.0を上回るのは、{names}の{len(high)}分野")


def most_specialised(profile: AreaProfile) -> Sentence | None:
    """The highest and the lowest quotient."""
    years = survey_years(profile)
    if not years:
        return None
    quotients = by_industry(profile, "location_quotient_persons_engaged", profile.place, years[-1])
    if len(quotients) < 2:
        return None
    high, low = max(quotients, key=lambda k: quotients[k].known), min(quotients, key=lambda k: quotients[k].known)
    return sentence(
        f"最も高いのは{short_label(high)}（", with_unit(quotients[high], 2), f"）、最も低いのは{short_label(low)}（",
        with_unit(quotients[low], 2), "）",
    )  # fmt: skip


def largest_employer(profile: AreaProfile) -> Sentence | None:
    """The industry with the largest share of persons engaged, and in how many members it is the largest."""
    years = survey_years(profile)
    if not years:
        return None
    shares = by_industry(profile, "persons_engaged_share", profile.place, years[-1])
    if not shares:
        return None
    top = max(shares, key=lambda k: shares[k].known)
    start = (f"従業者が最も多いのは圏域全体では{short_label(top)}（", with_unit(shares[top], 1))
    if len(profile.members) < 2:
        return sentence(*start, "）")
    same = [m for m in profile.members if _largest(profile, m, years[-1]) == top]
    return sentence(*start, f"）で、{len(profile.members)}市町村のうち{len(same)}市町村でも最も多い")


def outlying_members(profile: AreaProfile) -> Sentence | None:
    """The three shares that stand out furthest over the area's, where they do so 顕著に (degree_words.yml)."""
    years = survey_years(profile)
    if not years:
        return None
    area = by_industry(profile, "persons_engaged_share", profile.place, years[-1])
    gaps: dict[tuple[str, str], Quantity] = {}
    for member in profile.members:
        for letter, share in by_industry(profile, "persons_engaged_share", member, years[-1]).items():
            if letter in area and share.known - area[letter].known >= degree_words()["marked"].threshold:
                gaps[member.name, letter] = share
    largest = sorted(gaps, key=lambda k: area[k[1]].known - gaps[k].known)[:3]
    if not largest:
        return None
    parts: list[Part] = [f"圏域全体との差が顕著な割合は{len(gaps)}あり、差の大きい順に"]
    for number, (name, letter) in enumerate(largest):
        own = gaps[name, letter]
        parts += [
            "、" if number else "",
            f"{name}の{short_label(letter)}（",
            with_unit(own, 1),
            "、圏域",
            with_unit(area[letter], 1),
            "）",
        ]
    return sentence(*parts)


def total_change(profile: AreaProfile) -> Sentence | None:
    """Persons engaged between the last two surveys of the same population (private establishments)."""
    own = profile.latest("persons_engaged_change_rate", profile.place)
    nation = profile.latest("persons_engaged_change_rate", profile.nation)
    years = survey_years(profile)
    if own is None or nation is None or own.value is None or nation.value is None or len(years) < 2:
        return None
    return sentence(
        f"民営事業所の従業者数は、{years[-2]}年から{years[-1]}年に圏域で", *_change(own), "、全国で", *_change(nation)
    )


def _change(rate: Quantity) -> tuple[Part, ...]:
    """3.4%増（微増）."""
    word, direction = change_word(rate.known), "増" if rate.known >= 0 else "減"
    return (with_unit(magnitude(rate), 1), f"{direction}（{word}）")


def change_extremes(profile: AreaProfile) -> Sentence | None:
    """The industries that gained and lost most persons engaged."""
    years = survey_years(profile)
    if len(years) < 2:
        return None
    changes = _changes(profile, years[-2], years[-1])
    if len(changes) < 2:
        return None
    up, down = max(changes, key=lambda k: changes[k].known), min(changes, key=lambda k: changes[k].known)
    if changes[up].known <= 0 or changes[down].known >= 0:
        return None
    return sentence(
        f"最も増えたのは{short_label(up)}（", with_unit(changes[up]), f"の増）、最も減ったのは{short_label(down)}（",
        with_unit(magnitude(changes[down])), "の減）",
    )  # fmt: skip


def _changes(profile: AreaProfile, first: int, last: int) -> Mapping[str, Quantity]:
    before = by_industry(profile, ENGAGED, profile.place, first)
    after = by_industry(profile, ENGAGED, profile.place, last)
    return {letter: after[letter] - before[letter] for letter in after if letter in before}


def _largest(profile: AreaProfile, member: Place, year: int) -> str | None:
    shares = by_industry(profile, "persons_engaged_share", member, year)
    return max(shares, key=lambda k: shares[k].known) if shares else None


def hub_productivity(profile: AreaProfile) -> Sentence | None:
    """How many industries of the hub are over the nation in relative labour productivity, where value added exists."""
    years = profile.years("sales_million_jpy", profile.hub)
    if not years:
        return None
    ratios = by_industry(profile, "relative_labour_productivity", profile.hub, years[-1])
    if not ratios:
        return None
    high = [short_label(letter) for letter, q in ratios.items() if q.known > 1]
    named = f"（{'、'.join(high)}）" if 0 < len(high) <= 4 else ""
    return sentence(
        f"{profile.hub.name}の労働生産性が全国を上回るのは、比べられる{len(ratios)}分野のうち{len(high)}分野{named}"
    )
