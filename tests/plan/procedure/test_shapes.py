"""Areas of another shape: two hubs, a hub alone, a partner of the next prefecture under one governor (253条)."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RequestError
from toshiken.geography.area import Area
from toshiken.outputs.plan.calendar_file import render_calendar
from toshiken.plan.calendar.agenda import agenda
from toshiken.plan.check import findings
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.folder import PlanFolder, read_folder
from toshiken.plan.folder_files import plan_files
from toshiken.plan.measures import TWO_HUBS, member_measures
from toshiken.plan.money import borne_by, money_of_year
from toshiken.plan.money_words import as_lines
from toshiken.plan.new import skeleton
from toshiken.plan.procedure.context import parties_of
from toshiken.plan.procedure.record_step import Taken, record_step
from toshiken.plan.procedure.refusal import StepRefused
from toshiken.plan.procedure.states import State, standing, standings
from toshiken.plan.procedure.steps import PARTIES
from toshiken.plan.records.agreement import Agreement, AgreementText, Article
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import Cost, CostSharing
from toshiken.plan.records.declaration import FormationPolicy
from toshiken.plan.records.procedure import Proceeding, Side, Vote
from toshiken.plan.records.project import Project

HUB, OTHER, WEST, NEXT = "99201", "99202", "99301", "98201"
DAY = date(2026, 11, 25)


def _area(hubs: tuple[str, ...], partners: tuple[str, ...]) -> Area:
    names = {HUB: "架空中央市", OTHER: "架空東市", WEST: "架空西町", NEXT: "隣架空市"}
    return Area.model_validate(
        {
            "schema_version": 1, "slug": "kakuu", "names": [{"name": "架空連携中枢都市圏", "first_day": "2026-01-01"}],
            "hubs": [{"code": code, "name": names[code]} for code in hubs],
            "partners": [{"code": code, "name": names[code]} for code in partners],
            "contact": {"organisation": "架空中央市", "office": "企画課"},
        }
    )  # fmt: skip


def _folder(plan: AlliancePlan, folder: Path) -> PlanFolder:
    for name, content in plan_files(plan).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return read_folder(folder)


def _declared(plan: AlliancePlan) -> AlliancePlan:
    """Declared, with a wording that is written."""
    made = tuple(d.model_copy(update={"day": date(2026, 1, 15)}) for d in plan.declarations)
    articles = tuple(
        a.model_copy(update={"paragraphs": (f"{a.heading}を定める。",)}) for a in plan.agreement_texts[0].articles
    )
    written = plan.agreement_texts[0].model_copy(update={"articles": articles})
    return plan.model_copy(update={"declarations": made, "agreement_texts": (written,)})


def _concluded(plan: AlliancePlan, agreement: str) -> AlliancePlan:
    for party in ("hub", "partner"):
        plan = record_step(plan, agreement, Taken("submit", date(2026, 3, 2), party))
        plan = record_step(plan, agreement, Taken("vote", date(2026, 3, 20), party))
    return record_step(plan, agreement, Taken("conclude", date(2026, 3, 27)))


def test_with_two_hubs_a_partner_has_two_agreements_and_the_one_behind_says_where_it_stands(tmp_path: Path) -> None:
    plan = _declared(skeleton(_area((HUB, OTHER), (WEST,))))
    assert len(plan.declarations) == 2
    assert [a.id for a in plan.agreements] == [f"{HUB}-{WEST}", f"{OTHER}-{WEST}"]
    with pytest.raises(RequestError, match=f"2つ以上あります：{HUB}-{WEST}、{OTHER}-{WEST}"):
        record_step(plan, WEST, Taken("submit", date(2026, 3, 2)))
    plan = _concluded(plan, f"{HUB}-{WEST}")
    hubs = [(HUB, State.DECLARED), (OTHER, State.DECLARED)]
    assert [(s.code, s.state) for s in standings(plan, DAY)] == [*hubs, (WEST, State.NEGOTIATING)]
    plan = _concluded(plan, f"{OTHER}-{WEST}")
    assert [(s.code, s.state) for s in standings(plan, DAY)] == [*hubs, (WEST, State.CONCLUDED)]
    assert [f.fault for f in findings(_folder(plan, tmp_path), DAY) if f.level == "fault"] == []


def _both_submitted() -> AlliancePlan:
    plan = _declared(skeleton(_area((HUB, OTHER), (WEST,))))
    for hub in (HUB, OTHER):
        for party in PARTIES:
            plan = record_step(plan, f"{hub}-{WEST}", Taken("submit", date(2026, 3, 2), party))
    return plan


def _steps_waiting(plan: AlliancePlan, day: date) -> list[tuple[str, str]]:
    year = fiscal_year_of(day)
    return sorted({(e.name, e.who) for y in (year, year + 1) for e in agenda(plan, y, day) if e.kind == "step"})


def test_with_two_hubs_what_waits_with_either_is_told() -> None:
    day = date(2026, 3, 10)
    plan = _both_submitted()
    assert standing(WEST, plan, day).who == "架空中央市、架空東市、架空西町"
    assert _steps_waiting(plan, day) == [
        ("架空西町：議会の議決", "架空中央市"),
        ("架空西町：議会の議決", "架空東市"),
        ("議会の議決（架空中央市、架空東市との協約）", "架空西町"),
    ]


def test_notices_wait_with_one_hub_while_the_other_is_behind() -> None:
    plan = _both_submitted()
    for party in PARTIES:
        plan = record_step(plan, f"{OTHER}-{WEST}", Taken("vote", date(2026, 3, 20), party))
    plan = record_step(plan, f"{OTHER}-{WEST}", Taken("conclude", date(2026, 3, 25)))
    day = date(2026, 3, 26)
    assert standing(WEST, plan, day).who == "架空中央市、架空西町"
    assert _steps_waiting(plan, day) == [
        ("告示（架空東市との協約）", "架空西町"),
        ("架空西町：告示", "架空東市"),
        ("架空西町：議会の議決", "架空中央市"),
        ("議会の議決（架空中央市との協約）", "架空西町"),
    ]
    written = render_calendar(plan, (2025, 2026), day).decode()
    assert "架空西町：告示" in written
    assert "架空西町：議会の議決" in written


@pytest.mark.parametrize("first", [HUB, OTHER])
def test_a_refusal_by_one_of_two_hubs_is_not_hidden_by_the_other(first: str) -> None:
    second = OTHER if first == HUB else HUB
    plan = _concluded(_declared(skeleton(_area((HUB, OTHER), (WEST,)))), f"{first}-{WEST}")
    plan = record_step(plan, f"{second}-{WEST}", Taken("submit", date(2026, 3, 2)))
    plan = record_step(plan, f"{second}-{WEST}", Taken("vote", date(2026, 3, 20), result="rejected"))
    assert standing(WEST, plan, DAY).state is State.REFUSED


@pytest.mark.parametrize("hubs", [(HUB,), (HUB, OTHER)])
def test_the_vision_that_is_to_be_made_stands_once_in_the_year(hubs: tuple[str, ...]) -> None:
    plan = _declared(skeleton(_area(hubs, (WEST,))))
    for hub in hubs:
        plan = _concluded(plan, f"{hub}-{WEST}")
    day = date(2026, 3, 29)
    assert [s.next_step for s in standings(plan, day)][: len(hubs)] == ["ビジョンの策定"] * len(hubs)
    made = [e for e in agenda(plan, 2025, day) if e.name == "ビジョンの策定"]
    assert [e.who for e in made] == ["、".join(plan.name_of(hub) for hub in hubs)]


END = AgreementText(
    id="end",
    layout="articles",
    title="連携協約の廃止",
    articles=(Article(heading="廃止", paragraphs=("連携協約は、廃止する。",)),),
)


def _in_force_with_both() -> AlliancePlan:
    plan = _declared(skeleton(_area((HUB, OTHER), (WEST,))))
    plan = plan.model_copy(update={"agreement_texts": (*plan.agreement_texts, END)})
    return _concluded(_concluded(plan, f"{HUB}-{WEST}"), f"{OTHER}-{WEST}")


def _ended(plan: AlliancePlan, agreement: str, day: date) -> AlliancePlan:
    plan = record_step(plan, agreement, Taken("open", day, text="end", kind="end"))
    return _through(plan, agreement, day)


def _through(plan: AlliancePlan, agreement: str, day: date) -> AlliancePlan:
    for party in PARTIES:
        plan = record_step(plan, agreement, Taken("submit", day, party))
        plan = record_step(plan, agreement, Taken("vote", day, party))
    return record_step(plan, agreement, Taken("conclude", day))


def _faults(plan: AlliancePlan, folder: Path, day: date = DAY) -> list[str]:
    return [f.fault for f in findings(_folder(plan, folder), day) if f.level == "fault"]


def test_who_ends_with_one_of_two_hubs_stays_a_member_and_may_conclude_with_it_again(tmp_path: Path) -> None:
    one = _ended(_in_force_with_both(), f"{HUB}-{WEST}", date(2026, 6, 30))
    assert one.area.partners[0].left is None
    assert _faults(one, tmp_path / "one") == []
    again = record_step(one, f"{HUB}-{WEST}", Taken("open", date(2026, 9, 1), text="first", kind="conclude"))
    assert _faults(again, tmp_path / "open") == []
    again = _through(again, f"{HUB}-{WEST}-2", date(2026, 9, 30))
    assert _faults(again, tmp_path / "again") == []


def test_who_ends_with_both_hubs_leaves_and_who_comes_back_stays_twice(tmp_path: Path) -> None:
    plan = _ended(_in_force_with_both(), f"{HUB}-{WEST}", date(2026, 6, 30))
    plan = _ended(plan, f"{OTHER}-{WEST}", date(2026, 7, 31))
    assert plan.area.partners[0].left == date(2026, 7, 30)
    assert _faults(plan, tmp_path / "gone") == []
    for hub, day in ((OTHER, date(2026, 9, 1)), (HUB, date(2026, 9, 30))):
        plan = record_step(plan, f"{hub}-{WEST}", Taken("open", day, text="first", kind="conclude"))
        plan = _through(plan, f"{hub}-{WEST}-2", day)
        assert _faults(plan, tmp_path / hub) == []
    assert [stay.concluded for stay in plan.area.partners[0].stays] == [date(2026, 3, 27), date(2026, 9, 1)]


def test_an_agreement_that_never_was_concluded_keeps_nobody_in(tmp_path: Path) -> None:
    plan = _declared(skeleton(_area((HUB, OTHER), (WEST,))))
    plan = plan.model_copy(update={"agreement_texts": (*plan.agreement_texts, END)})
    plan = _ended(_concluded(plan, f"{HUB}-{WEST}"), f"{HUB}-{WEST}", date(2026, 6, 30))
    assert plan.area.partners[0].left == date(2026, 6, 29)
    stayed = plan.area.partners[0].model_copy(update={"left": None})
    forgotten = plan.model_copy(update={"area": plan.area.model_copy(update={"partners": (stayed,)})})
    assert _faults(plan, tmp_path / "gone") == []
    assert _faults(forgotten, tmp_path / "forgotten") == ["ended_but_member"]


def test_two_hubs_that_conclude_with_each_other_contradict_nothing(tmp_path: Path) -> None:
    plan = _declared(skeleton(_area((HUB, OTHER), (WEST,))))
    plan = record_step(plan, f"{HUB}-{OTHER}", Taken("open", date(2026, 2, 1), text="first", kind="conclude"))
    assert _faults(_concluded(plan, f"{HUB}-{OTHER}"), tmp_path) == []


def test_before_the_declarations_both_hubs_have_to_make_theirs() -> None:
    found = standings(skeleton(_area((HUB, OTHER), (WEST,))), DAY)
    assert [(s.code, s.who) for s in found] == [
        (HUB, "架空中央市"), (OTHER, "架空東市"), (WEST, "架空中央市、架空東市"),
    ]  # fmt: skip


def test_a_partner_needs_an_agreement_with_each_of_two_hubs(tmp_path: Path) -> None:
    plan = skeleton(_area((HUB, OTHER), (WEST,)))
    one = plan.model_copy(update={"agreements": plan.agreements[:1]})
    found = [f.message for f in findings(_folder(one, tmp_path), DAY) if f.fault == "member_without_agreement"]
    assert found == ["架空東市と架空西町との連携協約の記録がありません。"]


def test_of_two_hubs_the_one_that_takes_part_bears_all(tmp_path: Path) -> None:
    """As the money is worked out, so it is checked."""
    cost = Cost(fiscal_year=2026, kind="budget", thousand_jpy=100, shares={OTHER: 100, WEST: 0})
    project = Project(
        code="1",
        name="架空の事業",
        members=(OTHER, WEST),
        cost_sharing=CostSharing(rule="hub_bears_all"),
        costs=(cost,),
    )
    plan = skeleton(_area((HUB, OTHER), (WEST,))).model_copy(update={"projects": (project,)})
    assert "share_against_rule" not in {f.fault for f in findings(_folder(plan, tmp_path), DAY)}


def test_which_of_two_hubs_bears_all_is_not_said_and_is_no_guess(tmp_path: Path) -> None:
    cost = Cost(fiscal_year=2026, kind="budget", thousand_jpy=100)
    rule = CostSharing(rule="hub_bears_all")
    project = Project(
        code="1", name="架空の事業", item="ウ-A", members=(HUB, OTHER, WEST), cost_sharing=rule, costs=(cost,)
    )
    plan = skeleton(_area((HUB, OTHER), (WEST,))).model_copy(update={"projects": (project,)})
    (line,) = money_of_year(plan, 2026, "budget")
    assert (line.shares, borne_by((line,), HUB).shown()) == (None, "（1件）")
    assert [each.undecided for each in member_measures(plan, (line,), 2026)] == [((project, TWO_HUBS),)] * 3
    assert TWO_HUBS in as_lines(plan, 2026, "budget", DAY)
    assert "two_hubs_bear_all" in {f.fault for f in findings(_folder(plan, tmp_path), DAY)}
    agreed = cost.model_copy(update={"shares": {HUB: 70, OTHER: 30, WEST: 0}})
    plan = plan.model_copy(update={"projects": (project.model_copy(update={"costs": (agreed,)}),)})
    assert money_of_year(plan, 2026, "budget")[0].share_of(OTHER) == 30
    assert "two_hubs_bear_all" not in {f.fault for f in findings(_folder(plan, tmp_path), DAY)}


def test_the_two_hubs_may_have_an_agreement_with_each_other() -> None:
    plan = skeleton(_area((HUB, OTHER), ()))
    opened = Proceeding(kind="conclude", text="first", started=date(2026, 2, 1))
    plan = plan.model_copy(
        update={"agreements": (Agreement(id=f"{HUB}-{OTHER}", hub=HUB, partner=OTHER, proceedings=(opened,)),)}
    )
    assert [s.code for s in standings(plan, DAY)] == [HUB, OTHER, OTHER]


def test_a_hub_alone_adopts_a_policy_by_its_own_council(tmp_path: Path) -> None:
    vote = Vote(day=date(2026, 3, 20), text="形成方針", result="passed")
    policy = FormationPolicy(hub=HUB, text="架空の形成方針", side=Side(vote=vote), adopted=date(2026, 3, 20))
    plan = skeleton(_area((HUB,), ())).model_copy(update={"formation_policies": (policy,), "declarations": ()})
    found = {f.fault for f in findings(_folder(plan, tmp_path), DAY)}
    assert {"declaration_missing", "policy_without_vote", "vision_before_agreements"} & found == set()
    (hub,) = standings(plan, DAY)
    assert (hub.state, hub.next_step, hub.who, hub.due) == (
        State.POLICY,
        "ビジョンの策定",
        "架空中央市",
        date(2027, 3, 31),
    )
    (before,) = standings(plan.model_copy(update={"formation_policies": ()}), DAY)
    assert (before.state, before.next_step) == (State.UNDECLARED, "連携中枢都市宣言")


def test_each_side_notifies_its_own_governor_or_the_one_the_governors_agreed_on() -> None:
    plan = _concluded(_declared(skeleton(_area((HUB,), (NEXT,)))), NEXT)
    assert parties_of(plan.agreements[0], plan).governors == {"hub": "架空県知事", "partner": "隣架空県知事"}
    told = record_step(plan, NEXT, Taken("notify", date(2026, 3, 30), "partner"))
    assert told.agreements[0].proceedings[0].partner_side.notification is not None
    joint = plan.agreements[0].model_copy(update={"managing_governor": "架空県"})
    assert set(parties_of(joint, plan).governors.values()) == {"架空県知事"}


def test_what_was_voted_on_is_kept_and_shown_when_the_text_is_rewritten() -> None:
    plan = _declared(skeleton(_area((HUB,), (WEST,))))
    plan = record_step(plan, WEST, Taken("submit", date(2026, 3, 2)))
    assert len(plan.sealed_wordings) == 1
    text = plan.agreement_texts[0]
    rewritten = text.model_copy(update={"title": "新しい題名"})
    plan = plan.model_copy(update={"agreement_texts": (rewritten,)})
    with pytest.raises(StepRefused, match="旧：連携中枢都市圏形成に係る連携協約\n  新：新しい題名"):
        record_step(plan, WEST, Taken("vote", date(2026, 3, 20)))
