"""Claims about commuting and the day/night ratio: who is at the threshold, by which table."""

from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence, Shown, sentence, with_unit
from toshiken.profile.claims.counting import counted
from toshiken.profile.delineation.bases import basis_of
from toshiken.profile.delineation.judging import JudgingRatios
from toshiken.profile.profile import AreaProfile


def reached(ratios: JudgingRatios, threshold: Quantity, place: Place) -> Quantity:
    """How many are at or over the threshold; unrounded values are compared, what has no value is not."""
    figures = [q for q in ratios.figures if q.value is not None]
    least = threshold.in_unit("percent").known
    number = sum(q.known >= least for q in figures)
    return counted(
        number, "municipalities", place, figures[0].period, (ratios.origin,), f"{threshold.shown()}%以上の市町村"
    )


def commuting_count(ratios: JudgingRatios, threshold: Quantity, place: Place) -> Sentence:
    """How many of the listed municipalities reach the threshold."""
    count = reached(ratios, threshold, place)
    return sentence(
        f"通勤通学割合が{threshold.shown()}%以上なのは",
        with_unit(count),
        f"（{ratios.table_in_words}）",
    )


def ratios_of_2020(profile: AreaProfile, threshold: Quantity) -> Sentence | None:
    """What the raw table of a later census gives, and why it may not be chained to the printed ratios; nothing of ratios that judge."""
    newest = [
        q for m in profile.members if (q := profile.latest("commuting_ratio", m)) is not None and q.value is not None
    ]
    if not newest or any(basis_of(origin.id).judges for q in newest for origin in q.origins):
        return None
    over = [q for q in newest if q.known >= threshold.known]
    origins = newest[0].origins
    count = counted(
        len(over), "municipalities", profile.place, newest[0].period, origins, f"{threshold.shown()}%以上の構成市町村"
    )
    return sentence(
        f"{newest[0].period.short}国勢調査の表で{threshold.shown()}%以上なのは構成市町村のうち",
        with_unit(count),
        "だが、分母に15歳未満の通学者を含むとみられるため、2015年の割合とつなげて比べられない。",
    )


def daynight(profile: AreaProfile) -> Sentence | None:
    """The hub's day/night ratio, newest."""
    ratio = profile.latest("day_night_population_ratio", profile.hub)
    if ratio is None or ratio.value is None:
        return None
    as_quotient = Shown(ratio.in_unit("quotient"), 3)
    return sentence(
        f"{profile.hub.name}の昼夜間人口比率は",
        with_unit(ratio, 1),
        "（",
        as_quotient,
        f"倍、{ratio.period.short}国勢調査）",
    )
