"""圏域の現状① 人口 Ⅰ–Ⅳ: total by member, editions, age shares, pyramid, migration, natural change."""

from toshiken.core.quantity import Place, Quantity, State, total
from toshiken.core.wording import Pointer, Sentence, Shown, number, sentence
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import (
    BarChart,
    Column,
    LineChart,
    Row,
    Series,
    Stacking,
    Table,
)
from toshiken.outputs.page import Page
from toshiken.outputs.pages.ages import AGE_CLASSES, shares_of
from toshiken.outputs.totals import checked
from toshiken.profile.claims import population as claims
from toshiken.profile.editions import editions, outlook, projection
from toshiken.profile.profile import AreaProfile

# More years than these leave no room for twelve points in the table; the claims look at all there are.
_LAST_CENSUSES = 3
# More parts than these cannot be told apart in one stack.
_MOST_PARTS = 12


def _shown(profile: AreaProfile, place: Place) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """(the last censuses, the newest projection after them) of a place."""
    censuses, projected = outlook(profile, place)
    return censuses[-_LAST_CENSUSES:], projected


def by_member(brief: Brief) -> Page | None:
    """人口Ⅰ: censuses and the newest projection, stacked by member, hub at the bottom."""
    profile = brief.profile
    censuses, projected = _shown(profile, profile.place)
    if not censuses:
        return None
    whole = (*censuses, *projected)
    chart = BarChart(
        id="population_by_member",
        title="圏域人口の推移（市町村別）",
        alt="圏域人口を市町村別に積み上げた縦棒グラフ。国勢調査の実績と将来推計",
        unit="人",
        categories=tuple(q.period.short for q in whole),
        series=_stack(profile, whole),
        stacking=Stacking.STACKED,
        totals=tuple(number(q) for q in whole),
        forecast_from=len(censuses) if projected else None,
    )
    return Page(
        id="population_1",
        title="圏域の現状①　人口Ⅰ",
        lead=present(claims.peak_year(profile), claims.long_decline(profile), claims.all_members_decline(profile)),
        body=(chart,),
        notes=(*_basis_notes(profile), sentence("構成市町村は建制順。", *_put_together(profile))),
    )


def _stack(profile: AreaProfile, whole: tuple[Quantity, ...]) -> tuple[Series, ...]:
    """A series a member; of many the small ones together on top, where all of them have figures."""
    drawn = _drawn(profile)
    found = {m: _by_period(_all(profile, m), whole) for m in profile.members}
    series = [Series(m.name, "hub" if m in profile.hubs else "partner", found[m]) for m in drawn]
    if rest := [found[m] for m in profile.members if m not in drawn]:
        series.append(Series(f"その他の{len(rest)}市町村", "partner", tuple(map(_sum_of, zip(*rest, strict=True)))))
    return tuple(series)


def _sum_of(shown: tuple[Shown | None, ...]) -> Shown | None:
    known = [one.quantity for one in shown if one is not None]
    return number(total(known, Place("", "その他の市町村"))) if len(known) == len(shown) else None


def _drawn(profile: AreaProfile) -> tuple[Place, ...]:
    """The members with a part of their own: all, or where they are many the hubs and the largest partners."""
    if len(profile.members) <= _MOST_PARTS:
        return profile.members
    newest = {m: profile.latest("population_persons", m) for m in profile.partners}
    size = {m: q.known for m, q in newest.items() if q is not None and q.value is not None}
    largest = sorted(size, key=lambda m: -size[m])[: _MOST_PARTS - 1 - len(profile.hubs)]
    return tuple(m for m in profile.members if m in profile.hubs or m in largest)


def _put_together(profile: AreaProfile) -> tuple[str, ...]:
    rest = len(profile.members) - len(_drawn(profile))
    return (f"人口の少ない{rest}市町村はまとめて示す", Pointer("（市町村別の数値は次の頁）"), "。") if rest else ()


