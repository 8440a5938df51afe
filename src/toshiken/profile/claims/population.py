"""Claims about population: peak, decline, age shares, editions against censuses, natural change and migration."""

from collections.abc import Iterator
from decimal import Decimal

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Part, Sentence, in_unit, magnitude, sentence, with_unit
from toshiken.profile.claims.degree import falls_below, nearly, peak, rises_above
from toshiken.profile.editions import Edition, editions, outlook, projection
from toshiken.profile.profile import AreaProfile

# The round numbers a reader looks for (percent).
YOUNG_MARK, WORKING_MARK, OLD_MARKS, HALF = Decimal(10), Decimal(60), (Decimal(30), Decimal(40)), Decimal(50)


def peak_year(profile: AreaProfile) -> Sentence | None:
    """圏域の人口は2015年をピークに…: needs a lower value on both sides; what follows may be projected."""
    censuses, projected = outlook(profile, profile.place)
    highest = peak((*censuses, *projected))
    if highest is None or highest not in censuses:
        return None
    after = [q for q in (*censuses, *projected) if q.period > highest.period]
    if any(later.known >= earlier.known for earlier, later in zip([highest, *after], after, strict=False)):
        return None
    basis = f"減少していくものと推計されている（{editions(profile)[0].label}）" if projected else "減少している"
    return sentence(f"圏域の人口は、{highest.period.short}の", with_unit(highest), f"をピークに、以降{basis}")


def long_decline(profile: AreaProfile) -> Sentence | None:
    """From the last census to the end of the newest projection, where it declines."""
    censuses, projected = outlook(profile, profile.place)
    if not projected or not censuses:
        return None
    base, end = censuses[-1], projected[-1]
    if end.known >= base.known:
        return None
    rate = ((end - base) / base).in_unit("percent")
    return sentence(
        f"{end.period.short}には、{base.period.short}と比較して",
        with_unit(magnitude(rate), 1),
        "減の",
        in_unit(end, "ten_thousand_persons"),
        f"となる見込み（{editions(profile)[0].label}）",
    )


def member_extremes(profile: AreaProfile) -> Sentence | None:
    """How many members decline from the last census to the end of the projection."""
    falling = 0
    last = None
    for member in profile.members:
        censuses, projected = outlook(profile, member)
        if not censuses or not projected:
            return None
        falling += projected[-1].known < censuses[-1].known
        last = projected[-1].period
    if last is None or falling < len(profile.members):
        return None
    return sentence(f"{last.short}には、{len(profile.members)}の構成市町村すべてで人口が減る見込み")


def young_share(profile: AreaProfile) -> Sentence | None:
    """年少人口が10%を割る年."""
    edition, series = _age_share(profile, "0-14")
    found = falls_below(series, YOUNG_MARK)
    if found is None or edition is None:
        return None
    later = [q for q in series if q.period > found.period]
    verb, tail = ("割り", "、以降も低下する見込み") if later and _falling([found, *later]) else ("割る", "見込み")
    return sentence(f"年少人口は、{found.period.short}には10%を{verb}（", with_unit(found, 1), f"）{tail}")


def working_share(profile: AreaProfile) -> Sentence | None:
    """生産年齢人口が60%を割る年と、最終年に概ね50%か."""
    edition, series = _age_share(profile, "15-64")
    found = falls_below(series, WORKING_MARK)
    if found is None or edition is None:
        return None
    last = series[-1]
    about = "概ね50%" if nearly(last.known, HALF) else ""
    ending = (f"{about}（", with_unit(last, 1), "）の見込み") if about else (with_unit(last, 1), "となる見込み")
    return sentence(
        f"生産年齢人口は、{found.period.short}には60%を割り（",
        with_unit(found, 1),
        f"）、{last.period.short}には",
        *ending,
    )


def old_share(profile: AreaProfile) -> Sentence | None:
    """老年人口が30%、40%を超える年. A mark already passed in the base year is not news and is left out."""
    edition, series = _age_share(profile, "65+")
    passed = [(mark, q) for mark in OLD_MARKS if (q := rises_above(series, mark)) is not None]
    if not passed or edition is None:
        return _old_share_end(series)
    parts: list[Part] = ["老年人口は、"]
    for mark, quantity in passed:
        parts += [f"{quantity.period.short}には{mark}%を超え（", with_unit(quantity, 1), "）、"]
    return sentence(*parts, "上昇する見込み" if _falling(list(reversed(series))) else "推移する見込み")


