"""圏域の現状② 産業 Ⅳ: value added and productivity, where there are any."""

from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Sentence, Shown, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, Point, Scatter, Series
from toshiken.outputs.page import Page
from toshiken.profile.claims import industry as claims
from toshiken.profile.profile import AreaProfile
from toshiken.tables.industries import short_label


def value_added(brief: Brief) -> Page | None:
    """産業Ⅳ: value added and productivity where they exist: the hub."""
    profile = brief.profile
    year = max(profile.years("value_added_million_jpy", profile.hub), default=None)
    if year is None:
        return None
    quotient = claims.by_industry(profile, "value_added_quotient", profile.hub, year)
    productivity = claims.by_industry(profile, "relative_labour_productivity", profile.hub, year)
    value = claims.by_industry(profile, "value_added_million_jpy", profile.hub, year)
    figure = (
        _productivity_scatter(profile.hub, quotient, productivity, value)
        if productivity
        else _quotient_bars(profile, year)
    )
    return Page(
        id="industry_4",
        title=f"圏域の現状②　産業Ⅳ（{profile.hub.name}の付加価値額）",
        lead=present(_quotient_claim(profile.hub, quotient), claims.hub_productivity(profile)),
        body=(figure,),
        notes=tuple(said(note) for note in _value_added_notes(bool(productivity))),
    )


def _value_added_notes(with_productivity: bool) -> list[str]:
    notes = [
        "付加価値額＝売上高－費用総額＋給与総額＋租税公課。特化係数（付加価値額）は、付加価値額の構成比の全国に対する比。",
        "付加価値額のある市町村は中枢都市だけのため、圏域の値は計算できない。",
    ]
    if with_productivity:
        notes[1] += (
            "労働生産性＝付加価値額÷従業者数で、全国に対する比を示す。付加価値額が売上額を上回る産業は労働生産性を比べない。"
        )
    return notes


def _quotient_claim(hub: Place, quotient: dict[str, Quantity]) -> Sentence | None:
    if not quotient:
        return None
    top = max(quotient, key=lambda k: quotient[k].known)
    high = sum(q.known > 1 for q in quotient.values())
    return sentence(
        f"{hub.name}の付加価値額の特化係数が1.0を上回るのは{len(quotient)}分野中{high}分野で、最も高いのは{short_label(top)}（",
        with_unit(quotient[top], 2), "）",
    )  # fmt: skip


def _productivity_scatter(
    hub: Place, x: dict[str, Quantity], y: dict[str, Quantity], size: dict[str, Quantity]
) -> Scatter:
    return Scatter(
        id="industry_productivity",
        title=f"{hub.name}の特化係数（付加価値額と労働生産性）",
        alt="横軸に付加価値額の特化係数、縦軸に労働生産性の全国比、円の大きさを付加価値額とした産業別の散布図",
        points=tuple(
            Point(short_label(k), number(x[k], 2), number(y[k], 2), Shown(size[k], 0, "hundred_million_jpy"))
            for k in x
            if k in y
        ),
        x_title="特化係数（付加価値額）",
        y_title="特化係数（労働生産性）",
        x_line=1.0,
        y_line=1.0,
        field_names=("ともに全国以上", "生産性は高い", "ともに全国未満", "額の割合は高い"),
    )


def _quotient_bars(profile: AreaProfile, year: int) -> BarChart:
    hub = claims.by_industry(profile, "value_added_quotient", profile.hub, year)
    prefecture = claims.by_industry(profile, "value_added_quotient", profile.prefecture, year)
    return BarChart(
        id="industry_value_added",
        title="特化係数（付加価値額）",
        alt="産業別の付加価値額の特化係数の横棒グラフ",
        categories=tuple(short_label(k) for k in hub),
        series=(
            Series(profile.hub.name, "hub", tuple(number(q, 2) for q in hub.values())),
            Series(
                profile.prefecture.name,
                "muted",
                tuple(number(prefecture[k], 2) if k in prefecture else None for k in hub),
            ),
        ),
        horizontal=True,
        label_share=0,
    )
