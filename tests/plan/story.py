"""The story of an area that does not exist, from nothing to its five-year review, told by the program's own steps.

    python -m tests.plan.story        writes tests/plan/fictitious/ anew

架空中央市 declares in 2021. Two partners, 架空東市 and 架空西町, and 隣架空市 of the next prefecture conclude in 2022;
the council of 架空南町 refuses; 架空北村 joins in 2024 and leaves in 2026. The agreement with 架空東市 is changed in 2024.
"""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from tests.plan.places import fictitious_places
from toshiken.geography.area import Area
from toshiken.plan.folder_files import plan_files
from toshiken.plan.procedure.context import declared_on, parties_of
from toshiken.plan.procedure.record_step import with_sealed_wordings
from toshiken.plan.procedure.steps import Party, conclude, give_notice, notify, submit, vote
from toshiken.plan.records.agreement import Agreement, AgreementText
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.background import Concern
from toshiken.plan.records.cost import SharingKey
from toshiken.plan.records.declaration import Declaration
from toshiken.plan.records.desk import Desk, Election, MovedDay
from toshiken.plan.records.kpi import KpiSet
from toshiken.plan.records.meeting import Meeting, PublicComment
from toshiken.plan.records.procedure import Bill, Notification, Proceeding, PublicNotice, Vote
from toshiken.plan.records.project import Project
from toshiken.plan.records.vision import Vision

HUB, EAST, WEST, SOUTH, NORTH, NEXT = "99201", "99202", "99301", "99302", "99303", "98201"
FOLDER = Path(__file__).with_name("fictitious")
DATA = Path(__file__).with_name("story_data")
Kind = Literal["conclude", "change", "end"]


def area() -> Area:
    """Membership over time."""
    return Area.model_validate(
        {
            "schema_version": 1,
            "slug": "kakuu",
            "names": [
                {"name": "架空連携中枢都市圏", "first_day": "2021-06-01", "tentative": True},
                {"name": "架空連携中枢都市圏", "first_day": "2021-11-30"},
            ],
            "hubs": [{"code": HUB, "name": "架空中央市"}],
            "partners": [
                {"code": NEXT, "name": "隣架空市", "joined": "2022-03-30", "concluded": "2022-03-30"},
                {"code": EAST, "name": "架空東市", "joined": "2022-03-30", "concluded": "2022-03-30"},
                {"code": WEST, "name": "架空西町", "joined": "2022-03-30", "concluded": "2022-03-30"},
                {
                    "code": NORTH, "name": "架空北村", "joined": "2024-03-29", "concluded": "2024-03-29",
                    "left": "2026-03-31", "reason": "通勤通学割合は6.2%。消防と医療で同じ圏域にある",
                },
            ],
            "contact": {"organisation": "架空中央市", "office": "総合政策部企画課"},
        }
    )  # fmt: skip


@dataclass
class Way:
    """The days of a proceeding: submitted, voted, signed, noticed; the number of the hub's bill and the partner's."""

    text: str
    submitted: date
    voted: date
    signed: date | None
    bills: tuple[str, str]
    session: str
    kind: Kind = "conclude"
    started: date | None = None
    reason: str = ""
    refused_by: tuple[Party, ...] = ()
    effective: date | None = None
    notice: str = ""


