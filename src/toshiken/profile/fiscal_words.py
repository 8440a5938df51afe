"""An area's fiscal estimate in words, with its arithmetic and references, and as data."""

from collections.abc import Iterator
from typing import Any

from toshiken.core.origin import Origin, united
from toshiken.core.period import japanese_date
from toshiken.core.text_table import aligned
from toshiken.profile.fiscal_estimate import BodyMeasure, FiscalEstimate
from toshiken.rules.measure import Measure
from toshiken.rules.ordinary_allocation_tax import Estimate, Point


def as_lines(found: FiscalEstimate) -> str:
    """The estimate as a planner reads it: ordinary tax, special tax a body a line, further measures, what must be said, texts."""
    lines = [
        f"{found.hub.name}の圏域　{found.fiscal_year}年度　措置見込額（試算）　{japanese_date(found.as_of)}の資料による",
        "",
        "普通交付税（連携中枢都市。圏域全体の経済成長のけん引、高次の都市機能の集積・強化）",
        *(f"  {point_words(point)}" for point in found.ordinary),
        *_population(found),
        *_estimate(found.estimate),
        "",
        "特別交付税（年間の上限額）",
        *aligned([_row(each) for each in found.special], right=(2,)),
        f"  計 {found.special_total.shown()}千円{_sum(found)}",
        *(f"  {words}" for words in dict.fromkeys(_arithmetic(each.measure) for each in found.special)),
        "",
        "そのほか",
        *(f"  {further_words(measure)}" for measure in found.further),
        "",
        *(f"※ {sentence}" for sentence in (*found.sentences, *_unverified(found))),
        "",
        "根拠：",
        *(f"  {work}" for work in _works(found)),
    ]
    return "\n".join(lines)


def point_words(point: Point) -> str:
    """圏域人口75万人に対して約2.0億円; a city's own estimate says whose it is."""
    amount = (
        f"圏域人口{'約' if point.remark else ''}{point.population.shown()}万人に対して約{point.amount.shown(1)}億円"
    )
    return f"{amount}（{point.amount.place.name}の{point.remark}）" if point.remark else amount


def further_words(measure: Measure) -> str:
    """A measure that any member may use, with its arithmetic."""
    return f"{measure.label}：{measure.amount.shown()}千円{_mark(measure)}。{measure.arithmetic}"


def as_data(found: FiscalEstimate) -> dict[str, Any]:
    """Amounts of special tax and bonds in thousand yen, of ordinary tax in hundred million yen; estimate null unless asked for."""
    return {
        "hub": {"code": found.hub.code, "name": found.hub.name},
        "fiscal_year": found.fiscal_year,
        "as_of": found.as_of.isoformat(),
        "ordinary_allocation_tax": {
            "area_population": None if found.population is None else int(found.population.known),
            "published_points": [_point(point) for point in found.ordinary],
            "estimate": None if found.estimate is None else _range(found.estimate),
        },
        "special_allocation_tax": [
            {"code": each.body.code, "name": each.body.name, "role": each.role, **_measure(each.measure)}
            for each in found.special
        ],
        "special_allocation_tax_total_thousand_jpy": int(found.special_total.known),
        "further": [_measure(measure) for measure in found.further],
        "sentences": [*found.sentences, *_unverified(found)],
    }


def _sum(found: FiscalEstimate) -> str:
    """The sum's arithmetic; of one amount there is none."""
    return f" ＝ {found.special_total.derivation}" if len(found.special) > 1 else ""


def _population(found: FiscalEstimate) -> Iterator[str]:
    if found.population is not None:
        yield f"  圏域人口 {found.population.shown()}人（{found.population.period.label}）"


def _estimate(estimate: Estimate | None) -> Iterator[str]:
    if estimate is None:
        yield "  公表された点の間の算式は公表されていない"
        return
    same = estimate.low.known == estimate.high.known
    yield f"  見込み {estimate.low.shown(1 if same else 2)}" + ("億円" if same else f"～{estimate.high.shown(2)}億円")
    yield from (f"    {words}" for words in estimate.arithmetic)
    yield from (f"    ※ {sentence}" for sentence in estimate.sentences)


def _row(each: BodyMeasure) -> tuple[str, ...]:
    return (f"  {each.role}", each.body.name, f"{each.measure.amount.shown()}千円", _mark(each.measure))


def _mark(measure: Measure) -> str:
    return "" if measure.verified else "（未確認の値を含む）"


def _arithmetic(measure: Measure) -> str:
    return f"{measure.label}：{measure.arithmetic}"


def _unverified(found: FiscalEstimate) -> tuple[str, ...]:
    """What the measures' own remarks say, once each."""
    measures = (*(each.measure for each in found.special), *found.further)
    said = [remark for measure in measures for remark in measure.remarks]
    return tuple(
        dict.fromkeys(remark for remark in said if not any(s in remark or remark in s for s in found.sentences))
    )


def _works(found: FiscalEstimate) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_work(origin) for origin in _origins(found)))


def _origins(found: FiscalEstimate) -> tuple[Origin, ...]:
    measures = (*(each.measure for each in found.special), *found.further)
    estimated = found.estimate.references if found.estimate else ()
    return united((*(p.origins for p in found.ordinary), estimated, *(m.references for m in measures)))


def _work(origin: Origin) -> str:
    return "　".join(part for part in (origin.citation, origin.table, origin.column, origin.address) if part)


def _point(point: Point) -> dict[str, Any]:
    return {
        "area_population_ten_thousand": float(point.population.known),
        "amount_hundred_million_jpy": float(point.amount.known),
        "place": point.amount.place.name,
        "remark": point.remark,
        "references": [_work(origin) for origin in point.origins],
    }


def _range(estimate: Estimate) -> dict[str, Any]:
    return {
        "low_hundred_million_jpy": float(estimate.low.known),
        "high_hundred_million_jpy": float(estimate.high.known),
        "arithmetic": list(estimate.arithmetic),
        "sentences": list(estimate.sentences),
        "verified": estimate.verified,
        "references": [_work(origin) for origin in estimate.references],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "label": measure.label,
        "amount_thousand_jpy": int(measure.amount.known),
        "arithmetic": measure.arithmetic,
        "verified": measure.verified,
        "remarks": list(measure.remarks),
        "references": [_work(origin) for origin in measure.references],
    }
