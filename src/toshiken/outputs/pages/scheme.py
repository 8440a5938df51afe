"""連携中枢都市圏構想とは ①③: what the scheme is for and asks, and the steps of forming an area."""

from toshiken.core.period import japanese_date
from toshiken.core.quantity import Quantity
from toshiken.core.wording import sentence, with_unit
from toshiken.geography.area import Milestone
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.text import in_one_line, one_list
from toshiken.profile.claims import commuting as claims
from toshiken.rules.metropolitan_areas import is_metropolitan
from toshiken.rules.parameters import parameter

STEPS = ("declaration", "agreement", "vision")


def requirements(brief: Brief) -> Page | None:
    """構想①: what the scheme is for, its roles, and how the hub meets its requirements."""
    text = brief.text("scheme")
    if text is None:
        return None
    return Page(
        id="scheme_requirements",
        title="連携中枢都市圏構想とは①　意義・役割・要件",
        lead=present(claims.daynight(brief.profile)),
        body=(one_list(text, "scheme_text"), _requirement_table(brief)),
        arrangement="split",
        sources=(brief.origins[text.origin],),
        notes=tuple(said(note) for note in (*text.notes, "「おおむね1以上」の下限は要綱に数字で示されていない。")),
    )


def _requirement_table(brief: Brief) -> Table:
    hub = brief.profile.hub
    threshold = parameter("commuting_threshold", brief.as_of)
    near = sentence("通勤通学割合が", with_unit(threshold), "以上の近隣市町村がある")
    rows = (
        Row(("都市の種類", "指定都市または中核市", _category(brief))),
        Row(("昼夜間人口比率", "おおむね1以上", _daynight(brief))),
        Row(("地域", "三大都市圏の外（内では他の中心への通勤が少ない）", _region(brief))),
        Row(("一体性", near, _reached(brief, threshold))),
    )
    return Table(
        id="requirement_table",
        title=f"{hub.name}の要件の状況",
        alt="連携中枢都市の要件ごとに、基準と中枢都市の値を並べた表",
        columns=(
            Column("要件", align="left", width=0.8),
            Column("基準", align="left", width=1.3),
            Column(hub.name, align="left"),
        ),
        rows=rows,
    )


def _daynight(brief: Brief) -> Cell:
    ratio = brief.profile.latest("day_night_population_ratio", brief.profile.hub)
    if ratio is None:
        return "手元に資料がない"
    return sentence(with_unit(ratio, 1), f"（{ratio.period.short}）")


def _reached(brief: Brief, threshold: Quantity) -> Cell:
    table = brief.profile.table("commuting_ratio_2015")
    if table is None:
        return "手元に資料がない"
    count = claims.reached(table, "ratio", threshold, brief.profile.place)
    return sentence(with_unit(count), f"（{count.period.short}）")


def _category(brief: Brief) -> str:
    """As the record of the designated cities has it."""
    peers = brief.profile.table("peer_areas_2018")
    if peers and any(row["hub_code"] == brief.profile.hub.code for row in peers.rows):
        return "指定都市"
    return "手元に資料がない"


def _region(brief: Brief) -> str:
    prefecture = brief.profile.prefecture.name
    return f"三大都市圏の{'中' if is_metropolitan(prefecture) else '外'}（{prefecture}）"


def procedure(brief: Brief) -> Page | None:
    """構想③: the three steps, what they hold, and where this area stands."""
    text = brief.text("procedure")
    if text is None:
        return None
    reached = {kind: brief.profile.area.milestone(kind, brief.as_of) for kind in STEPS}
    rows = tuple(
        Row((section.heading, "。".join(in_one_line(item) for item in section.items), _state(reached[kind])))
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


def _state(milestone: Milestone | None) -> str:
    if milestone is None:
        return "未実施"
    return japanese_date(milestone.day) + (f"（{milestone.note}）" if milestone.note else "")
