"""圏域の現状① 人口 Ⅰ–Ⅳ: total by member, editions, age shares, pyramid, migration, natural change."""

from collections.abc import Callable

from toshiken.core.quantity import Place, Quantity, State, total
from toshiken.core.wording import Sentence, Shown, number
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import (
    BarChart,
    Column,
    LineChart,
    Pyramid,
    PyramidYear,
    Row,
    Series,
    Stacking,
    Table,
)
from toshiken.outputs.page import Page
from toshiken.outputs.totals import checked
from toshiken.profile.claims import population as claims
from toshiken.profile.editions import editions, outlook, projection
from toshiken.profile.profile import AreaProfile

AGE_CLASSES = (
    ("0-14", "年少人口（0～14歳）", "young"),
    ("15-64", "生産年齢人口（15～64歳）", "working"),
    ("65+", "老年人口（65歳以上）", "old"),
)
OLDEST = 90


def by_member(brief: Brief) -> Page | None:
    """人口Ⅰ: censuses and the newest projection, stacked by member, hub at the bottom."""
    profile = brief.profile
    censuses, projected = outlook(profile, profile.place)
    if not censuses:
        return None
    whole = (*censuses, *projected)
    series = tuple(
        Series(
            member.name, "hub" if member == profile.hub else "partner", tuple(number(q) for q in _all(profile, member))
        )
        for member in profile.members
    )
    chart = BarChart(
        id="population_by_member",
        title="圏域人口の推移（市町村別）",
        alt="圏域人口を市町村別に積み上げた縦棒グラフ。国勢調査の実績と将来推計",
        unit="人",
        categories=tuple(q.period.short for q in whole),
        series=series,
        stacking=Stacking.STACKED,
        totals=tuple(number(q) for q in whole),
        forecast_from=len(censuses) if projected else None,
    )
    return Page(
        id="population_1",
        title="圏域の現状①　人口Ⅰ",
        lead=present(claims.peak_year(profile), claims.long_decline(profile), claims.member_extremes(profile)),
        body=(chart,),
        notes=(*_basis_notes(profile), said("構成市町村は建制順。")),
    )


def _all(profile: AreaProfile, place: Place) -> tuple[Quantity, ...]:
    censuses, projected = outlook(profile, place)
    return (*censuses, *projected)


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
    censuses, projected = outlook(profile, profile.place)
    whole = (*censuses, *projected)
    if not whole:
        return None
    rows = [Row((m.name, *(number(q) for q in _all(profile, m)))) for m in profile.members]
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
    known = editions(profile)
    if len(known) < 2:
        return None
    censuses = profile.series("population_persons", profile.place)
    runs = {e: projection(profile, e, profile.place) for e in known}
    years = sorted({q.period.year for q in censuses} | {q.period.year for run in runs.values() for q in run})
    series = [Series("国勢調査（実績）", "census", _by_year(censuses, years))]
    for index, edition in enumerate(known):
        label = edition.label if index == 0 else f"{edition.label}（旧推計）"
        series.append(Series(label, "newer_edition" if index == 0 else "older_edition", _by_year(runs[edition], years)))
    chart = LineChart(
        id="population_editions",
        title="圏域人口の将来推計の版の比較",
        alt="国勢調査の実績と、将来推計の版ごとの圏域人口の折れ線グラフ",
        unit="人",
        years=tuple(years),
        series=tuple(series),
        from_zero=False,
    )
    return Page(
        id="population_editions",
        title="圏域の現状①　人口Ⅰ（将来推計と実績）",
        lead=present(claims.editions_compared(profile), *claims.editions_against_census(profile)),
        body=(chart,),
        notes=(
            said("縦軸は0から始まらない（折れ線の差を読むため）。各版の最初の年は、その版の基準人口（国勢調査）。"),
        ),
    )


def _by_year(series: tuple[Quantity, ...], years: list[int]) -> tuple[Shown | None, ...]:
    found = {q.period.year: q for q in series}
    return tuple(number(found[y]) if y in found else None for y in years)


