"""連携中枢都市圏構想とは ①–④: requirements, commuting, procedure, fiscal measures."""

from dataclasses import replace

from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.geography.offices import offices
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import (
    AreaMap,
    BarChart,
    Bullets,
    Column,
    MapPoint,
    ReferenceLine,
    Row,
    Series,
    Stacking,
    Table,
)
from toshiken.outputs.page import Page
from toshiken.plan.texts import TextPage
from toshiken.profile.claims import land_and_services as claims
from toshiken.rules.parameters import parameter, value_on


def text_bullets(page: TextPage, block_id: str, sections: slice = slice(None)) -> tuple[Bullets, ...]:
    """A text page's sections as headed lists."""
    return tuple(
        Bullets(
            f"{block_id}_{number}",
            section.heading,
            tuple((level, said(text)) for item in section.items for level, text in _lines(item.text, item.detail)),
        )
        for number, section in enumerate(page.sections[sections])
    )


def _lines(text: str, detail: str) -> list[tuple[int, str]]:
    return [(1, text), (2, detail)] if detail else [(1, text)]


def requirements(brief: Brief) -> Page | None:
    """構想①: what the scheme is for, its roles, and how the hub meets its requirements."""
    text = brief.text("scheme")
    if text is None:
        return None
    merged = Bullets(
        "scheme_text",
        "",
        tuple(
            line
            for section in text.sections
            for line in (
                (1, said(f"【{section.heading}】")),
                *((2, said(_colon(i.text, i.detail))) for i in section.items),
            )
        ),
    )
    return Page(
        id="scheme_requirements",
        title="連携中枢都市圏構想とは①　意義・役割・要件",
        body=(merged, _requirement_table(brief)),
        arrangement="split",
        lead=present(claims.daynight(brief.profile)),
        sources=(brief.origins[text.origin],),
        notes=(said("「おおむね1以上」の下限は要綱に数字で示されていない。"),),
    )


def _colon(text: str, detail: str) -> str:
    return f"{text}：{detail}" if detail else text


def _requirement_table(brief: Brief) -> Table:
    profile = brief.profile
    ratio = profile.latest("day_night_population_ratio", profile.hub)
    shown_ratio = with_unit(ratio, 1) if ratio else "資料なし"
    commuting = profile.table("commuting_ratio_2015")
    threshold = parameter("commuting_threshold", brief.as_of)
    reached = f"{claims.reached(commuting, 'ratio', threshold)}市町村" if commuting else "資料なし"
    rows = (
        Row(("都市の種類", "指定都市・中核市", "指定都市")),
        Row(("昼夜間人口比率", "おおむね1以上", shown_ratio)),
        Row((sentence("通勤通学割合が", with_unit(threshold), "以上の近隣市町村"), "社会的・経済的に一体", reached)),
    )
    return Table(
        id="requirement_table",
        title=f"{profile.hub.name}の要件の状況",
        alt="連携中枢都市の要件ごとに、基準と中枢都市の値を並べた表",
        columns=(
            Column("要件", align="left", width=1.3),
            Column("基準", align="left"),
            Column(profile.hub.name, width=0.8),
        ),
        rows=rows,
    )


def commuting(brief: Brief) -> Page | None:
    """構想②: the 20 highest commuting ratios with the line of 10 %, and the map of the area."""
    table = brief.profile.table("commuting_ratio_2015")
    if table is None:
        return None
    threshold = parameter("commuting_threshold", brief.as_of)
    members = {m.code for m in brief.profile.members}
    inside = tuple(_cell(table.figure(r, "ratio"), r["municipality_code"] in members) for r in table.rows)
    outside = tuple(_cell(table.figure(r, "ratio"), r["municipality_code"] not in members) for r in table.rows)
    chart = BarChart(
        id="commuting_chart",
        title=f"{brief.profile.hub.name}への通勤通学割合（2015年、上位{len(table.rows)}市町村）",
        alt=f"{brief.profile.hub.name}への通勤通学割合を高い順に並べた横棒グラフ。10%に線を引く",
        unit="%",
        categories=tuple(str(r["municipality"]) for r in table.rows),
        series=(Series("圏域の市町村", "hub", inside), Series("それ以外", "muted", outside)),
        stacking=Stacking.STACKED,
        horizontal=True,
        label_share=0,
        lines=(ReferenceLine(number(threshold), "10%"),),
    )
    return Page(
        id="scheme_commuting",
        title="連携中枢都市圏構想とは②　通勤通学割合",
        lead=present(claims.commuting_count(table, "ratio", threshold), _exceptions(brief)),
        body=(chart, _area_map(brief)),
        arrangement="split",
        notes=tuple(said(note) for note in _commuting_notes(brief)),
    )


