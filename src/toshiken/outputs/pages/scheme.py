"""連携中枢都市圏構想とは ①③: what the scheme is for and asks, and the steps of forming an area."""

from toshiken.core.period import japanese_date
from toshiken.geography.area import Milestone
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.requirements import (
    requirement_notes,
    requirement_origins,
    requirement_table,
    verdict,
)
from toshiken.outputs.pages.text import in_one_line, one_list
from toshiken.profile.claims import commuting as claims

STEPS = ("declaration", "agreement", "vision")
ALONE = (
    "連携市町村がない。連携協約に代えて、議会の議決を経て形成方針を定めることができる（二次資料による。本文は未確認）"
)


def purpose(brief: Brief) -> Page | None:
    """構想①: what the scheme is for, its roles, and what it asks, in the guideline's words."""
    text = brief.text("scheme")
    if text is None:
        return None
    return Page(
        id="scheme_purpose",
        title="連携中枢都市圏構想とは①　意義・役割・要件",
        body=(one_list(text, "scheme_text"),),
        notes=tuple(said(note) for note in text.notes),
        sources=(brief.origins[text.origin],),
    )


def requirements(brief: Brief) -> Page:
    """構想①: how the hub, or the two together, meet the requirements."""
    return Page(
        id="scheme_requirements",
        title="連携中枢都市圏構想とは①　要件の状況",
        lead=present(claims.daynight(brief.profile), verdict(brief)),
        body=(requirement_table(brief),),
        sources=requirement_origins(brief),
        notes=requirement_notes(brief),
    )


def procedure(brief: Brief) -> Page | None:
    """構想③: the three steps, what they hold, and where this area stands."""
    text = brief.text("procedure")
    if text is None:
        return None
    reached = {kind: brief.profile.area.milestone(kind, brief.as_of) for kind in STEPS}
    alone = not brief.profile.partners
    rows = tuple(
        Row(
            (
                section.heading,
                "。".join(in_one_line(item) for item in section.items),
                _state(reached[kind], kind, alone),
            )
        )
        for kind, section in zip(STEPS, text.sections, strict=False)
    )
    table = Table(
        id="procedure_table",
        title="圏域形成の手続き",
        alt="宣言、連携協約、ビジョンの3つの手続きの内容と、圏域での状況の表",
        columns=(
            Column("手続き", align="left", width=0.8),
            Column("内容", align="left", width=2.5),
            Column("圏域での状況", align="left", width=1.0),
        ),
        rows=rows,
    )
    return Page(
        id="scheme_procedure",
        title="連携中枢都市圏構想とは③　手続き",
        lead=(said("→".join(section.heading for section in text.sections) + "の順に進む"),),
        body=(table,),
        notes=tuple(said(note) for note in text.notes),
        sources=(brief.origins[text.origin], *(brief.origins[m.origin] for m in reached.values() if m)),
    )


def _state(milestone: Milestone | None, kind: str, alone: bool) -> str:
    if milestone is None:
        return ALONE if alone and kind == "agreement" else "未実施"
    return japanese_date(milestone.day) + (f"（{milestone.note}）" if milestone.note else "")