def _all(profile: AreaProfile, place: Place) -> tuple[Quantity, ...]:
    censuses, projected = outlook(profile, place)
    return (*censuses, *projected)


def _by_period(series: tuple[Quantity, ...], wanted: tuple[Quantity, ...]) -> tuple[Shown | None, ...]:
    """The figures at the periods of `wanted`; None where one is not at hand."""
    found = {q.period: q for q in series}
    return tuple(number(found[q.period]) if q.period in found else None for q in wanted)


def _basis_notes(profile: AreaProfile) -> tuple[Sentence, ...]:
    known = editions(profile)
    if not known:
        return ()
    return (
        said(
            f"将来の値は国立社会保障・人口問題研究所「日本の地域別将来推計人口」{known[0].label}。実績は国勢調査（10月1日現在）。"
        ),
    )


def member_table(brief: Brief) -> Page | None:
    """人口Ⅰ（表）: every member's figures behind the stack."""
    profile = brief.profile
    censuses, projected = _shown(profile, profile.place)
    whole = (*censuses, *projected)
    if not whole:
        return None
    rows = [
        Row((m.name, *(cell or State.MISSING.value for cell in _by_period(_all(profile, m), whole))))
        for m in profile.members
    ]
    rows.append(Row(("圏域計", *(number(q) for q in whole)), "total"))
    heads = [f"{q.period.short}{'' if q in censuses else '（推計）'}" for q in whole]
    table, _ = checked(
        Table(
            id="population_member_table",
            title="圏域人口の推移（市町村別・表）",
            alt="市町村別の人口の実績と将来推計の表",
            unit="人",
            columns=(Column("市町村", align="left", width=1.2), *(Column(h, adds_up=True) for h in heads)),
            rows=tuple(rows),
        )
    )
    return Page(
        id="population_1_table",
        title="圏域の現状①　人口Ⅰ（市町村別の数値）",
        body=(table,),
        notes=_basis_notes(profile),
    )


def editions_page(brief: Brief) -> Page | None:
    """人口Ⅰ（推計の版の比較）: what the editions said, and what was counted."""
    profile = brief.profile
    if len(editions(profile)) < 2:
        return None
    return Page(
        id="population_editions",
        title="圏域の現状①　人口Ⅰ（将来推計と実績）",
        lead=present(
            claims.revised_peak(profile),
            claims.editions_compared(profile),
            next(claims.editions_against_census(profile), None),
        ),
        body=(_editions_chart(profile), _editions_table(profile)),
        arrangement="split",
        notes=(
            said(
                "縦軸は0から始まらない（折れ線の差を読むため）。各版の最初の年は、その版の基準人口（国勢調査）。旧推計は新しい推計が公表される前の版。"
            ),
        ),
    )


def _editions_chart(profile: AreaProfile) -> LineChart:
    known = editions(profile)
    censuses, _ = _shown(profile, profile.place)
    runs = {e: projection(profile, e, profile.place) for e in known}
    years = sorted({q.period.year for q in censuses} | {q.period.year for run in runs.values() for q in run})
    series = [Series("国勢調査（実績）", "census", _by_year(censuses, years))]
    for index, edition in enumerate(known):
        label = edition.label if index == 0 else f"{edition.label}（旧推計）"
        role = "newer_edition" if index == 0 else "older_edition"
        series.append(Series(label, role, _by_year(runs[edition], years)))
    return LineChart(
        id="population_editions",
        title="圏域人口の将来推計の版の比較",
        alt="国勢調査の実績と、将来推計の版ごとの圏域人口の折れ線グラフ",
        unit="人",
        years=tuple(years),
        series=tuple(series),
        from_zero=False,
    )


