"""A new plan holds what is known and leaves the rest 未定."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RequestError
from toshiken.example import Example
from toshiken.example.alliance import bundled_plan
from toshiken.example.known_areas import area_file
from toshiken.geography.municipalities import resolve
from toshiken.plan.check import findings
from toshiken.plan.folder import PlanFolder, read_sound_folder
from toshiken.plan.folder_files import plan_files
from toshiken.plan.new import new_area, skeleton
from toshiken.plan.procedure.states import State, standings
from toshiken.plan.records.alliance import AlliancePlan

DAY = date(2026, 11, 25)


def _written(plan: AlliancePlan, tmp_path: Path) -> PlanFolder:
    for name, content in plan_files(plan).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return read_sound_folder(tmp_path)


def test_sapporos_plan_has_its_public_facts_and_the_decks_projects_as_candidates(tmp_path: Path) -> None:
    plan = bundled_plan(Example())
    assert {p.stage for p in plan.projects} == {"candidate"}
    assert len(plan.projects) == 16
    snow = next(p for p in plan.projects if p.name == "雪堆積場の共同活用")
    assert snow.members == ("01100", "01234", "01235")
    assert (snow.item, snow.office, snow.costs) == ("", "", ())
    read = _written(plan, tmp_path)
    assert read.plan == plan
    assert {f.level for f in findings(read, DAY)} == {"missing"}


def test_another_hub_begins_with_empty_records(tmp_path: Path) -> None:
    area = new_area(resolve("架空中央市"), (resolve("架空西町"), resolve("架空東市")), "2026-11-25")
    read = _written(skeleton(area), tmp_path)
    assert [a.partner for a in read.plan.agreements] == ["99202", "99301"]
    found = findings(read, DAY)
    assert {f.level for f in found} == {"missing"}
    assert {"wording_unknown", "bill_missing", "declaration_blank"} <= {f.fault for f in found}


def test_an_area_known_to_be_formed_is_not_told_to_negotiate(tmp_path: Path) -> None:
    """Of 熊本市's partners the day of the agreement is not known, that there is one is."""
    plan = bundled_plan(Example(area_file("熊本市")))
    hub, *others = standings(plan, DAY)
    assert (hub.state, hub.since) == (State.DECLARED, date(2015, 6, 18))
    assert {(s.state, s.since) for s in others} == {(State.CONCLUDED, None)}
    assert plan.declarations[0].day == date(2015, 6, 18)
    found = findings(_written(plan, tmp_path), DAY)
    assert {f.level for f in found} == {"missing"}


def test_the_hub_is_no_partner_of_its_own() -> None:
    with pytest.raises(RequestError, match="連携中枢都市です"):
        new_area(resolve("架空中央市"), (resolve("架空中央市"),), "2026-11-25")


def test_a_partner_given_twice_is_told() -> None:
    with pytest.raises(RequestError, match=r"--members に架空東市（99202）が2回書かれています。1回にしてください。"):
        new_area(resolve("架空中央市"), (resolve("架空東市"), resolve("99202")), "2026-11-25")
