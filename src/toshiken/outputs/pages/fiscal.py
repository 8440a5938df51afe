"""連携中枢都市圏構想とは ④: fiscal measures with their arithmetic; every amount is a dated parameter."""

from dataclasses import replace

from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Part, Sentence, sentence, with_unit
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.rules.parameters import parameter, value_on

USED = (
    "ordinary_tax_reference_amount", "ordinary_tax_sapporo_estimate", "special_tax_hub_base", "special_tax_partner_ceiling",
    "external_staff_ceiling", "revitalisation_bond_share",
)  # fmt: skip


def fiscal(brief: Brief) -> Page | None:
    """構想④: what the state counts or pays, to whom, up to what."""
    text = brief.text("fiscal_measures")
    if text is None:
        return None
    return Page(
        id="scheme_fiscal",
        title="連携中枢都市圏構想とは④　地方財政措置",
        lead=(_ceiling_sum(brief),),
        body=(_table(brief),),
        notes=_notes(brief, text.notes),
        sources=(brief.origins[text.origin],),
    )


def _table(brief: Brief) -> Table:
    day = brief.as_of
    hub, partner = parameter("special_tax_hub_base", day), parameter("special_tax_partner_ceiling", day)
    rows = (
        Row(("普通交付税（連携中枢都市）", "経済成長のけん引、高次の都市機能の集積・強化", _ordinary(brief))),
        Row(
            (
                "特別交付税（連携中枢都市）",
                "生活関連機能サービスの向上",
                sentence("年間", with_unit(hub, 1), "を基本とする"),
            )
        ),
        Row(
            (
                "特別交付税（連携市町村）",
                "連携協約に基づく取組",
                sentence("1市町村あたり年間", with_unit(partner), "を上限とする"),
            )
        ),
        Row(("特別交付税（外部人材）", "外部人材の活用", _staff(brief))),
        Row(("地域活性化事業債", "圏域全体に効果のある中核的な施設の整備", _bond(brief))),
    )
    return Table(
        id="fiscal_table",
        title="地方財政措置",
        alt="普通交付税、特別交付税、地域活性化事業債について、対象と額を並べた表",
        columns=(
            Column("措置", align="left", width=1.1),
            Column("対象となる取組", align="left", width=1.4),
            Column("額（目安・上限）", align="left", width=2.2),
        ),
        rows=rows,
    )


def _ordinary(brief: Brief) -> Sentence:
    """The published point; the estimate a city has made of its own area only on that city's page."""
    day = brief.as_of
    parts: list[Part] = [
        "圏域人口", with_unit(parameter("ordinary_tax_reference_population", day)), "に対して約",
        with_unit(parameter("ordinary_tax_reference_amount", day), 1),
    ]  # fmt: skip
    estimate = parameter("ordinary_tax_sapporo_estimate", day)
    if estimate.place.code == brief.profile.hub.code:
        population = with_unit(parameter("ordinary_tax_sapporo_population", day))
        parts += ["。圏域人口約", population, "の場合は約", with_unit(estimate, 1), f"（{estimate.place.name}の試算）"]
    return sentence(*parts)


def _staff(brief: Brief) -> Sentence:
    day = brief.as_of
    return sentence(
        "年間",
        with_unit(parameter("external_staff_ceiling", day)),
        "を上限に最長",
        with_unit(parameter("external_staff_years", day)),
    )


def _bond(brief: Brief) -> Sentence:
    day = brief.as_of
    share, counted = parameter("revitalisation_bond_share", day), parameter("revitalisation_bond_counted", day)
    return sentence("充当率", with_unit(share), "、元利償還金の", with_unit(counted), "を普通交付税に算入")


def _ceiling_sum(brief: Brief) -> Sentence:
    """Hub's base + partner's ceiling × number of partners, with the arithmetic in words."""
    hub = parameter("special_tax_hub_base", brief.as_of)
    partner = parameter("special_tax_partner_ceiling", brief.as_of)
    partners = len(brief.profile.partners)
    return sentence(
        "特別交付税は、連携中枢都市の基本額", with_unit(hub, 1), "と連携市町村の上限額", with_unit(partner),
        f"×{partners}市町村を足すと年間", with_unit(_whole(hub, partner, partners), 2), "（措置見込額の試算であり、交付額ではない）",
    )  # fmt: skip


def _whole(hub: Quantity, partner: Quantity, partners: int) -> Quantity:
    each = partner.in_unit("hundred_million_jpy")
    derivation = f"{hub.shown(1)}億円 ＋ {partner.shown()}万円 × {partners}市町村"
    whole = hub + replace(each, value=each.known * partners, period=hub.period, scope=hub.scope)
    return replace(whole, place=Place(hub.place.code, "圏域"), derivation=derivation)


def _notes(brief: Brief, notes: tuple[str, ...]) -> tuple[Sentence, ...]:
    said_notes = [said(note) for note in notes]
    said_notes.append(
        said(
            "普通交付税の措置は基準財政需要額への算入であり、交付される額ではない。公表された点の間の算式は公表されていない。"
        )
    )
    values = [value_on(name, brief.as_of) for name in USED]
    if any(not value.verified for value in values):
        said_notes.append(said("要綱・省令の本文で確かめていない値（未確認）を含む。"))
    return tuple(said_notes)
