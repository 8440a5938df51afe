"""Claims about population: each holds, does not hold, and meets equal and missing figures."""

import pytest

from tests.profile.claims.profiles import profile
from toshiken.core.wording import Sentence
from toshiken.profile.claims import ages, population

CENSUS, PROJECTED = ("population_persons", ""), "projected_population_persons"


def _text(found: Sentence | None) -> str:
    return found.text if found else ""


def _outlook(censuses: dict[int, float], projected: dict[int, float], edition: str = "ipss2023"):  # type: ignore[no-untyped-def]
    return profile({CENSUS: censuses, (PROJECTED, f"edition={edition}"): projected})


@pytest.mark.parametrize(
    ("censuses", "projected", "said"),
    [
        (
            {2010: 100, 2015: 110, 2020: 105},
            {2020: 105, 2025: 100},
            "2015年の110人をピークに、以降減少していくものと推計",
        ),
        ({2010: 100, 2015: 110, 2020: 120}, {2020: 120, 2025: 130}, ""),  # still growing
        ({2010: 120, 2015: 110, 2020: 100}, {2020: 100, 2025: 90}, ""),  # no lower value before
        ({2010: 100, 2015: 110, 2020: 110}, {2020: 110, 2025: 90}, ""),  # two equal highs
        ({2010: 100, 2015: 110, 2020: 100}, {2020: 100, 2025: 105}, ""),  # falls and rises again
    ],
)
def test_peak(censuses: dict[int, float], projected: dict[int, float], said: str) -> None:
    assert said in _text(population.peak_year(_outlook(censuses, projected)))
    assert bool(population.peak_year(_outlook(censuses, projected))) is bool(said)


def test_decline_names_its_base_and_its_edition() -> None:
    found = population.long_decline(_outlook({2015: 200, 2020: 200}, {2020: 200, 2045: 150}))
    assert _text(found).startswith("2045年には、2020年と比較して25.0%減")
    assert "令和5年推計" in _text(found)


def test_no_decline_no_sentence() -> None:
    assert population.long_decline(_outlook({2015: 200, 2020: 200}, {2020: 200, 2045: 200})) is None


@pytest.mark.parametrize(("counted", "word"), [(110, "上回った"), (90, "下回った")])
def test_an_edition_is_held_against_the_census(counted: float, word: str) -> None:
    made = profile({CENSUS: {2015: 105, 2020: counted}, (PROJECTED, "edition=ipss2018"): {2015: 105, 2020: 100}})
    assert word in "".join(s.text for s in population.editions_against_census(made))


def test_an_edition_that_came_true_is_not_news() -> None:
    made = profile({CENSUS: {2015: 105, 2020: 100}, (PROJECTED, "edition=ipss2018"): {2015: 105, 2020: 100}})
    assert list(population.editions_against_census(made)) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({2017: 5, 2018: 6}, "資料のある2か年（2017～2018年）のいずれも転入超過"),
        ({2017: 5, 2018: -6}, "圏域は転出超過で、2018年は6人"),
        ({2017: 5, 2019: 6, 2020: 7}, "3か年（2017、2019～2020年）"),
        ({2017: 0, 2018: 0}, ""),
    ],
)
def test_net_migration(values: dict[int, float], said: str) -> None:
    found = population.net_migration(profile({("net_migration_persons", ""): values}))
    assert said in _text(found)
    assert bool(found) is bool(said)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({2017: -5, 2022: -9}, "自然減（死亡数が出生数を上回る）は、2017年の5人から2022年の9人に拡大した"),
        ({2017: -9, 2022: -5}, "自然減（死亡数が出生数を上回る）は、2022年に5人"),
        ({2017: -9, 2022: 5}, "自然増（出生数が死亡数を上回る）は、2022年に5人"),
    ],
)
def test_natural_change(values: dict[int, float], said: str) -> None:
    assert _text(population.natural_change(profile({("natural_change_persons", ""): values}))) == said


def _shares(age_class: str, values: dict[int, float]):  # type: ignore[no-untyped-def]
    total = {(PROJECTED, "edition=ipss2023"): dict.fromkeys(values, 100.0)}
    return profile({**total, ("projected_age_share", f"age_class={age_class};edition=ipss2023"): values})


def test_age_shares_pass_their_marks_only_where_they_do() -> None:
    young = ages.young_share(_shares("0-14", {2020: 11, 2025: 9.9, 2030: 9}))
    assert _text(young) == "年少人口の割合は、2025年には10%を割り（9.9%）、以降も低下する見込み"
    assert ages.young_share(_shares("0-14", {2020: 11, 2025: 10, 2030: 10})) is None
    assert ages.working_share(_shares("15-64", {2020: 59, 2025: 58})) is None
    working = ages.working_share(_shares("15-64", {2020: 60, 2025: 59.9, 2030: 50.4}))
    assert (
        _text(working) == "生産年齢人口の割合は、2025年には60%を割り（59.9%）、2030年には概ね50%（50.4%）となる見込み"
    )
    old = ages.old_share(_shares("65+", {2020: 29, 2025: 31, 2045: 41}))
    assert _text(old) == "老年人口の割合は、2025年には30%を超え（31.0%）、2045年には40%を超える（41.0%）見込み"