def age_shares(brief: Brief) -> Page | None:
    """人口Ⅱ: three age classes of the newest edition as shares."""
    profile = brief.profile
    known = editions(profile)
    if not known:
        return None
    edition = known[0]
    runs = [
        profile.series("projected_age_share", profile.place, edition=edition.key, age_class=c)
        for c, _, _ in AGE_CLASSES
    ]
    if not all(runs):
        return None
    chart = BarChart(
        id="population_age_shares",
        title=f"世代別人口割合の推移（圏域全体、{edition.label}）",
        alt="年少・生産年齢・老年の3区分の割合の推移を示す100%積み上げ縦棒グラフ",
        unit="%",
        categories=tuple(q.period.short for q in runs[0]),
        series=tuple(
            Series(label, role, tuple(number(q, 1) for q in run))
            for (_, label, role), run in zip(AGE_CLASSES, runs, strict=True)
        ),
        stacking=Stacking.PERCENT,
        forecast_from=1,
    )
    return Page(
        id="population_2",
        title="圏域の現状①　人口Ⅱ",
        lead=present(claims.young_share(profile), claims.working_share(profile), claims.old_share(profile)),
        body=(chart,),
        notes=(
            said(f"{runs[0][0].period.short}は国勢調査（年齢不詳を按分した推計の基準人口）、以後は{edition.label}。"),
        ),
    )


def pyramid(brief: Brief) -> Page | None:
    """人口Ⅱ（人口ピラミッド）: the newest counted ages over the furthest projected ones at hand."""
    profile = brief.profile
    detailed = [
        e
        for e in editions(profile)
        if profile.figures.get(("projected_population_persons", profile.place.code, f"age=0;edition={e.key};sex=male"))
    ]
    if not detailed:
        return None
    edition = detailed[0]
    end = profile.series("projected_population_persons", profile.place, edition=edition.key, age="0", sex="male")[
        -1
    ].period.year
    counted = profile.latest("population_persons", profile.place, age="0", sex="male")
    base = _counted(profile, counted.period.year) if counted else _projected(profile, edition.key, end - 30, "muted")
    old = "（旧推計）" if edition != editions(profile)[0] else ""
    ages = tuple(f"{a}～{a + 4}" for a in range(0, OLDEST, 5)) + (f"{OLDEST}以上",)
    figure = Pyramid(
        id="population_pyramid",
        title="圏域の人口ピラミッド",
        alt="圏域の男女別・年齢5歳階級別人口を2つの年で重ねた人口ピラミッド",
        unit="人",
        ages=ages,
        years=(base, _projected(profile, edition.key, end, "newer_edition", f"{end}年（{edition.label}{old}）")),
    )
    notes = ["2つの年を同じ目盛で重ねる。左が男、右が女。"]
    if counted:
        notes.append("国勢調査の年齢不詳は含まない。将来推計は年齢不詳を按分した人口から始まる。")
    return Page(
        id="population_2_pyramid",
        title="圏域の現状①　人口Ⅱ（年齢構成）",
        body=(figure,),
        notes=tuple(said(n) for n in notes),
    )


def _counted(profile: AreaProfile, year: int) -> PyramidYear:
    def group(sex: str, age: int) -> Quantity:
        at = list(range(OLDEST, 101, 5)) if age == OLDEST else [age]
        return total(
            [profile.required("population_persons", profile.place, year, sex=sex, age=str(a)) for a in at],
            profile.place,
        )

    return _pyramid_year(f"{year}年（国勢調査）", "muted", group, profile.place)


def _projected(profile: AreaProfile, edition: str, year: int, role: str, name: str = "") -> PyramidYear:
    def group(sex: str, age: int) -> Quantity:
        return profile.required(
            "projected_population_persons", profile.place, year, edition=edition, sex=sex, age=str(age)
        )

    return _pyramid_year(name or f"{year}年（国勢調査・年齢不詳按分）", role, group, profile.place)


def _pyramid_year(name: str, role: str, group: Callable[[str, int], Quantity], place: Place) -> PyramidYear:
    ages = range(0, OLDEST + 1, 5)
    male = [group("male", a) for a in ages]
    female = [group("female", a) for a in ages]
    return PyramidYear(
        name,
        role,
        tuple(map(number, male)),
        tuple(map(number, female)),
        number(total(male, place)),
        number(total(female, place)),
    )


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
            said("転入超過数＝転入者数－転出者数（日本人移動者、暦年）。移動の回数であり人数ではない。▲は転出超過。"),
            said(f"圏域内の移動は差し引きで消える。{_gaps(years)}道内・道外別、年齢別の内訳はこの資料にない。"),
        ),
    )


def _cell_of(profile: AreaProfile, place: Place, year: int) -> Shown | str:
    found = profile.at("net_migration_persons", place, year)
    return number(found) if found else State.MISSING.value


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