def _cell(quantity: Quantity, shown: bool) -> Shown | None:
    return number(quantity, 1) if shown else None


def _exceptions(brief: Brief) -> Sentence | None:
    excepted = [p for p in brief.profile.area.partners if p.reason]
    if not excepted:
        return None
    names = "と".join(p.name for p in excepted)
    return said(
        f"{names}は10%に満たないが、札幌広域圏組合の構成市町村として{brief.profile.area.partner_word(brief.as_of)}に加わる"
    )


def _commuting_notes(brief: Brief) -> list[str]:
    notes = ["通勤通学割合＝常住する就業者・通学者のうち、中枢都市に従業・通学する者の割合。分母は人口ではない。"]
    if brief.profile.latest("commuting_ratio", brief.profile.members[-1]) is not None:
        notes.append("令和2年国勢調査の表は分母に15歳未満の通学者を含むとみられ、2015年の割合とつなげて比べられない。")
    return notes


def _area_map(brief: Brief) -> AreaMap:
    groups = brief.profile.table("area_map_groups")
    union = {str(r["municipality_code"]) for r in groups.rows if "組合の構成" in str(r["group"])} if groups else set()
    hub = brief.profile.hub
    points = []
    for member in brief.profile.members:
        at = offices()[member.code]
        role = "hub" if member == hub else "partner" if member.code in union else "prefecture"
        population = brief.profile.series("population_persons", member)
        value = number(population[-1]) if population else None
        points.append(MapPoint(member, at.latitude, at.longitude, role, value))
    return AreaMap(
        id="area_map",
        title="圏域図（円の大きさは人口）",
        alt="圏域の市町村の役所・役場の位置に、人口に応じた大きさの円を置いた地図",
        unit="人",
        points=tuple(points),
        legend=(
            ("hub", "連携中枢都市"),
            ("partner", "札幌広域圏組合の構成市町村"),
            ("prefecture", "通勤通学割合10%以上（組合を除く）"),
        ),
        credit="国土地理院の役所・役場の位置を加工して作成",
    )


def procedure(brief: Brief) -> Page | None:
    """構想③: the three steps, who takes them, and where this area stands."""
    text = brief.text("procedure")
    if text is None:
        return None
    kinds = ("declaration", "agreement", "vision")
    rows = []
    for kind, section in zip(kinds, text.sections, strict=False):
        reached = brief.profile.area.milestone(kind, brief.as_of)
        state = japanese_date(reached.day) if reached else "これから"
        rows.append(Row((section.heading, "".join(_colon(i.text, i.detail) for i in section.items), state)))
    table = Table(
        id="procedure_table",
        title="圏域形成の手続き",
        alt="宣言、連携協約、ビジョンの3つの手続きの内容と、圏域での状況の表",
        columns=(
            Column("手続き", align="left", width=0.8),
            Column("内容", align="left", width=2.6),
            Column("圏域での状況", align="left", width=0.9),
        ),
        rows=tuple(rows),
    )
    return Page(
        id="scheme_procedure",
        title="連携中枢都市圏構想とは③　手続き",
        lead=(said("宣言、連携協約、ビジョンの順に進む。連携協約は1市町村ごとに結び、双方の議会の議決を経る"),),
        body=(table,),
        sources=(brief.origins[text.origin],),
    )


