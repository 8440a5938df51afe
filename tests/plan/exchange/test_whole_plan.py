"""A whole plan as JSON, edited and taken in: every value that changed is told, and written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from toshiken.core.errors import RequestError
from toshiken.outputs.publish import publish
from toshiken.plan.exchange.changed_files import changed_files
from toshiken.plan.exchange.json_plan import as_json, from_json
from toshiken.plan.exchange.merge import Merged
from toshiken.plan.exchange.whole_plan import compared
from toshiken.plan.folder import PlanFolder, read_sound_folder

Edit = Callable[[dict[str, Any]], None]


def _taken(folder: Path, edit: Edit) -> Merged:
    before = read_sound_folder(folder).plan
    whole = json.loads(as_json(before))
    edit(whole)
    path = folder.parent / "plan.json"
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    found = compared(before, from_json(path))
    if files := changed_files(folder, before, found.plan):
        publish(folder, files)
    return found


def _put(*steps: str | int, value: Any) -> Edit:
    def edit(whole: dict[str, Any]) -> None:
        place: Any = whole
        for step in steps[:-1]:
            place = place[step]
        place[steps[-1]] = value

    return edit


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (_put("area", "names", 0, "name", value="新しい圏域"), ("圏域", "1件目", "names・name", "新しい圏域")),
        (_put("area", "partners", 0, "left", value="2031-03-31"), ("圏域", "隣架空市", "partners・left", "2031-03-31")),
        (_put("visions", 0, "purpose", value="人口を保つ。"), ("ビジョン", "first", "purpose", "人口を保つ。")),
        (_put("desks", 0, "office", value="企画局"), ("担当", "架空中央市", "office", "企画局")),
        (_put("meetings", 0, "agenda", value=["議題"]), ("会議", "heads_2021", "agenda", "議題")),
        (_put("projects", 0, "office", value="観光局"), ("事業", "1-01", "担当部署", "観光局")),
        (_put("projects", 0, "stage", value="ended"), ("事業", "1-01", "段階", "終了")),
        (_put("projects", 0, "costs", 0, "thousand_jpy", value=1), ("事業費（千円）", "1-01　", "金額（千円）", "1")),
        (_put("kpi_sets", 0, "kpis", 0, "unit", value="件"), ("成果指標", "", "単位", "件")),
        (_put("kpi_sets", 0, "kpis", 0, "every_years", value=5), ("成果指標", "", "every_years", "5")),
        (_put("agreements", 0, "proceedings", 0, "hub_side", "bill", "number", value="議案第9号"),
         ("協約", "98201", "proceedings・hub_side・bill・number", "議案第9号")),
        (_put("sharing_keys", 0, "basis", value="調査"), ("負担割合", "population_2020", "根拠", "調査")),
    ],
)  # fmt: skip
def test_a_value_of_any_kind_is_told_and_written(edit: Edit, told: tuple[str, str, str, str], copy: Path) -> None:
    found = _taken(copy, edit)
    (change,) = found.changes
    assert (change.table, change.head, change.new) == (told[0], told[2], told[3])
    assert told[1] in change.key
    assert change.old != change.new
    assert (found.added, found.gone) == ((), ())
    assert read_sound_folder(copy).plan == found.plan


def test_what_comes_back_as_it_went_changes_and_writes_nothing(copy: Path) -> None:
    before = read_sound_folder(copy).plan
    found = _taken(copy, lambda whole: None)
    assert (found.plan, found.changes, found.added, found.gone) == (before, (), (), ())
    assert changed_files(copy, before, found.plan) == {}


def test_records_the_file_lacks_are_kept_and_told(copy: Path) -> None:
    before = read_sound_folder(copy).plan

    def edit(whole: dict[str, Any]) -> None:
        del whole["meetings"], whole["projects"][0], whole["kpi_sets"][0]["kpis"][0]

    found = _taken(copy, edit)
    assert found.changes == ()
    assert f"会議　{before.meetings[0].id}" in found.gone
    assert {"事業　1-01", f"成果指標　{before.kpis[0].id}"} <= set(found.gone)
    assert len(found.gone) == len(before.meetings) + 2
    kept = read_sound_folder(copy).plan
    assert {k.id for k in kept.kpis} == {k.id for k in before.kpis}
    assert (kept.projects, kept.meetings) == (before.projects, before.meetings)


@pytest.mark.parametrize(
    ("without", "told"),
    [
        (("area", "partners", 1), "圏域　partners　架空東市"),
        (("agreements", 1, "proceedings", 0), "協約　proceedings　99201-99202　1件目"),
        (("agreements", 1, "proceedings", 1), "協約　proceedings　99201-99202　2件目"),
        (("visions", 0, "consents", 0), "ビジョン　consents　first　隣架空市"),
        (("projects", 4, "costs", 0), "事業費（千円）　"),
        (("projects", 3, "costs", 1, "shares", "99301"), "負担額（千円）　3-01　2025　決算額　架空西町"),
        (("sharing_keys", 0, "weights", "99202"), "負担割合の重み　population_2020　架空東市"),
        (("kpi_sets", 0, "kpis", 0, "actuals", 0), "実績値　"),
    ],
)
def test_an_entry_the_file_lacks_inside_a_record_is_kept_and_told(
    without: tuple[str | int, ...], told: str, copy: Path
) -> None:
    before = read_sound_folder(copy).plan

    def edit(whole: dict[str, Any]) -> None:
        place: Any = whole
        for step in without[:-1]:
            place = place[step]
        del place[without[-1]]

    found = _taken(copy, edit)
    assert (found.plan, found.changes) == (before, ())
    assert len(found.gone) == 1
    assert found.gone[0].startswith(told)


def test_fewer_entries_without_a_key_that_changed_as_well_are_refused(copy: Path) -> None:
    def edit(whole: dict[str, Any]) -> None:
        proceedings = whole["agreements"][1]["proceedings"]
        del proceedings[0]
        proceedings[0]["reason"] = "別の理由"

    with pytest.raises(RequestError, match="2件から 1件に減り"):
        _taken(copy, edit)


@pytest.mark.parametrize(("hub", "slug"), [("99302", "kakuu"), ("99201", "other")])
def test_the_plan_of_another_area_is_refused(hub: str, slug: str, copy: Path) -> None:
    before = read_sound_folder(copy).plan

    def edit(whole: dict[str, Any]) -> None:
        area = whole["area"]
        area["slug"] = slug
        area["hubs"] = [{"code": hub, "name": before.name_of(hub)}]

    with pytest.raises(RequestError, match="別の圏域の計画です"):
        _taken(copy, edit)
    assert read_sound_folder(copy).plan == before


def test_a_new_record_is_told_with_its_values(copy: Path) -> None:
    def edit(whole: dict[str, Any]) -> None:
        whole["hopes"].append({"text": "水道の広域化", "municipalities": ["99301"], "origin": "x"})

    found = _taken(copy, edit)
    assert found.added == ("期待する分野　水道の広域化",)
    assert {(c.head, c.new) for c in found.changes} >= {("text", "水道の広域化"), ("municipalities", "架空西町")}
    assert read_sound_folder(copy).plan == found.plan


def test_values_in_another_order_are_told(copy: Path) -> None:
    found = _taken(copy, lambda whole: whole["projects"][0]["members"].reverse())
    assert [c.head for c in found.changes] == ["参加する市町村"]
    found = _taken(copy, lambda whole: whole["projects"][0]["costs"].reverse())
    assert [(c.key, c.head) for c in found.changes] == [("1-01", "並び")]


def test_a_key_that_stands_twice_is_refused(copy: Path) -> None:
    with pytest.raises(RequestError, match="事業の番号「1-01」が JSON に2回あります"):
        _taken(copy, lambda whole: whole["projects"].append(whole["projects"][0]))


def test_a_key_in_another_width_is_refused(copy: Path) -> None:
    with pytest.raises(RequestError, match="「１-01」と「1-01」は、全角と半角だけが違います"):
        _taken(copy, _put("projects", 0, "code", value="１-01"))


def test_an_area_outside_the_folder_is_not_written(copy: Path) -> None:
    (copy.parent / "area.yml").write_bytes((copy / "area.yml").read_bytes())
    path = copy / "plan.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("area.yml", "../area.yml"), encoding="utf-8")
    with pytest.raises(RequestError, match="計画のフォルダーの外にある"):
        _taken(copy, _put("area", "names", 0, "name", value="新しい圏域"))


def test_an_area_of_another_name_is_written_where_it_stands(copy: Path) -> None:
    (copy / "area.yml").rename(copy / "alliance.yml")
    path = copy / "plan.yml"
    path.write_text("schema_version: 1\nkind: alliance_plan\narea: alliance.yml\n", encoding="utf-8")
    _taken(copy, _put("area", "names", 0, "name", value="新しい圏域"))
    assert read_sound_folder(copy).plan.area.names[0].name == "新しい圏域"
    assert not (copy / "area.yml").exists()


def test_the_good_plan_is_told_apart_from_an_empty_one(good: PlanFolder) -> None:
    """Every record of the plan is new to one that holds its area alone."""
    empty = type(good.plan)(area=good.plan.area)
    found = compared(empty, good.plan)
    assert found.plan == good.plan
    assert found.gone == ()
    assert {"事業　3-01", "担当　架空中央市", "ビジョン　first", "協約の文案　first"} <= set(found.added)
