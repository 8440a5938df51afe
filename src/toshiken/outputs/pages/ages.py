"""圏域の現状① 人口 Ⅱ: age shares over time and the pyramid of two years."""

from collections.abc import Callable

from toshiken.core.quantity import Place, Quantity, total
from toshiken.core.wording import Sentence, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, Pyramid, PyramidYear, Series, Stacking
from toshiken.outputs.page import Page
from toshiken.profile.claims import ages as claims
from toshiken.profile.editions import Edition, editions
from toshiken.profile.profile import AreaProfile

AGE_CLASSES = (
    ("0-14", "年少人口（0～14歳）", "young"),
    ("15-64", "生産年齢人口（15～64歳）", "working"),
    ("65+", "老年人口（65歳以上）", "old"),
)
OLDEST = 90
PROJECTED, COUNTED = "projected_population_persons", "population_persons"


def shares_of(profile: AreaProfile, edition: str, age_class: str) -> tuple[Quantity, ...]:
    """The area's share of an age class, by an edition of the projection."""
    return profile.series("projected_age_share", profile.place, edition=edition, age_class=age_class)


def age_shares(brief: Brief) -> Page | None:
    """人口Ⅱ: three age classes of the newest edition as shares."""
    profile = brief.profile
    known = editions(profile)
    runs = [shares_of(profile, known[0].key, age_class) for age_class, _, _ in AGE_CLASSES] if known else []
    if not runs or not all(runs):
        return None
    base = runs[0][0].period.short
    basis = said(f"{base}は国勢調査（年齢不詳を按分した推計の基準人口）、以後は{known[0].label}。")
    return Page(
        id="population_2",
        title="圏域の現状①　人口Ⅱ",
        lead=present(claims.young_share(profile), claims.working_share(profile), claims.old_share(profile)),
        body=(_shares_chart(runs, known[0]),),
        notes=(basis, *present(claims.shares_of_counted_ages(profile))),
    )


def _shares_chart(runs: list[tuple[Quantity, ...]], edition: Edition) -> BarChart:
    return BarChart(
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


def pyramid(brief: Brief) -> Page | None:
    """人口Ⅱ（人口ピラミッド）: the newest counted ages over the furthest projected ones at hand."""
    profile = brief.profile
    edition = next((e for e in editions(profile) if _ages_of(profile, e)), None)
    if edition is None:
        return None
    projected = _ages_of(profile, edition)
    counted = profile.latest(COUNTED, profile.place, age="0", sex="male")
    base = _counted(profile, counted.period.year) if counted else _projected(profile, edition, projected[0].period.year)
    end = _projected(profile, edition, projected[-1].period.year)
    newest = editions(profile)[0]
    figure = Pyramid(
        id="population_pyramid",
        title="圏域の人口ピラミッド",
        alt="圏域の男女別・年齢5歳階級別人口を2つの年で重ねた人口ピラミッド",
        unit="人",
        ages=tuple(f"{a}～{a + 4}" for a in range(0, OLDEST, 5)) + (f"{OLDEST}以上",),
        years=(base, end),
    )
    notes = [said("2つの年を同じ目盛で重ねる。左が男、右が女。")]
    if edition != newest:
        notes.append(
            said(f"{newest.label}の年齢5歳階級別の値が手元の資料にないため、将来は旧推計（{edition.label}）による。")
        )
    if counted:
        notes.append(_unknown_ages(profile, counted.period.year))
    return Page(id="population_2_pyramid", title="圏域の現状①　人口Ⅱ（年齢構成）", body=(figure,), notes=tuple(notes))


def _ages_of(profile: AreaProfile, edition: Edition) -> tuple[Quantity, ...]:
    return profile.series(PROJECTED, profile.place, edition=edition.key, age="0", sex="male")


def _unknown_ages(profile: AreaProfile, year: int) -> Sentence:
    both = [profile.required(COUNTED, profile.place, year, sex=sex, age="unknown") for sex in ("male", "female")]
    unknown = total(both, profile.place)
    return sentence(f"{year}年は年齢不詳の", with_unit(unknown), "を除く。将来推計は年齢不詳を按分した人口から始まる。")


def _counted(profile: AreaProfile, year: int) -> PyramidYear:
    def group(sex: str, age: int) -> Quantity:
        at = list(range(OLDEST, 101, 5)) if age == OLDEST else [age]
        return total([profile.required(COUNTED, profile.place, year, sex=sex, age=str(a)) for a in at], profile.place)

    return _pyramid_year(f"{year}年（国勢調査）", "muted", group, profile.place)


def _projected(profile: AreaProfile, edition: Edition, year: int) -> PyramidYear:
    def group(sex: str, age: int) -> Quantity:
        return profile.required(PROJECTED, profile.place, year, edition=edition.key, sex=sex, age=str(age))

    first = _ages_of(profile, edition)[0].period.year
    if year == first:
        return _pyramid_year(f"{year}年（国勢調査・年齢不詳按分）", "muted", group, profile.place)
    return _pyramid_year(f"{year}年（{edition.label}）", "newer_edition", group, profile.place)


def _pyramid_year(name: str, role: str, group: Callable[[str, int], Quantity], place: Place) -> PyramidYear:
    ages = range(0, OLDEST + 1, 5)
    male, female = ([group(sex, age) for age in ages] for sex in ("male", "female"))
    return PyramidYear(
        name,
        role,
        tuple(map(number, male)),
        tuple(map(number, female)),
        number(total(male, place)),
        number(total(female, place)),
    )
