"""連携中枢都市圏構想とは ④: fiscal measures with their arithmetic; every amount is a dated parameter, for any area.

A measure stands on the page where its text was published by the day. A city's own estimate stands only on that city's page.
"""

from collections.abc import Iterator
from dataclasses import replace

from toshiken.core.period import fiscal_year_of
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.core.wording import Part, Sentence, sentence, with_unit
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.rules.measure import COUNTED_NOT_PAID
from toshiken.rules.ordinary_allocation_tax import NONE_TO_SOME, Point, published_points
from toshiken.rules.parameters import has_value, parameter, remark_on, value_on
from toshiken.rules.special_allocation_tax import BASE_OF_EACH_HUB, REPORTED_BY_EACH

HUB, PARTNER = "special_tax_hub_base", "special_tax_partner_ceiling"
STAFF, STAFF_YEARS = "external_staff_ceiling", "external_staff_years"
BOND, BOND_COUNTED = "revitalisation_bond_share", "revitalisation_bond_counted"


def fiscal(brief: Brief) -> Page | None:
    """構想④: what the state counts or pays, to whom, up to what. None before the measures were published."""
    rows = tuple(_rows(brief))
    if not rows:
        return None
    return Page(
        id="scheme_fiscal",
        title="連携中枢都市圏構想とは④　地方財政措置",
        lead=(_ceiling_sum(brief),) if _known(brief, HUB, PARTNER) and brief.profile.partners else (),
        body=(_table(rows),),
        notes=tuple(said(note) for note in _notes(brief)),
    )


def _table(rows: tuple[Row, ...]) -> Table:
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


def _rows(brief: Brief) -> Iterator[Row]:
    points = _points(brief)
    if points:
        yield Row(("普通交付税（連携中枢都市）", "経済成長のけん引、高次の都市機能の集積・強化", _ordinary(points)))
    if _known(brief, HUB):
        yield Row(
            (
                "特別交付税（連携中枢都市）",
                "生活関連機能サービスの向上",
                sentence("年間", *_said(brief, HUB, 1), "を基本とする"),
            )
        )
    if _known(brief, PARTNER):
        words = sentence("1市町村あたり年間", *_said(brief, PARTNER), "を上限とする")
        yield Row(("特別交付税（連携市町村）", "連携協約に基づく取組", words))
    if _known(brief, STAFF, STAFF_YEARS):
        words = sentence("年間", *_said(brief, STAFF), "を上限に最長", *_said(brief, STAFF_YEARS))
        yield Row(("特別交付税（外部人材）", "外部人材の活用", words))
    if _known(brief, BOND, BOND_COUNTED):
        counted = sentence(
            "充当率", *_said(brief, BOND), "、元利償還金の", *_said(brief, BOND_COUNTED), "を普通交付税に算入"
        )
        yield Row(("地域活性化事業債", "圏域全体に効果のある中核的な施設の整備", counted))


def _known(brief: Brief, *names: str) -> bool:
    """Whether all of them hold on the day and were published by it."""
    return all(has_value(name, brief.as_of, brief.as_of) for name in names)


def _said(brief: Brief, name: str, decimals: int = 0) -> tuple[Part, ...]:
    """A parameter with its unit, and （本文は未確認） behind one that was not read."""
    return (with_unit(parameter(name, brief.as_of), decimals), remark_on(name, brief.as_of))


def _points(brief: Brief) -> tuple[Point, ...]:
    """The nation's point, and the estimate that a hub of this area has made of it."""
    if not _known(brief, "ordinary_tax_reference_amount"):
        return ()
    own = {NATION.code, *(hub.code for hub in brief.profile.hubs)}
    points = published_points(fiscal_year_of(brief.as_of), brief.as_of)
    return tuple(point for point in points if point.amount.place.code in own)


def _ordinary(points: tuple[Point, ...]) -> Sentence:
    parts: list[Part] = []
    for point in points:
        population, amount = with_unit(point.population), with_unit(point.amount, 1)
        if point.remark:
            parts += [
                "。圏域人口約",
                population,
                "の場合は約",
                amount,
                f"（{point.amount.place.name}の{point.remark}）",
            ]
        else:
            parts += ["圏域人口", population, "に対して約", amount]
    return sentence(*parts)


def _ceiling_sum(brief: Brief) -> Sentence:
    """Hub's base + partner's ceiling × number of partners, with the arithmetic in words."""
    hubs, partners = len(brief.profile.hubs), len(brief.profile.partners)
    return sentence(
        "特別交付税は、連携中枢都市の基本額", *_said(brief, HUB, 1), *([f"×{hubs}市（仮定）"] if hubs > 1 else []),
        "と連携市町村の上限額", *_said(brief, PARTNER), f"×{partners}市町村を足すと年間",
        with_unit(_whole(brief, hubs, partners), 2), "（措置見込額の試算であり、収入ではない）",
    )  # fmt: skip


def _whole(brief: Brief, hubs: int, partners: int) -> Quantity:
    hub, partner = parameter(HUB, brief.as_of), parameter(PARTNER, brief.as_of)
    each = partner.in_unit(hub.unit)
    derivation = f"{hub.shown(1)}億円{f' × {hubs}市' if hubs > 1 else ''} ＋ {partner.shown()}万円 × {partners}市町村"
    whole = replace(hub, value=hub.known * hubs) + replace(each, value=each.known * partners)
    return replace(whole, place=Place(hub.place.code, "圏域"), derivation=derivation)


def _notes(brief: Brief) -> Iterator[str]:
    yield f"普通交付税の措置は{COUNTED_NOT_PAID}。{NONE_TO_SOME}。公表された点の間の算式は公表されていない。"
    yield f"{REPORTED_BY_EACH}。"
    if _known(brief, HUB, PARTNER) and brief.profile.partners and len(brief.profile.hubs) > 1:
        yield f"{BASE_OF_EACH_HUB}。"
    names = [name for name in (HUB, PARTNER, STAFF, STAFF_YEARS, BOND, BOND_COUNTED) if _known(brief, name)]
    if any(not value_on(name, brief.as_of).verified for name in names):
        yield "「未確認」は、要綱・省令の本文で確かめていない値。"
