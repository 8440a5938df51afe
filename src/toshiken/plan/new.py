"""A new plan: what is known of an area, and empty records to fill. Nothing is filled in that is not known."""

from toshiken.core.errors import RequestError
from toshiken.geography.area import UNSET, Area, Member
from toshiken.geography.municipalities import Municipality, given_twice
from toshiken.plan.records.agreement import Agreement, AgreementText, Article
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.background import Plan
from toshiken.plan.records.declaration import Declaration
from toshiken.plan.records.procedure import Proceeding, Sealed, Side
from toshiken.plan.records.project import Project
from toshiken.plan.records.vision import Vision

# Six articles and a 別表, as in Sapporo's agreements of 2019; their wording is each area's own.
HEADINGS = ("目的", "基本方針", "連携する取組等", "費用", "定期的な協議", "変更等")
DRAFT = "first"
UNKNOWN = "済んでいるが、日と番号をまだ記録していない"


def new_area(hub: Municipality, partners: tuple[Municipality, ...], first_day: str) -> Area:
    """An area nobody has recorded yet: its hub and partners, under a tentative name."""
    if hub.code in {partner.code for partner in partners}:
        raise RequestError(f"{hub.name}は連携中枢都市です。--members には連携する市町村だけを書いてください。")
    for number, partner in enumerate(partners):
        if partner in partners[:number]:
            raise RequestError(f"--members に{given_twice(partner.place)}。")
    return Area.model_validate(
        {
            "schema_version": 1,
            "slug": f"area{hub.code}",
            "names": [{"name": f"{hub.name}連携中枢都市圏", "first_day": first_day, "tentative": True}],
            "hubs": [{"code": hub.code, "name": hub.name}],
            "partners": [{"code": p.code, "name": p.name} for p in sorted(partners, key=lambda p: p.code)],
            "contact": {"organisation": hub.name, "office": UNSET},
        }
    )


def skeleton(area: Area) -> AlliancePlan:
    """Empty records for every step: declarations, a draft wording, an agreement of every hub with every partner, a vision."""
    text = AgreementText(
        id=DRAFT,
        layout="articles",
        title="連携中枢都市圏形成に係る連携協約",
        articles=tuple(Article(heading=h) for h in HEADINGS),
    )
    agreements = tuple(
        Agreement(id=f"{hub.code}-{p.code}", hub=hub.code, partner=p.code, proceedings=(_opened(area, p),))
        for hub in area.hubs
        for p in area.partners
    )
    return AlliancePlan(
        area=area,
        declarations=tuple(_declaration(area, hub.code) for hub in area.hubs),
        agreement_texts=(text,) if agreements else (),
        agreements=agreements,
        visions=_visions(area),
    )


def _declaration(area: Area, hub: str) -> Declaration:
    """Of a hub that stands alone in its area the day is known where the area's steps name it."""
    made = next((m for m in area.milestones if m.kind == "declaration"), None)
    if made is None or len(area.hubs) > 1:
        return Declaration(hub=hub)
    return Declaration(
        hub=hub, day=made.day, origin=made.origin, note="日は area.yml の記録による。宣言書の内容は未記録"
    )


def _visions(area: Area) -> tuple[Vision, ...]:
    """One a step of the area's file; an empty one where it has none."""
    name = f"{area.names[-1].name}ビジョン"
    made = [m for m in area.milestones if m.kind == "vision"]
    if not made:
        return (Vision(id="first", name=name),)
    return tuple(
        Vision(
            id=f"v{number}",
            name=name if len(made) == 1 else f"{name}（{m.label}）",
            decided=m.day,
            last_day=m.until,
            unknown=UNKNOWN,
            origin=m.origin,
        )
        for number, m in enumerate(made, start=1)
    )


def _opened(area: Area, partner: Member) -> Proceeding:
    """Of an area whose agreements are concluded that alone is recorded, with the partner's day where it is known."""
    unknown = Side(unknown=UNKNOWN)
    if partner.concluded:
        signed = Sealed(day=partner.concluded, text=DRAFT)
        return Proceeding(kind="conclude", text=DRAFT, hub_side=unknown, partner_side=unknown, concluded=signed)
    if any(milestone.kind == "agreement" for milestone in area.milestones):
        return Proceeding(kind="conclude", text=DRAFT, hub_side=unknown, partner_side=unknown)
    return Proceeding(kind="conclude", text=DRAFT)


def with_candidates(plan: AlliancePlan, background: Plan) -> AlliancePlan:
    """The plan with what runs already and what is thought of as candidates, whatever a source does not say left 未定."""
    hub = plan.area.hub.code
    running = [
        Project(
            code=f"A-{number:02d}", name=project.name, stage="candidate", content=project.content,
            members=(hub, *project.members) if project.members else (), note=f"現在の取組（{project.organiser}）", origin=project.origin,
        )
        for number, project in enumerate(background.joint_projects, start=1)
    ]  # fmt: skip
    ideas = [
        Project(
            code=f"B-{number:02d}", name=idea.name, stage="candidate", note=f"案。{idea.direction}", origin=idea.origin
        )
        for number, idea in enumerate(background.project_ideas, start=1)
    ]
    return plan.model_copy(update={"projects": (*plan.projects, *running, *ideas)})
