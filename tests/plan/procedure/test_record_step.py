"""Steps recorded in a plan: guarded, sealed with the wording as it reads now, refused with the article."""

from datetime import date

import pytest

from tests.plan.story import EAST, HUB, NORTH, SOUTH
from toshiken.core.errors import RequestError
from toshiken.plan.folder import PlanFolder
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
