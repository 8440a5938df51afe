"""Other members, from the same figures: the same profile as one built anew, and every number that differs."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.profile.delineation.made_census import FEW, TITLE, TO_SAPPORO, made_census
from tests.profile.delineation.test_to_centres import FLOWS, table
from tests.profile.test_hub_eligibility import Neighbours
from toshiken.core.errors import RequestError
from toshiken.core.quantity import Place, Quantity
from toshiken.example import Example
from toshiken.example.known_areas import known_area
from toshiken.geography.area import Area, Member
from toshiken.geography.municipalities import resolve
from toshiken.profile.build import build_profile
from toshiken.profile.profile import AreaProfile
from toshiken.profile.what_if import WhatIf, theme_of, with_members
from toshiken.profile.what_if_rules import NO_DATA, RuleResult
from toshiken.tables.store import Store

NOW, DECK_DAY = date(2026, 11, 25), date(2018, 7, 23)
SAPPORO = Example()


def places(*names: str) -> list[Place]:
    return [resolve(name).place for name in names]


def changed(add: tuple[str, ...] = (), drop: tuple[str, ...] = (), area: Area | None = None) -> Area:
    return with_members(area or SAPPORO.area, places(*add), places(*drop), NOW)


@pytest.mark.parametrize(
    ("add", "drop", "words"),
    [
        ((), (), "--add"),
        (("小樽市",), (), r"小樽市（01203）はすでに構成市町村"),
        (("札幌市",), (), "札幌市（01100）はすでに構成市町村"),
        ((), ("美唄市",), "美唄市（01215）は構成市町村ではない"),
        ((), ("札幌市",), "札幌市（01100）は中枢都市であり"),
        (("千歳市",), ("千歳市",), "千歳市（01224）は加える側と外す側の両方"),
    ],
)
def test_what_cannot_be_is_told(add: tuple[str, ...], drop: tuple[str, ...], words: str) -> None:
    with pytest.raises(RequestError, match=words):
        changed(add, drop)


@pytest.mark.parametrize("day", [NOW, DECK_DAY])
def test_the_profile_is_the_one_built_anew(day: date) -> None:
    smaller = changed(drop=("長沼町", "小樽市"))
    found = SAPPORO.what_if(smaller, day)
    assert found.after == build_profile(smaller, day, SAPPORO.observations, SAPPORO.printed)
    assert found.before == SAPPORO.profile(day)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("hub", "add", "drop"),
    [("札幌市", ("美唄市",), ("千歳市",)), ("広島市", ("浜田市",), ()), ("広島市", (), ("岩国市", "柳井市", "周防大島町", "和木町", "上関町", "田布施町", "平生町"))],
)  # fmt: skip
def test_with_a_store_too_also_where_the_prefectures_change(
    full_store: Path, hub: str, add: tuple[str, ...], drop: tuple[str, ...]
) -> None:
    known = known_area(hub, Store.open(full_store), NOW)
    other = changed(add, drop, known.area)
    found = known.what_if(other, NOW)
    assert found.after == build_profile(other, NOW, known.observations_of(other), known.printed)
    before, after = (p.required("population_persons", p.place, 2020).known for p in (found.before, found.after))
    moved = [found.after.required("population_persons", m, 2020).known for m in found.added]
    moved += [-found.before.required("population_persons", m, 2020).known for m in found.dropped]
    assert after - before == sum(moved)


def test_figures_printed_for_the_twelve_hold_no_longer() -> None:
    found = SAPPORO.what_if(changed(drop=("長沼町",)), NOW)
    lost = [c for c in found.changes() if c.name == "farm_output_million_jpy"]
    assert [(c.before is not None, c.after) for c in lost] == [(True, None)]


def test_only_what_changes_is_listed_by_theme() -> None:
    found: WhatIf = SAPPORO.what_if(changed(drop=("長沼町",)), NOW)
    changes = found.changes()
    assert all((c.before and c.before.value) != (c.after and c.after.value) for c in changes)
    themes = [c.theme for c in changes]
    assert themes == sorted(themes, key=list(dict.fromkeys(themes)).index)
    assert {"人口", "産業", "医療"} <= set(themes)
    assert theme_of("population_density") == theme_of("population_persons") == "人口"
    assert (found.added, found.dropped) == ((), (Place("01428", "長沼町"),))


def test_the_partners_at_the_threshold_are_counted_anew() -> None:
    """Of the eleven, 新篠津村 and 千歳市 are printed under 10 %: without 千歳市 one is left, and its ceiling of 15,000千円 goes."""
    found = SAPPORO.what_if(with_members(SAPPORO.area, [], places("千歳市"), DECK_DAY), DECK_DAY)
    results = {r.label: r for r in found.rules}
    numbers = {
        label: tuple(q.known for q in (r.before, r.after) if isinstance(q, Quantity)) for label, r in results.items()
    }
    assert numbers["通勤通学割合10%以上の関係・連携市町村"] == (9, 9)
    assert numbers["通勤通学割合10%未満の関係・連携市町村（例外の理由が要る）"] == (2, 1)
    assert numbers["通勤通学割合の表にない関係・連携市町村"] == (0, 0)
    assert numbers["措置見込額（試算）　特別交付税の上限額の計　2018年度"] == (285_000, 270_000)


def by_label(found: WhatIf) -> dict[str, RuleResult]:
    return {result.label: result for result in found.rules}


def counts(results: dict[str, RuleResult]) -> list[tuple[int, ...]]:
    """At the threshold, under it, not in the table: before and after."""
    rows = [result for label, result in results.items() if label.startswith("通勤通学割合")]
    return [tuple(int(q.known) for q in (r.before, r.after) if isinstance(q, Quantity)) for r in rows]


def test_the_partners_are_counted_by_flows_that_judge_from_the_day_they_are_published(tmp_path: Path) -> None:
    """In the made census of 2025 千歳市 is at 12 % and 長沼町 at 9.9 %; nine of the eleven are not in it."""
    known = replace(SAPPORO, more=(made_census(tmp_path, {**TO_SAPPORO, **FEW}),))
    smaller = changed(drop=("長沼町",))
    results = by_label(known.what_if(smaller, NOW))
    assert counts(results) == [(2, 2), (1, 0), (8, 8)]
    (note,) = {result.note for label, result in results.items() if label.startswith("通勤通学割合")}
    assert "2025年国勢調査（作られた令和7年国勢調査）、表に起点のある" in note
    assert f"総務省「{TITLE}」" in note
    earlier = known.what_if(smaller, date(2026, 6, 29))
    assert counts(by_label(earlier)) == counts(by_label(SAPPORO.what_if(smaller, date(2026, 6, 29))))


def test_without_flows_that_judge_the_printed_record_counts_and_is_named() -> None:
    results = by_label(SAPPORO.what_if(changed(drop=("長沼町",)), NOW))
    assert counts(results) == [(9, 8), (2, 2), (0, 0)]
    assert "2015年国勢調査、上位20市町村のうち" in results["通勤通学割合の表にない関係・連携市町村"].note
    assert "令和2年国勢調査" in results["要件　昼夜間人口比率"].note


def test_without_any_ratios_it_is_said_what_is_missing_and_why_what_is_there_does_not_judge() -> None:
    found = SAPPORO.what_if(changed(drop=("長沼町",)), NOW)
    before, after = (replace(profile, printed={}) for profile in (found.before, found.after))
    for flows, why in ((found.flows, "手元の令和2年国勢調査"), ((), "")):
        results = by_label(WhatIf(before, after, flows))
        result = results["通勤通学割合10%以上の関係・連携市町村"]
        assert (result.before, result.after) == (NO_DATA, NO_DATA)
        assert "必要なのは" in result.note
        assert ("判定しない" in result.note) is bool(why)
        assert why in result.note


def _with_hubs(profile: AreaProfile, *hubs: str) -> AreaProfile:
    """The profile as if these cities were its hubs."""
    members = tuple(Member(code=resolve(name).code, name=name) for name in hubs)
    return replace(profile, area=profile.area.model_copy(update={"hubs": members}))


def test_two_hubs_are_held_to_borders_and_a_metropolitan_hub_to_flows() -> None:
    found = SAPPORO.what_if(changed(drop=("長沼町",)), NOW)
    two = [_with_hubs(profile, "山口市", "宇部市") for profile in (found.before, found.after)]
    assert by_label(WhatIf(*two))["要件　隣接"].outcome_after == "資料なし"
    assert by_label(WhatIf(two[0], two[1], borders=Neighbours(touch=True)))["要件　隣接"].outcome_after == "満たす"
    one = [_with_hubs(profile, "船橋市") for profile in (found.before, found.after)]
    assert by_label(WhatIf(*one))["要件　地域"].outcome_before == "資料なし"
    judged = by_label(WhatIf(one[0], one[1], flows=(table(FLOWS),)))["要件　地域"]
    assert judged.outcome_before == judged.outcome_after == "満たさない"
    assert "国勢調査" in judged.note


def test_a_new_member_without_figures_is_told() -> None:
    with pytest.raises(RequestError, match="美唄市の数値が資料にない"):
        SAPPORO.what_if(changed(add=("美唄市",)), NOW)
