"""Money: three kinds apart, every deduction told, a project counted once, sums that are sums."""

from datetime import date

import pytest

from toshiken.core.errors import RequestError
from toshiken.plan.folder import PlanFolder
from toshiken.plan.measures import BY_POPULATION, NO_AGREEMENT, NO_ITEM, MemberMeasures, bond_measures, member_measures
from toshiken.plan.money import ProjectMoney, Total, borne_by, money_of_year, total
from toshiken.plan.money_words import as_lines, chosen_kind, newest_year
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import Cost, Funding

DAY = date(2026, 11, 25)


@pytest.fixture
def plan(good: PlanFolder) -> AlliancePlan:
    return good.plan


@pytest.fixture
def settled(plan: AlliancePlan) -> tuple[ProjectMoney, ...]:
    return money_of_year(plan, 2025, "settlement")


@pytest.fixture
def members(plan: AlliancePlan, settled: tuple[ProjectMoney, ...]) -> dict[str, MemberMeasures]:
    return {each.name: each for each in member_measures(plan, settled, 2025)}


def test_what_is_borne_is_the_general_funds_to_the_thousand_yen(settled: tuple[ProjectMoney, ...]) -> None:
    for line in settled:
        assert line.shares is not None
        assert line.shares.total == line.cost.general_funds_thousand_jpy
    everyone = {code for line in settled for code in line.members}
    funds = sum(line.cost.general_funds_thousand_jpy or 0 for line in settled)
    assert sum(borne_by(settled, code).known or 0 for code in everyone) == funds == 89_591


def test_one_kind_of_money_never_stands_for_another(plan: AlliancePlan) -> None:
    assert [line.cost.kind for line in money_of_year(plan, 2026, "budget")] == ["budget"] * 5
    assert money_of_year(plan, 2026, "settlement") == ()
    assert chosen_kind(plan, 2026, "") == "budget"
    with pytest.raises(RequestError, match="選べる値：budget（当初予算額）"):
        chosen_kind(plan, 2026, "settlement")
    with pytest.raises(RequestError, match="2030年度の事業費が記録されていません"):
        chosen_kind(plan, 2030, "")
    assert newest_year(plan, DAY) == 2026


def test_a_project_without_the_kind_is_told_and_left_out(plan: AlliancePlan) -> None:
    said = as_lines(plan, 2022, "settlement", DAY)
    assert "含まない" not in said
    only_budget = plan.projects[0].model_copy(update={"costs": plan.projects[0].costs[:1]})
    other = plan.projects[1].model_copy(update={"costs": plan.projects[0].costs[1:2]})
    both = plan.model_copy(update={"projects": (only_budget, other)})
    assert "1-01　販路開拓の支援は決算額がないため含まない（あるのは当初予算額）" in as_lines(
        both, 2022, "settlement", DAY
    )


def test_a_project_under_another_scheme_is_counted_once(members: dict[str, MemberMeasures]) -> None:
    line = next(x for x in members["架空東市"].lines if x.project.code == "3-02")
    assert (line.share, line.counted) == (1733, 0)
    assert line.left_out[0][1].startswith("定住自立圏で算定する")
    assert next(x for x in members["架空西町"].lines if x.project.code == "3-02").counted == 578


def test_the_hubs_roles_a_and_i_go_by_population_and_what_is_not_counted_is_deducted(
    members: dict[str, MemberMeasures],
) -> None:
    hub = members["架空中央市"]
    assert {x.project.code: x.counted for x in hub.lines} == {
        "1-01": 0,
        "1-02": 0,
        "2-01": 0,
        "3-01": 8330,
        "3-02": 3466,
        "3-03": 199,
    }
    assert hub.lines[0].left_out == ((2790, BY_POPULATION),)
    assert [int(m.amount.known) for m in hub.measures] == [9596]
    assert [int(m.amount.known) for m in members["架空西町"].measures] == [1282]
    assert members["架空西町"].lines[0].left_out == ()


def test_what_nobody_has_settled_is_undecided(plan: AlliancePlan) -> None:
    found = member_measures(plan, money_of_year(plan, 2027, "expected"), 2027)
    assert [(each.lines, [p.code for p, _ in each.undecided]) for each in found] == [((), ["3-01"])] * 3


def test_what_is_not_settled_is_never_nought(plan: AlliancePlan) -> None:
    said = as_lines(plan, 2027, "expected", DAY).splitlines()
    assert next(line for line in said if line.startswith("計")).split() == ["計", *["（1件）"] * 6]
    assert any(line.startswith("※ （　）内は") for line in said)
    assert total([None, 5, None]) == Total(5, 2)
    assert (total([]).shown(), total([None]).shown(), total([0]).shown()) == ("", "（1件）", "0")


