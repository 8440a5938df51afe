"""Claims about age shares: when a share passes a round number (marks.yml), on which denominator."""

from collections.abc import Sequence

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Part, Sentence, sentence, with_unit
from toshiken.profile.claims.degree import falls_below, nearly, rises_above
from toshiken.profile.claims.marks import mark, marks
from toshiken.profile.editions import editions
from toshiken.profile.profile import AreaProfile


def young_share(profile: AreaProfile) -> Sentence | None:
    """年少人口の割合が10%を割る年."""
    least = mark("young_below")
    series = _shares(profile, "0-14")
    found = falls_below(series, least)
    if found is None:
        return None
    later = [q for q in series if q.period >= found.period]
    verb, tail = ("割り", "、以降も低下する見込み") if len(later) > 1 and _falling(later) else ("割る", "見込み")
    return sentence(f"年少人口の割合は、{found.period.short}には{least}%を{verb}（", with_unit(found, 1), f"）{tail}")


def working_share(profile: AreaProfile) -> Sentence | None:
    """生産年齢人口の割合が60%を割る年と、最終年に概ね50%か."""
    least, near = mark("working_below"), mark("working_near")
    series = _shares(profile, "15-64")
    found = falls_below(series, least)
    if found is None:
        return None
    last = series[-1]
    about: tuple[Part, ...] = (with_unit(last, 1),)
    if nearly(last.known, near):
        about = (f"概ね{near}%（", with_unit(last, 1), "）")
    return sentence(
        f"生産年齢人口の割合は、{found.period.short}には{least}%を割り（",
        with_unit(found, 1),
        f"）、{last.period.short}には",
        *about,
        "となる見込み",
    )


def old_share(profile: AreaProfile) -> Sentence | None:
    """老年人口の割合が30%、40%を超える年. A mark already passed in the base year is not news and is left out."""
    series = _shares(profile, "65+")
    passed = [(most, q) for most in marks("old_above") if (q := rises_above(series, most)) is not None]
    if not passed:
        return _rise(series)
    parts: list[Part] = []
    for number, (most, quantity) in enumerate(passed, 1):
        verb = "超え（" if number < len(passed) else "超える（"
        parts += [
            f"{quantity.period.short}には{most}%を{verb}",
            with_unit(quantity, 1),
            "）、" if number < len(passed) else "）見込み",
        ]
    return sentence("老年人口の割合は、", *parts)


def shares_of_counted_ages(profile: AreaProfile) -> Sentence | None:
    """The last census without age unknown beside the projection's base year, where the two differ: the denominator matters."""
    counted = profile.latest("age_share", profile.place, age_class="15-64")
    base = next(iter(_shares(profile, "15-64")), None)
    if counted is None or base is None or counted.period != base.period or counted.value is None:
        return None
    return sentence(
        f"割合は年齢不詳を按分した人口による。年齢不詳を除いた国勢調査の割合では、生産年齢人口は{counted.period.short}に",
        with_unit(counted, 1),
        "（按分した人口では",
        with_unit(base, 1),
        "）。",
    )


def _shares(profile: AreaProfile, age_class: str) -> Sequence[Quantity]:
    known = editions(profile)
    if not known:
        return ()
    return profile.series("projected_age_share", profile.place, edition=known[0].key, age_class=age_class)


def _rise(series: Sequence[Quantity]) -> Sentence | None:
    if len(series) < 2 or series[-1].known <= series[0].known:
        return None
    first, last = series[0], series[-1]
    start = (f"老年人口の割合は、{first.period.short}の", with_unit(first, 1))
    return sentence(*start, f"から{last.period.short}には", with_unit(last, 1), "となる見込み")


def _falling(series: Sequence[Quantity]) -> bool:
    return all(later.known <= earlier.known for earlier, later in zip(series, series[1:], strict=False))
