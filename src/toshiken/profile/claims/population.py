"""Claims about population: peak, decline, editions against censuses, natural change and migration."""

from collections.abc import Iterator, Sequence

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Sentence, in_unit, magnitude, sentence, with_unit
from toshiken.profile.claims.degree import peak
from toshiken.profile.editions import Edition, editions, outlook, projection
from toshiken.profile.profile import AreaProfile


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


def all_members_decline(profile: AreaProfile) -> Sentence | None:
    """Said only where there are several members and every one declines from the last census to the end of the projection."""
    ends = [(censuses[-1], projected[-1]) for censuses, projected in _outlooks(profile) if censuses and projected]
    if len(ends) < max(2, len(profile.members)) or any(end.known >= base.known for base, end in ends):
        return None
    base, end = ends[0]
    return sentence(
        f"{end.period.short}には、{base.period.short}と比べて{len(ends)}の構成市町村すべてで人口が減る見込み"
    )


def _outlooks(profile: AreaProfile) -> list[tuple[tuple[Quantity, ...], tuple[Quantity, ...]]]:
    return [outlook(profile, member) for member in profile.members]


def editions_against_census(profile: AreaProfile) -> Iterator[Sentence]:
    """What a projection said of a year that has since been counted."""
    for edition in editions(profile):
        for projected in projection(profile, edition, profile.place)[1:]:
            counted = profile.at("population_persons", profile.place, projected.period.year)
            if counted is not None and counted.period == projected.period and counted.known != projected.known:
                yield _against_census(edition, projected, counted)


def _against_census(edition: Edition, projected: Quantity, counted: Quantity) -> Sentence:
    difference = counted - projected
    rate = (difference / projected).in_unit("percent")
    return sentence(
        f"{counted.period.short}国勢調査の",
        with_unit(counted),
        f"は、{edition.label}の",
        with_unit(projected),
        "を",
        with_unit(magnitude(difference)),
        "（",
        with_unit(magnitude(rate), 2),
        f"）{'上回った' if difference.known > 0 else '下回った'}",
    )


def editions_compared(profile: AreaProfile) -> Sentence | None:
    """The same future year in the newest edition and the one before."""
    known = editions(profile)
    if len(known) < 2:
        return None
    newer, older = ({q.period: q for q in projection(profile, edition, profile.place)} for edition in known[:2])
    last = max(set(newer) & set(older), default=None)
    if last is None or newer[last].known == older[last].known:
        return None
    difference = newer[last] - older[last]
    return sentence(
        f"{last.short}の推計人口は{known[0].label}で",
        with_unit(newer[last]),
        "、旧推計の",
        with_unit(older[last]),
        "より",
        with_unit(magnitude(difference)),
        "多い" if difference.known > 0 else "少ない",
    )


def revised_peak(profile: AreaProfile) -> Sentence | None:
    """A peak an older edition implied that a later census has overtaken."""
    known = editions(profile)
    censuses = profile.series("population_persons", profile.place)
    if len(known) < 2 or not censuses:
        return None
    older = projection(profile, known[1], profile.place)
    before = [q for q in censuses if q.period < older[0].period]
    implied = peak((*before, *older))
    overtaken = next((q for q in censuses if implied and q.period > implied.period and q.known > implied.known), None)
    if implied is None or overtaken is None:
        return None
    return sentence(
        f"旧推計では{implied.period.short}（",
        with_unit(implied),
        f"）がピークとされたが、{overtaken.period.short}の実績（",
        with_unit(overtaken),
        "）が上回った",
    )


def net_migration(profile: AreaProfile) -> Sentence | None:
    """Sign of the area's net migration over the years at hand (gaps stay gaps)."""
    series = [q for q in profile.series("net_migration_persons", profile.place) if q.value]
    if not series:
        return None
    last = series[-1]
    word = "転入超過" if last.known > 0 else "転出超過"
    steady = len(series) > 1 and all((q.known > 0) == (last.known > 0) for q in series)
    span = f"資料のある{len(series)}か年（{year_runs([q.period.year for q in series])}）のいずれも" if steady else ""
    return sentence(
        f"圏域は{span}{word}で、{last.period.short}は", with_unit(magnitude(last)), f"（{last.scope or '総数'}）"
    )


def year_runs(years: Sequence[int]) -> str:
    """[2017, 2018, 2019, 2021] as 2017～2019、2021年."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return "、".join(f"{run[0]}～{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs) + "年"


def net_migration_by_member(profile: AreaProfile) -> Sentence | None:
    """Members with net in-migration in the area's newest year, named in 建制順."""
    newest = profile.latest("net_migration_persons", profile.place)
    if newest is None or len(profile.members) < 2:
        return None
    year = newest.period.year
    found = {m.name: profile.at("net_migration_persons", m, year) for m in profile.members}
    if any(q is None or q.value is None for q in found.values()):
        return None
    gaining = [name for name, q in found.items() if q is not None and q.known > 0]
    if not gaining:
        return sentence(f"{year}年に転入超過の構成市町村はない")
    if len(gaining) > len(found) / 2:
        others = "、".join(name for name in found if name not in gaining)
        rest = f"（{others}を除く{len(gaining)}市町村）" if others else ""
        return sentence(f"{year}年は{'多くの' if others else 'すべての'}構成市町村が転入超過{rest}")
    return sentence(f"{year}年に転入超過なのは{'、'.join(gaining)}（{len(found)}市町村のうち{len(gaining)}）")


def natural_change(profile: AreaProfile) -> Sentence | None:
    """Deaths over births (or the other way round) in the newest year, and since the first."""
    series = [q for q in profile.series("natural_change_persons", profile.place) if q.value]
    if not series:
        return None
    first, last = series[0], series[-1]
    word = "自然減（死亡数が出生数を上回る）" if last.known < 0 else "自然増（出生数が死亡数を上回る）"
    grown = first.known * last.known > 0 and abs(last.known) > abs(first.known)
    if grown and len(series) > 1:
        start = (f"{first.period.short}の", with_unit(magnitude(first)), f"から{last.period.short}の")
        return sentence(f"{word}は、", *start, with_unit(magnitude(last)), "に拡大した")
    return sentence(f"{word}は、{last.period.short}に", with_unit(magnitude(last)))
