"""連携中枢都市圏構想とは ②: commuting ratios with the threshold, and the map of the area."""

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Part, Pointer, Sentence, Shown, number, sentence, with_unit
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import BarChart, ReferenceLine, Series, Stacking
from toshiken.outputs.page import Page
from toshiken.outputs.pages.area_map import area_map, map_sources
from toshiken.outputs.pages.members import known_on
from toshiken.outputs.pages.text import in_one_line
from toshiken.profile.claims import commuting as claims
from toshiken.profile.delineation.judging import JudgingRatios
from toshiken.rules.parameters import parameter

# As many as the printed record has; of more the highest are drawn, the claims count all.
_MOST_BARS = 20
# So many members under the threshold have room in a sentence.
_MOST_NAMED = 4


def commuting(brief: Brief) -> Page | None:
    """構想②: the highest commuting ratios with the threshold's line, and the map of the area."""
    ratios = brief.ratios
    if ratios is None:
        return None
    threshold = parameter("commuting_threshold", brief.as_of)
    definition = brief.text("commuting_definition")
    items = [item for section in definition.sections for item in section.items] if definition else []
    notes = (*(in_one_line(item) for item in items), *ratios.notes)
    return Page(
        id="scheme_commuting",
        title="連携中枢都市圏構想とは②　通勤通学割合",
        lead=present(
            claims.commuting_count(ratios, threshold, brief.profile.place),
            _with_reason(brief, ratios, threshold),
            _without_reason(brief, ratios, threshold),
        ),
        body=(_chart(brief, ratios, threshold), area_map(brief)),
        arrangement="split",
        notes=(
            *(said(note) for note in notes),
            *known_on(brief),
            *present(claims.ratios_of_2020(brief.profile, threshold) if brief.by_printed_ratios else None),
        ),
        sources=map_sources(brief),  # the map itself shows places, no figures
    )


def _chart(brief: Brief, ratios: JudgingRatios, threshold: Quantity) -> BarChart:
    members = {m.code for m in brief.profile.members}
    drawn = ratios.figures[:_MOST_BARS]
    label = threshold.in_unit("percent").shown()
    return BarChart(
        id="commuting_chart",
        title=f"{ratios.label}（{ratios.period.short}、上位{len(drawn)}市町村）",
        alt=f"通勤通学割合を高い順に並べた横棒グラフ。{label}%に線を引く",
        unit="%",
        categories=tuple(figure.place.name for figure in drawn),
        series=(
            Series("圏域の市町村", "hub", tuple(_bar(figure, members, True) for figure in drawn)),
            Series("それ以外", "muted", tuple(_bar(figure, members, False) for figure in drawn)),
        ),
        stacking=Stacking.STACKED,
        horizontal=True,
        label_share=0,
        lines=(ReferenceLine(number(threshold), f"{label}%"),),
    )


def _bar(figure: Quantity, members: set[str], inside: bool) -> Shown | None:
    return number(figure, 1) if (figure.place.code in members) == inside else None


def _with_reason(brief: Brief, ratios: JudgingRatios, threshold: Quantity) -> Sentence | None:
    """Members under the threshold of which area.yml records a reason."""
    names = _under(brief, ratios, threshold, with_reason=True)
    word = brief.profile.area.partner_word(brief.as_of)
    said = f"は{threshold.shown()}%に満たないが、理由を付けて{word}としている"
    return sentence(*names, said, Pointer("（資料と注記を参照）")) if names else None


def _without_reason(brief: Brief, ratios: JudgingRatios, threshold: Quantity) -> Sentence | None:
    """The others under it."""
    names = _under(brief, ratios, threshold, with_reason=False)
    word = brief.profile.area.partner_word(brief.as_of)
    return sentence(*names, f"は{threshold.shown()}%に満たない{word}で、理由の記録がない") if names else None


def _under(brief: Brief, ratios: JudgingRatios, threshold: Quantity, *, with_reason: bool) -> list[Part]:
    """AとB（6.4%）とほか2市町村: the highest first, by the ratios at hand."""
    partners = {p.code for p in brief.profile.area.partners if bool(p.reason) is with_reason}
    least = threshold.in_unit("percent").known
    under = [q for q in ratios.figures if q.place.code in partners and q.value is not None and q.known < least]
    parts = [part for q in under[:_MOST_NAMED] for part in ("と", f"{q.place.name}（", with_unit(q, 1), "）")][1:]
    more = len(under) - _MOST_NAMED
    return [*parts, f"とほか{more}市町村"] if more > 0 else parts
