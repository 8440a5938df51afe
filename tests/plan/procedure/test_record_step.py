"""Steps recorded in a plan: guarded, sealed with the wording as it reads now, refused with the article."""

from datetime import date
from pathlib import Path

import pytest

from tests.plan.story import EAST, HUB, NORTH, SOUTH
from toshiken.core.errors import RequestError
from toshiken.plan.as_of import plan_as_of
from toshiken.plan.check import findings
from toshiken.plan.folder import PlanFolder, read_folder
from toshiken.plan.folder_files import plan_files
from toshiken.plan.procedure.record_step import Taken, record_step
from toshiken.plan.procedure.refusal import StepRefused
from toshiken.plan.procedure.states import State, standing
from toshiken.plan.records.alliance import AlliancePlan

DAY = date(2026, 12, 1)


@pytest.fixture
def plan(good: PlanFolder) -> AlliancePlan:
    return good.plan


def test_the_town_that_refused_comes_in_after_all(plan: AlliancePlan) -> None:
    """A vote that was lost is taken anew; the hub's old vote still stands on the same wording."""
    for taken in (
        Taken("submit", date(2026, 12, 3), "partner", number="議案第50号"),
        Taken("vote", date(2026, 12, 18), "partner"),
        Taken("conclude", date(2026, 12, 22)),
        Taken("notice", date(2026, 12, 22), "hub", number="告示第200号"),
        Taken("notify", date(2026, 12, 23), "partner"),
    ):
        plan = record_step(plan, SOUTH, taken)
    agreement = plan.agreements_with(SOUTH)[0]
    last = agreement.proceedings[-1]
    assert last.partner_side.notification is not None
    assert last.partner_side.notification.to == "架空県知事"
    assert standing(SOUTH, plan, date(2026, 12, 25)).state is State.CONCLUDED


def test_a_change_takes_the_same_steps(plan: AlliancePlan) -> None:
    plan = record_step(plan, f"{HUB}-{EAST}", Taken("open", DAY, text="first", kind="change"))
    with pytest.raises(StepRefused, match="可決がありません"):
        record_step(plan, EAST, Taken("conclude", DAY))
    for party in ("hub", "partner"):
        plan = record_step(plan, EAST, Taken("submit", DAY, party))
        plan = record_step(plan, EAST, Taken("vote", DAY, party))
    plan = record_step(plan, EAST, Taken("conclude", DAY))
    assert [p.kind for p in plan.agreements_with(EAST)[0].proceedings] == ["conclude", "change", "change"]


def _through(plan: AlliancePlan, agreement: str, day: date) -> AlliancePlan:
    for party in ("hub", "partner"):
        plan = record_step(plan, agreement, Taken("submit", day, party))
        plan = record_step(plan, agreement, Taken("vote", day, party))
    return record_step(plan, agreement, Taken("conclude", day))


def _faults(plan: AlliancePlan, folder: Path) -> list[str]:
    for name, content in plan_files(plan).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return [f.message for f in findings(read_folder(folder), date(2027, 12, 1)) if f.level == "fault"]


def test_who_concludes_is_a_member_and_who_ends_is_none_any_more(plan: AlliancePlan, tmp_path: Path) -> None:
    plan = record_step(plan, SOUTH, Taken("redraft", DAY, text="first"))
    joined = _through(plan, SOUTH, DAY)
    member = next(p for p in joined.area.partners if p.code == SOUTH)
    assert (member.joined, member.concluded, member.left) == (DAY, DAY, None)
    assert _faults(joined, tmp_path) == []
    opened = record_step(joined, SOUTH, Taken("open", DAY, text="end", kind="end"))
    gone = _through(opened, SOUTH, date(2027, 4, 1))
    assert next(p for p in gone.area.partners if p.code == SOUTH).left == date(2027, 3, 31)
    assert _faults(gone, tmp_path) == []


def test_a_town_that_left_comes_back_under_an_agreement_of_its_own(plan: AlliancePlan, tmp_path: Path) -> None:
    back = record_step(plan, NORTH, Taken("open", DAY, text="first", kind="conclude"))
    assert [a.id for a in back.agreements_with(NORTH)] == [f"{HUB}-{NORTH}", f"{HUB}-{NORTH}-2"]
    assert standing(NORTH, back, DAY).state is State.NEGOTIATING
    assert _faults(back, tmp_path) == []
    back = _through(back, NORTH, date(2026, 12, 18))
    assert standing(NORTH, back, date(2026, 12, 18)).state is State.CONCLUDED
    member = next(p for p in back.area.partners if p.code == NORTH)
    days = (date(2024, 3, 29), date(2026, 3, 31), date(2026, 4, 1), date(2026, 12, 17), date(2026, 12, 18))
    assert [member.belongs_on(day) for day in days] == [True, True, False, False, True]
    assert _faults(back, tmp_path) == []
    assert plan_as_of(back, date(2025, 1, 1)).area == plan_as_of(plan, date(2025, 1, 1)).area


def test_a_new_partner_comes_in(plan: AlliancePlan, tmp_path: Path) -> None:
    without = plan.model_copy(update={"agreements": tuple(a for a in plan.agreements if a.partner != SOUTH)})
    came = record_step(without, SOUTH, Taken("open", DAY, text="first", kind="conclude"))
    assert _faults(_through(came, SOUTH, date(2026, 12, 18)), tmp_path) == []
    with pytest.raises(StepRefused, match="記録がもうあります"):
        record_step(plan, EAST, Taken("open", DAY, text="first", kind="conclude"))
    with pytest.raises(RequestError, match="分かりません"):
        record_step(plan, "南町", Taken("open", DAY, text="first", kind="conclude"))


@pytest.mark.parametrize(
    ("agreement", "taken", "said"),
    [
        ("99999", Taken("vote", DAY), "協約「99999」の記録がありません"),
        (EAST, Taken("open", DAY, text="nowhere"), "文案「nowhere」が agreement_texts にありません"),
        (EAST, Taken("submit", DAY), "変更や廃止は新しい手続"),
        (EAST, Taken("open", date(2024, 3, 28), text="first"), r"前の手続の締結の日（2024-03-29）より前"),
        (SOUTH, Taken("submit", date(2021, 12, 9), "partner"), r"協議の始まり（2021-12-10）より前"),
        (NORTH, Taken("open", DAY, text="first"), "廃止されています"),
        (SOUTH, Taken("open", DAY, text="first"), "前の手続が済んでいません"),
        (SOUTH, Taken("redraft", DAY, text=""), "文案「」"),
    ],
)
def test_what_may_not_be_done_is_told(plan: AlliancePlan, agreement: str, taken: Taken, said: str) -> None:
    with pytest.raises(RequestError, match=said):
        record_step(plan, agreement, taken)


@pytest.mark.parametrize("wanted", [HUB, f"{HUB}-{HUB}"])
def test_a_hub_opens_no_agreement_with_itself(plan: AlliancePlan, wanted: str) -> None:
    with pytest.raises(StepRefused, match="架空中央市は自らと協約を結べません"):
        record_step(plan, wanted, Taken("open", DAY, text="first", kind="conclude"))


def test_a_town_no_declaration_names_is_no_partner_to_be(plan: AlliancePlan) -> None:
    with pytest.raises(StepRefused, match="札幌市は連携中枢都市宣言に記載されていません.*willing"):
        record_step(plan, "01100", Taken("open", DAY, text="first", kind="conclude"))
    undeclared = plan.model_copy(update={"declarations": ()})
    assert record_step(undeclared, "01100", Taken("open", DAY, text="first", kind="conclude")).agreements_with("01100")