def editions_against_census(profile: AreaProfile) -> Iterator[Sentence]:
    """What a projection said of a year that has since been counted."""
    for edition in editions(profile):
        for projected in projection(profile, edition, profile.place)[1:]:
            counted = profile.at("population_persons", profile.place, projected.period.year)
            if counted is None or counted.period != projected.period or counted.known == projected.known:
                continue
            difference = counted - projected
            rate = (difference / projected).in_unit("percent")
            more = "上回った" if difference.known > 0 else "下回った"
            yield sentence(
                f"{counted.period.short}国勢調査の", with_unit(counted), f"は、{edition.label}の", with_unit(projected), "を",
                with_unit(magnitude(difference)), "（", with_unit(magnitude(rate), 2), f"）{more}",
            )  # fmt: skip


def editions_compared(profile: AreaProfile) -> Sentence | None:
    """The same future year in the newest and the edition before."""
    known = editions(profile)
    if len(known) < 2:
        return None
    newer = {q.period: q for q in projection(profile, known[0], profile.place)}
    older = {q.period: q for q in projection(profile, known[1], profile.place)}
    last = max(set(newer) & set(older), default=None)
    if last is None:
        return None
    difference = newer[last] - older[last]
    more = "多い" if difference.known > 0 else "少ない"
    return sentence(
        f"{last.short}の推計人口は、{known[0].label}で", with_unit(newer[last]), f"。{known[1].label}（旧推計）の",
        with_unit(older[last]), "より", with_unit(magnitude(difference)), more,
    )  # fmt: skip


def net_migration(profile: AreaProfile) -> Sentence | None:
    """Sign of the area's net migration over the years at hand (gaps stay gaps)."""
    series = [q for q in profile.series("net_migration_persons", profile.place) if q.value is not None]
    if not series:
        return None
    last = series[-1]
    word = "転入超過" if last.known > 0 else "転出超過"
    same_sign = all((q.known > 0) == (last.known > 0) for q in series)
    span = f"資料のある{series[0].period.year}年以降のすべての年で" if same_sign and len(series) > 1 else ""
    return sentence(f"圏域は{span}{word}であり、{last.period.short}は", with_unit(magnitude(last)), "（日本人移動者）")


def net_migration_by_member(profile: AreaProfile) -> Sentence | None:
    """Members with net in-migration in the newest year, counted and named in 建制順."""
    newest = [
        (m, q) for m in profile.members if (q := profile.latest("net_migration_persons", m)) and q.value is not None
    ]
    if len(newest) < len(profile.members):
        return None
    gaining = [m.name for m, q in newest if q.known > 0]
    year = newest[0][1].period.short
    if not gaining:
        return sentence(f"{year}は、すべての構成市町村が転出超過")
    return sentence(f"{year}に転入超過なのは{'、'.join(gaining)}（{len(newest)}市町村中{len(gaining)}）")


def natural_change(profile: AreaProfile) -> Sentence | None:
    """Deaths over births (or the other way round) in the newest year, and since when."""
    series = [q for q in profile.series("natural_change_persons", profile.place) if q.value is not None]
    if not series:
        return None
    first, last = series[0], series[-1]
    word = "死亡数が出生数を上回る自然減" if last.known < 0 else "出生数が死亡数を上回る自然増"
    grown = last.known < first.known < 0
    tail: tuple[Part, ...] = (
        ("（", f"{first.period.short}は", with_unit(magnitude(first)), "）から拡大") if grown else ()
    )
    return sentence(f"{word}は{last.period.short}に", with_unit(magnitude(last)), *tail)


def _age_share(profile: AreaProfile, age_class: str) -> tuple[Edition | None, list[Quantity]]:
    known = editions(profile)
    if not known:
        return None, []
    series = profile.series("projected_age_share", profile.place, edition=known[0].key, age_class=age_class)
    return known[0], list(series)


def _old_share_end(series: list[Quantity]) -> Sentence | None:
    if len(series) < 2 or series[-1].known <= series[0].known:
        return None
    return sentence(
        f"老年人口の割合は、{series[0].period.short}の", with_unit(series[0], 1),
        f"から{series[-1].period.short}には", with_unit(series[-1], 1), "となる見込み",
    )  # fmt: skip


def _falling(series: list[Quantity]) -> bool:
    return all(later.known <= earlier.known for earlier, later in zip(series, series[1:], strict=False))
