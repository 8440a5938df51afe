"""Every 指定都市 and 中核市 against the requirements, with the day/night population of 2020; none is dropped."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.profile.delineation.test_to_centres import table
from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin
from toshiken.example import Example
from toshiken.example.figures import Bundle
from toshiken.geography.categories import listed_categories
from toshiken.geography.municipalities import resolve
from toshiken.geography.shapes.shape import Ground, Touching
from toshiken.profile import eligibility_words as words
from toshiken.profile.hub_eligibility import Answer, answer, answers, of_profile, partners, together
from toshiken.rules.conditions import Outcome
from toshiken.tables.ingest import ingest
from toshiken.tables.joined import joined
from toshiken.tables.observations import Observations
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store

TODAY, DECK = date(2026, 4, 1), date(2018, 7, 23)


@pytest.fixture(scope="module")
def store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("daynight") / "store"
    files = sorted((shared / "data/census_daynight_2020").glob("*.csv"))
    ingest(files, Store.open(folder), TODAY, lambda _: None)
    return Store.open(folder)


def observed(day: date, names: tuple[str, ...] = (), store: Store | None = None) -> Observations:
    codes = [resolve(name).code for name in names] or list(listed_categories())
    keepers = (Bundle(), *([OnBoundaries(store, day)] if store else []))
    return joined(keepers, codes).as_of(day)


@pytest.fixture(scope="module")
def found(store: Store) -> tuple[Answer, ...]:
    return answers(observed(TODAY, store=store), TODAY)


def named(found: tuple[Answer, ...], outcome: Outcome) -> list[str]:
    return [a.city.name for a in found if a.outcome is outcome]


def test_forty_pass_seven_are_near_and_none_is_dropped(found: tuple[Answer, ...]) -> None:
    assert len(found) == 82
    assert Counter(a.outcome for a in found) == {
        Outcome.PASS: 40,
        Outcome.NEAR: 7,
        Outcome.FAIL: 21,
        Outcome.NO_DATA: 14,
    }
    assert sorted(named(found, Outcome.NEAR)) == sorted(
        ["浜松市", "いわき市", "倉敷市", "呉市", "福山市", "下関市", "久留米市"]
    )


def test_otsu_fails_outside_and_twenty_inside(found: tuple[Answer, ...]) -> None:
    failing = [a for a in found if a.outcome is Outcome.FAIL]
    outside = [a.city.name for a in failing if a.conditions[2].outcome is Outcome.PASS]
    assert outside == ["大津市"]
    assert {a.conditions[1].outcome for a in failing} == {Outcome.FAIL}
    assert len(failing) - len(outside) == 20


def test_what_needs_flows_names_the_table(found: tuple[Answer, ...]) -> None:
    lacking = [a for a in found if a.outcome is Outcome.NO_DATA]
    assert {c.id for a in lacking for c in a.conditions if c.outcome is Outcome.NO_DATA} == {"region"}
    assert {c.missing for a in lacking for c in a.conditions if c.missing} == {
        "総務省「令和2年国勢調査」従業地・通学地による人口・就業状態等集計 常住地による従業・通学市区町村別15歳以上就業者・通学者数"
    }


def test_every_condition_has_value_threshold_margin_and_source(found: tuple[Answer, ...]) -> None:
    sapporo = found[0]
    data = words.city_data(sapporo, TODAY, ())
    ratio = data["conditions"][1]
    assert ratio["value"] == pytest.approx(1974164 / 1973395)
    assert ratio["threshold"] == 1
    assert ratio["margin"] == pytest.approx(1974164 / 1973395 - 1)
    assert all(condition["sources"] for condition in data["conditions"])
    assert json.dumps(data, ensure_ascii=False)


def test_the_table_says_the_counts_and_that_the_floor_is_ours(found: tuple[Answer, ...]) -> None:
    text = words.as_table(found, TODAY)
    assert "満たす40" in text
    assert "満たさない21" in text
    assert "下限0.95は未確認の仮の値" in text
    assert "うち判定できない市14" in text
    assert all(a.city.name in text for a in found)


def test_on_the_deck_s_day_nothing_passes_silently() -> None:
    found = answers(observed(DECK), DECK)
    assert Counter(a.outcome for a in found) == {Outcome.NO_DATA: 82}
    assert Counter(a.conditions[0].outcome for a in found) == {Outcome.PASS: 20, Outcome.NO_DATA: 62}
    text = words.as_table(found, DECK)
    assert "一覧に指定日がなく" in text
    assert "平成27年国勢調査" in text
    assert "令和2年国勢調査" not in text


def test_without_the_table_the_bundle_says_which_one_it_lacks() -> None:
    kumamoto = answer(resolve("熊本市"), observed(TODAY, ("熊本市",)), TODAY)
    assert kumamoto.outcome is Outcome.NO_DATA
    assert "令和2年国勢調査" in kumamoto.conditions[1].missing
    assert "必要な資料：総務省" in words.of_city(kumamoto, TODAY)


def test_a_city_that_is_neither_fails_the_first_requirement_and_is_told_so() -> None:
    otaru = answer(resolve("小樽市"), observed(TODAY, ("小樽市",)), TODAY)
    assert otaru.outcome is Outcome.FAIL
    assert otaru.conditions[0].outcome is Outcome.FAIL
    assert "満たさない　都市の種類（指定都市又は中核市）：指定都市でも中核市でもない" in words.of_city(otaru, TODAY)


def test_two_hubs_are_held_against_their_own_requirements(store: Store) -> None:
    names = ("山口市", "宇部市")
    (pair,) = together([resolve(name) for name in names], observed(TODAY, names, store), TODAY)
    outcomes = {c.id: c.outcome for c in pair.conditions}
    assert outcomes["day_night_ratio_35203"] is Outcome.PASS
    assert outcomes["day_night_ratio_35202"] is Outcome.FAIL
    assert outcomes["population_joint"] is Outcome.PASS
    assert outcomes["adjacent"] is Outcome.NO_DATA
    with pytest.raises(RequestError, match="同じ市"):
        together([resolve("山口市"), resolve("山口市")], observed(TODAY, names, store), TODAY)


@dataclass(frozen=True)
class Neighbours:
    """Keeps boundaries by which any two lie beside each other, or none do."""

    touch: bool

    def around(self, codes: Sequence[str], outlined: Collection[str] | None = None) -> Ground | None:
        return None

    def touching(self, first: str, second: str) -> Touching | None:
        return Touching(self.touch, Origin("n03", "行政区域データ", "国土交通省", "2021"))


@pytest.mark.parametrize(("touch", "outcome"), [(True, Outcome.PASS), (False, Outcome.FAIL)])
def test_boundaries_and_the_caller_s_minutes_tell_of_two_hubs(touch: bool, outcome: Outcome) -> None:
    cities = [resolve("山口市"), resolve("宇部市")]
    known = observed(TODAY, ("山口市", "宇部市"))
    (pair,) = together(cities, known, TODAY, Neighbours(touch), 45)
    found = {c.id: c for c in pair.conditions}
    assert found["adjacent"].outcome is outcome
    assert [o.id for o in found["adjacent"].data] == ["n03"]
    assert found["travel_minutes"].outcome is Outcome.PASS
    assert "利用者の記録" in {o.producer for o in found["travel_minutes"].origins}
    with pytest.raises(RequestError, match="移動時間ではありません"):
        together(cities, known, TODAY, None, float("nan"))


def test_the_partners_of_sapporo_are_nine_of_the_twenty_listed() -> None:
    brief = Example().brief(DECK)
    (condition,) = partners(resolve("札幌市").place, brief.ratios, "", DECK).conditions
    assert "9市町村（2015年）" in words.value_words(condition)
    assert Example().brief(date(2018, 7, 22)).ratios is None
    (unknown,) = partners(resolve("熊本市").place, None, "手元の表では判定しない", DECK).conditions
    assert "手元の表では判定しない" in unknown.missing
    assert unknown.outcome is Outcome.NO_DATA
    assert "平成27年国勢調査" in unknown.missing


def test_an_area_s_hub_is_judged_as_the_city_is() -> None:
    example = Example()
    from_profile = of_profile(example.brief(TODAY).profile)
    alone = answer(resolve("札幌市"), observed(TODAY, ("札幌市",)), TODAY).conditions
    assert [(c.id, c.outcome) for c in from_profile] == [(c.id, c.outcome) for c in alone]


@pytest.mark.parametrize(("to_tokyo", "outcome"), [(40.0, Outcome.FAIL), (4.0, Outcome.PASS)])
def test_inside_the_metropolitan_areas_flows_decide(to_tokyo: float, outcome: Outcome, store: Store) -> None:
    flows = table([("12204", "12204", 100.0), ("12204", "13101", to_tokyo)])
    known = observed(TODAY, ("船橋市",), store)
    found = answer(resolve("船橋市"), known, TODAY, [flows]).conditions[2]
    assert found.outcome is outcome
    assert found.margin is not None
    without = answer(resolve("船橋市"), known, TODAY).conditions[2]
    assert without.outcome is Outcome.NO_DATA