@dataclass
class Story:
    """The plan as it grows."""

    plan: AlliancePlan = field(default_factory=lambda: AlliancePlan(area=area()))

    def add(self, **kinds: tuple[Any, ...]) -> None:
        """More records of these kinds."""
        self.plan = self.plan.model_copy(update={k: (*getattr(self.plan, k), *more) for k, more in kinds.items()})

    def go(self, partner: str, way: Way) -> None:
        """One proceeding from the bill to the notification, every step guarded."""
        known = next((a for a in self.plan.agreements if a.partner == partner), None)
        opened = Proceeding(kind=way.kind, text=way.text, started=way.started, reason=way.reason)
        agreement = known or Agreement(id=f"{HUB}-{partner}", hub=HUB, partner=partner, proceedings=(opened,))
        done = self._through(opened, agreement, way)
        earlier = known.proceedings if known else ()
        held = agreement.model_copy(update={"proceedings": (*earlier, done)})
        others = tuple(a for a in self.plan.agreements if a.partner != partner)
        self.plan = self.plan.model_copy(update={"agreements": (*others, held)})

    def _through(self, proceeding: Proceeding, agreement: Agreement, way: Way) -> Proceeding:
        parties, declared = parties_of(agreement, self.plan), declared_on(HUB, self.plan)
        both: tuple[Party, Party] = ("hub", "partner")
        for party, number in zip(both, way.bills, strict=True):
            bill = Bill(**dict(parties.sealed(way.text, way.submitted)), number=number, session=way.session)
            proceeding = submit(proceeding, party, bill, parties, declared)
        for party in both:
            result = "rejected" if party in way.refused_by else "passed"
            proceeding = vote(
                proceeding, party, Vote(**dict(parties.sealed(way.text, way.voted)), result=result), parties
            )
        if way.signed is None:
            return proceeding
        proceeding = conclude(proceeding, parties.sealed(way.text, way.signed), parties, way.effective)
        for party in both:
            proceeding = give_notice(proceeding, party, PublicNotice(day=way.signed, number=way.notice))
            told = Notification(day=way.signed, to=parties.governors[party])
            proceeding = notify(proceeding, party, told, parties)
        return proceeding


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _conclude(text: str = "first", refused: tuple[Party, ...] = ()) -> Way:
    return Way(
        text, _day("2022-02-18"), _day("2022-03-18"), None if refused else _day("2022-03-30"), ("議案第21号", "議案第9号"),
        "令和4年第1回定例会", started=_day("2021-12-10"), refused_by=refused, notice="" if refused else "告示第118号",
    )  # fmt: skip


def first_agreements(story: Story) -> None:
    """Three councils agree, one refuses; the others go on."""
    for partner in (NEXT, EAST, WEST):
        story.go(partner, _conclude())
    story.go(SOUTH, _conclude(refused=("partner",)))


def later_changes(story: Story) -> None:
    """架空北村 joins, the agreement with 架空東市 is changed, 架空北村 leaves."""
    spring = {"submitted": _day("2024-02-20"), "voted": _day("2024-03-19"), "signed": _day("2024-03-29")}
    bills, session = ("議案第30号", "議案第12号"), "令和6年第1回定例会"
    story.go(
        NORTH, Way("first", bills=bills, session=session, started=_day("2023-10-02"), notice="告示第95号", **spring)
    )
    reason = "圏域内の水道の広域化の検討を加えるため"
    change = Way(
        "east_2024", bills=("議案第31号", "議案第15号"), session=session, kind="change",
        started=_day("2023-10-02"), reason=reason, notice="告示第96号", **spring,
    )  # fmt: skip
    story.go(EAST, change)
    end = Way(
        "end", _day("2026-02-17"), _day("2026-03-17"), _day("2026-03-27"), ("議案第40号", "議案第11号"),
        "令和8年第1回定例会", "end", _day("2025-09-30"), "架空北村から廃止の求めがあったため", (), _day("2026-04-01"), "告示第88号",
    )  # fmt: skip
    story.go(NORTH, end)


LISTS: dict[str, Any] = {
    "agreement_texts": AgreementText,
    "declarations": Declaration,
    "visions": Vision,
    "projects": Project,
    "kpi_sets": KpiSet,
    "sharing_keys": SharingKey,
    "meetings": Meeting,
    "public_comments": PublicComment,
    "desks": Desk,
    "moved_days": MovedDay,
    "elections": Election,
    "challenges": Concern,
    "hopes": Concern,
}


def told(kind: str) -> tuple[Any, ...]:
    """The records of a kind as story_data/ has them."""
    from toshiken.core.records import as_record
    from toshiken.core.yaml_reader import read_yaml

    path = DATA / f"{kind}.yml"
    return tuple(as_record(content, LISTS[kind], path, (n,)) for n, content in enumerate(read_yaml(path)))


def whole_story() -> AlliancePlan:
    """From nothing to the review of the fifth year."""
    story = Story()
    story.add(declarations=told("declarations"), agreement_texts=told("agreement_texts"))
    first_agreements(story)
    later_changes(story)
    done = ("declarations", "agreement_texts")
    story.add(**{kind: told(kind) for kind in LISTS if kind not in done})
    ordered = tuple(sorted(story.plan.agreements, key=lambda a: a.id))
    return with_sealed_wordings(story.plan.model_copy(update={"agreements": ordered}))


def main() -> None:
    """Writes the folder."""
    with fictitious_places():
        for name, content in plan_files(whole_story()).items():
            path = FOLDER / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


if __name__ == "__main__":
    main()