def _editions_table(profile: AreaProfile) -> Table:
    newer, older = editions(profile)[:2]
    rows = []
    for age_class, label, _ in AGE_CLASSES:
        old = {q.period: q for q in shares_of(profile, older.key, age_class)}
        new = {q.period: q for q in shares_of(profile, newer.key, age_class)}
        shared = sorted(set(old) & set(new))
        for period in shared[:1] + shared[-1:]:
            name = f"{label.split('（')[0]}の割合（{period.short}）"
            rows.append(Row((name, number(old[period], 1), number(new[period], 1))))
    return Table(
        id="population_editions_ages",
        title="年齢3区分の割合の見直し",
        alt="年齢3区分の割合を旧推計と新しい推計で比べた表",
        unit="%",
        columns=(Column("", align="left", width=1.8), Column(older.label), Column(newer.label)),
        rows=tuple(rows),
    )


def _by_year(series: tuple[Quantity, ...], years: list[int]) -> tuple[Shown | None, ...]:
    found = {q.period.year: q for q in series}
    return tuple(number(found[y]) if y in found else None for y in years)


def migration(brief: Brief) -> Page | None:
    """人口Ⅲ: net migration by member and year; the area's is the sum of its members'."""
    profile = brief.profile
    years = profile.years("net_migration_persons", profile.place)
    if not years:
        return None
    rows = [Row((m.name, *(_cell_of(profile, m, y) for y in years))) for m in profile.members]
    rows.append(Row(("圏域計", *(_cell_of(profile, profile.place, y) for y in years)), "total"))
    table, _ = checked(
        Table(
            id="net_migration_table",
            title="転入超過数（市町村別）",
            alt="市町村別・年別の転入超過数の表",
            unit="人",
            columns=(Column("市町村", align="left", width=1.2), *(Column(f"{y}年", adds_up=True) for y in years)),
            rows=tuple(rows),
        )
    )
    return Page(
        id="population_3",
        title="圏域の現状①　人口Ⅲ（社会増減）",
        lead=present(claims.net_migration(profile), claims.net_migration_by_member(profile)),
        body=(table,),
        notes=(
            said(
                f"転入超過数＝転入者数－転出者数（{_scope(profile)}、暦年）。移動の回数であり人数ではない。▲は転出超過。"
            ),
            said(f"圏域内の移動は差し引きで消える。{_gaps(years)}移動の相手先別、年齢別の内訳はこの資料にない。"),
        ),
    )


def _cell_of(profile: AreaProfile, place: Place, year: int) -> Shown | str:
    found = profile.at("net_migration_persons", place, year)
    return number(found) if found else State.MISSING.value


def _scope(profile: AreaProfile) -> str:
    newest = profile.latest("net_migration_persons", profile.place)
    return newest.scope if newest else ""


def _gaps(years: tuple[int, ...]) -> str:
    missing = [y for y in range(years[0], years[-1]) if y not in years]
    return f"{'、'.join(f'{y}年' for y in missing)}は資料にない。" if missing else ""


def natural_and_social(brief: Brief) -> Page | None:
    """人口Ⅳ: natural change beside net migration, year by year; a missing year keeps its place."""
    profile = brief.profile
    natural = profile.series("natural_change_persons", profile.place)
    social = profile.series("net_migration_persons", profile.place)
    if not natural or not social:
        return None
    years = range(
        min(natural[0].period.year, social[0].period.year), max(natural[-1].period.year, social[-1].period.year) + 1
    )
    chart = BarChart(
        id="natural_and_social_change",
        title="圏域の自然増減と社会増減",
        alt="圏域の出生数－死亡数と転入者数－転出者数を年ごとに並べた縦棒グラフ",
        unit="人",
        categories=tuple(f"{y}年" for y in years),
        series=(
            Series("自然増減（出生－死亡）", "decrease", _by_year(natural, list(years))),
            Series("社会増減（転入－転出、日本人移動者）", "increase", _by_year(social, list(years))),
        ),
        label_share=0,
    )
    return Page(
        id="population_4",
        title="圏域の現状①　人口Ⅳ（自然増減と社会増減）",
        lead=present(claims.natural_change(profile)),
        body=(chart,),
        notes=(said("棒のない年は資料にない（0ではない）。自然増減と社会増減は調査と範囲が違うため足し合わせない。"),),
    )