def test_a_candidates_money_is_in_no_table_and_named(plan: AlliancePlan) -> None:
    first = plan.projects[0].model_copy(update={"stage": "candidate"})
    other = plan.model_copy(update={"projects": (first, *plan.projects[1:])})
    assert [line.project.code for line in money_of_year(other, 2025, "settlement")] == [
        line.project.code for line in money_of_year(plan, 2025, "settlement")
    ][1:]
    assert "1-01　販路開拓の支援は候補のため含まない" in as_lines(other, 2025, "settlement", DAY)
    alone = plan.model_copy(update={"projects": (first,)})
    with pytest.raises(RequestError, match="1つも記録されていません"):
        newest_year(alone, DAY)


def test_without_an_agreement_or_an_item_nothing_is_counted(plan: AlliancePlan) -> None:
    project = next(p for p in plan.projects if p.code == "3-01")

    def measured(**changes: object) -> MemberMeasures:
        other = plan.model_copy(update={"projects": (project.model_copy(update=changes),)})
        found = member_measures(other, money_of_year(other, 2025, "settlement"), 2025)
        return next(each for each in found if each.name == "架空西町")

    assert measured().lines[0].counted > 0
    bare = measured(agreements=())
    assert (bare.lines[0].counted, bare.measures) == (0, ())
    assert bare.lines[0].left_out == ((bare.lines[0].share, NO_AGREEMENT),)
    assert measured(agreements=("99201-99302",)).measures == ()
    no_item = measured(item="")
    assert (no_item.lines, [reason for _, reason in no_item.undecided]) == ((), [NO_ITEM])


def test_a_municipality_that_joins_later_bears_nothing_before(plan: AlliancePlan) -> None:
    trained = next(p for p in plan.projects if p.code == "3-03")
    before = trained.model_copy(update={"costs": (trained.costs[0].model_copy(update={"fiscal_year": 2023}),)})
    found = money_of_year(plan.model_copy(update={"projects": (before,)}), 2023, "budget")
    assert "99303" not in found[0].members
    assert found[0].shares is not None
    assert sum(found[0].shares.thousand_jpy.values()) == 1001


def test_a_sum_that_concerns_everyone_is_taken_off_by_share(plan: AlliancePlan) -> None:
    project = plan.projects[0]
    common = project.model_copy(
        update={"not_counted": (plan.projects[3].not_counted[0].model_copy(update={"member": None}),)}
    )
    money = money_of_year(plan.model_copy(update={"projects": (common,)}), 2025, "settlement")
    found = member_measures(plan, money, 2025)
    off = {
        each.name: sum(amount for amount, reason in each.lines[0].left_out if reason != BY_POPULATION) for each in found
    }
    assert off == {"架空中央市": 0, "隣架空市": 185, "架空東市": 129, "架空西町": 29}


def test_bonds_are_counted_of_what_specified_funds_leave(plan: AlliancePlan) -> None:
    project = plan.projects[2]
    funding = (Funding(kind="bond", name="地域活性化事業債", thousand_jpy=50_000), *project.costs[1].funding)
    cost = project.costs[1].model_copy(update={"funding": funding})
    one = plan.model_copy(update={"projects": (project.model_copy(update={"costs": (cost,)}),)})
    ((_, measure),) = bond_measures(money_of_year(one, 2025, "settlement"), 2025)
    assert "対象事業費 64,310千円" in measure.arithmetic or "元金" in measure.arithmetic
    assert measure.amount.known > 0


def test_a_candidate_uses_up_no_year_of_external_staff(plan: AlliancePlan) -> None:
    first, second = plan.projects[:2]
    member = first.members[0]
    cost = Cost(fiscal_year=2025, kind="settlement", thousand_jpy=1000)
    earlier = tuple(Cost(fiscal_year=year, kind="settlement", thousand_jpy=1000) for year in (2022, 2023, 2024))
    own = first.model_copy(update={"clause": "external_staff", "costs": (cost,)})

    def amount(stage: str) -> int:
        other = second.model_copy(update={"clause": "external_staff", "stage": stage, "costs": earlier})
        changed = plan.model_copy(update={"projects": (own, other)})
        (each,) = (
            m for m in member_measures(changed, money_of_year(changed, 2025, "settlement"), 2025) if m.code == member
        )
        return int(each.measures[0].amount.known)

    assert amount("adopted") == 0
    assert amount("candidate") > 0


def test_of_a_day_that_is_past_costs_without_a_day_are_told(plan: AlliancePlan) -> None:
    """Nobody wrote when they were set: they may be later than the day."""
    undated = [
        p.code for p in plan.projects for c in p.costs if (c.fiscal_year, c.kind, c.day) == (2027, "expected", None)
    ]
    assert undated
    said = as_lines(plan, 2027, "expected", date(2021, 12, 1), reproduction=True)
    assert f"※ {len(undated)}事業（{'、'.join(undated)}）の額は日（day）の記録がない" in said
    assert "日（day）の記録がない" not in as_lines(plan, 2027, "expected", DAY)
    assert "日（day）の記録がない" not in as_lines(plan, 2025, "settlement", date(2026, 10, 1), reproduction=True)