def fiscal(brief: Brief) -> Page | None:
    """構想④: fiscal measures with their arithmetic; every amount is a dated parameter."""
    text = brief.text("fiscal_measures")
    if text is None:
        return None
    day, partners = brief.as_of, len(brief.profile.members) - 1
    hub_ceiling = parameter("special_tax_hub_base", day)
    partner_ceiling = parameter("special_tax_partner_ceiling", day)
    table = Table(
        id="fiscal_table",
        title="地方財政措置",
        alt="普通交付税、特別交付税、その他の措置について、対象と額を並べた表",
        columns=(
            Column("措置", align="left", width=1.0),
            Column("対象となる取組", align="left", width=1.6),
            Column("額（上限・目安）", align="left", width=2.2),
        ),
        rows=(
            Row(("普通交付税（連携中枢都市）", "経済成長のけん引、高次の都市機能の集積・強化", _ordinary(brief))),
            Row(
                (
                    "特別交付税（連携中枢都市）",
                    "生活関連機能サービスの向上",
                    sentence("最大年間", with_unit(hub_ceiling, 1)),
                )
            ),
            Row(
                (
                    "特別交付税（連携市町村）",
                    "連携協約に基づく取組",
                    sentence("1市町村あたり最大年間", with_unit(partner_ceiling)),
                )
            ),
            Row(("その他", "、".join(_others(text)), "要件に応じて措置")),
        ),
    )
    return Page(
        id="scheme_fiscal",
        title="連携中枢都市圏構想とは④　地方財政措置",
        lead=(_ceiling_sum(hub_ceiling, partner_ceiling, partners),),
        body=(table,),
        notes=_fiscal_notes(brief),
        sources=(brief.origins[text.origin],),
    )


def _ordinary(brief: Brief) -> Sentence:
    day = brief.as_of
    return sentence(
        "圏域人口", with_unit(parameter("ordinary_tax_reference_population", day)), "に対して約",
        with_unit(parameter("ordinary_tax_reference_amount", day), 1), "。圏域人口約",
        with_unit(parameter("ordinary_tax_sapporo_population", day)), "の場合は約",
        with_unit(parameter("ordinary_tax_sapporo_estimate", day), 1), "（札幌市の試算）",
    )  # fmt: skip


def _others(text: TextPage) -> list[str]:
    return [item.text for item in text.sections[-1].items]


def _ceiling_sum(hub: Quantity, partner: Quantity, partners: int) -> Sentence:
    """Hub's ceiling + partner's ceiling × number of partners, with the arithmetic in words."""
    all_partners = replace(
        partner.in_unit("hundred_million_jpy"),
        place=Place("", f"{partners}市町村"),
        value=partner.in_unit("hundred_million_jpy").known * partners,
        derivation=f"{partner.shown()}万円 × {partners}市町村",
    )
    whole = replace(hub + replace(all_partners, period=hub.period, scope=hub.scope), place=Place("", "圏域"))
    return sentence(
        "特別交付税の上限を足すと年間", with_unit(whole, 2), "（連携中枢都市", with_unit(hub, 1), "＋", with_unit(partner),
        f"×{partners}市町村）。措置見込額（試算）であり、交付額ではない",
    )  # fmt: skip


def _fiscal_notes(brief: Brief) -> tuple[Sentence, ...]:
    notes = [
        "普通交付税の措置は基準財政需要額への算入であり、交付される額ではない。75万人と約260万人の間の算式は公表されていない。"
    ]
    names = ("special_tax_partner_ceiling", "special_tax_hub_base", "ordinary_tax_reference_amount")
    doubtful = [value_on(name, brief.as_of) for name in names]
    if any(not value.verified for value in doubtful):
        notes.append("連携市町村の上限額は、要綱・省令の本文で確かめていない値（未確認）を含む。")
    return tuple(said(note) for note in notes)
