"""An outlook as lines for a terminal and as data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from toshiken.core.origin import Origin, united
from toshiken.core.period import partial_date_label
from toshiken.core.quantity import Quantity
from toshiken.core.rounding import grouped
from toshiken.profile.outlook.bands import LEVELS, RULE, SEED
from toshiken.profile.outlook.columns import of_figures
from toshiken.profile.outlook.experience import measured
from toshiken.profile.outlook.outlook import CLASS_NAMES, Outlook

NONE = "…"


def as_lines(outlook: Outlook) -> str:
    """Totals with bands, editions and own outlooks, scenarios, members, and what all rests on."""
    parts = [_head(outlook), _totals(outlook), _scenarios(outlook), _members(outlook), _own(outlook), _basis(outlook)]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part)


def as_data(outlook: Outlook) -> dict[str, Any]:
    """Everything `as_lines` says, unrounded, with the sources."""
    whole = [
        {"year": q.period.year, "persons": float(q.known), **_bounds(outlook, index)}
        for index, q in enumerate(outlook.totals())
    ]
    return {
        "area": outlook.place.code,
        "as_of": outlook.as_of.isoformat(),
        "edition": outlook.base.edition.label,
        "basis": outlook.basis,
        "rule": RULE,
        "draws": outlook.draws if outlook.bands else 0,
        "seed": SEED,
        "total": whole,
        "censuses": _series(outlook.censuses)["persons"],
        "editions": [{"edition": e.label, **_series(outlook.edition_totals(e))} for e in outlook.editions],
        "hamilton_perry": _series(outlook.continued)["persons"],
        "own": [{"title": o.title, "municipality": o.place.name, **_series(o.quantities())} for o in outlook.own],
        "scenarios": [
            {
                "name": scenario.name,
                "note": scenario.note,
                **_series(outlook.totals(path)),
                "shares": {
                    name: float(q.known)
                    for name, q in zip(CLASS_NAMES, outlook.class_shares(path, outlook.base.years[-1], ""), strict=True)
                },
            }
            for scenario, path in outlook.paths
        ],
        "members": [_member_data(outlook, index) for index in range(len(outlook.members))],
        "sources": [origin.traced for origin in _origins(outlook)],
    }


def _series(quantities: Sequence[Quantity]) -> dict[str, Any]:
    return {"persons": {str(q.period.year): float(q.known) for q in quantities}}


def _bounds(outlook: Outlook, index: int) -> dict[str, list[float]]:
    found = {level: outlook.band(level) for level in LEVELS}
    return {f"band_{n}": [float(b[0][index].known), float(b[1][index].known)] for n, b in found.items() if b}


def _member_data(outlook: Outlook, at: int) -> dict[str, Any]:
    member, last = outlook.members[at], outlook.base.years[-1]
    band = outlook.member_band(member, last, LEVELS[0])
    return {
        "code": member.code,
        "name": member.name,
        "base": float(outlook.member_at(member, outlook.base.years[0]).known),
        "end": float(outlook.member_at(member, last).known),
        **({f"band_{LEVELS[0]}": [float(q.known) for q in band]} if band else {}),
    }


def _head(outlook: Outlook) -> Iterator[str]:
    yield f"圏域の人口の見通し（{outlook.as_of.isoformat()} 時点の資料、{len(outlook.members)}市町村の和、人）"
    yield f"もとにした推計：{outlook.base.edition.label}。年齢別は{outlook.basis}"
    if (counted := outlook.not_in_base) is not None:
        yield (
            f"この推計は{outlook.base.years[0]}年の人口から始まり、{counted.period.year}年の国勢調査（{counted.shown()}人）を"
            "反映していない"
        )


def _totals(outlook: Outlook) -> Iterator[str]:
    bands = {level: found for level in LEVELS if (found := outlook.band(level))}
    others = [e for e in outlook.editions if e.key != outlook.base.edition.key]
    heads = [outlook.base.edition.label, *(f"{n}%の幅（仮定）" for n in bands), *(e.label for e in others), "国勢調査"]
    rows = [["年", *heads]]
    older = [{q.period.year: q for q in outlook.edition_totals(e)} for e in others]
    older.append({q.period.year: q for q in outlook.censuses})
    whole = {q.period.year: (index, q) for index, q in enumerate(outlook.totals())}
    for year in sorted({*whole, *(y for series in older for y in series)}):
        index, total = whole.get(year, (0, None))
        spans = [_span(b, index) if total and index else NONE for b in bands.values()]
        rows.append([f"{year}年", *_shown(total), *spans, *(c for s in older for c in _shown(s.get(year)))])
    yield from of_figures(rows)
    if outlook.continued:
        series = "、".join(f"{q.period.year}年 {q.shown()}" for q in outlook.continued[1:])
        yield f"国勢調査の直近5年間の変化が年齢ごとに続くと（ハミルトン・ペリー法）：{series}"


def _shown(quantity: Quantity | None) -> list[str]:
    return [quantity.shown() if quantity else NONE]


def _span(band: tuple[Sequence[Quantity], Sequence[Quantity]], index: int) -> str:
    return f"{band[0][index].shown()}～{band[1][index].shown()}"


def _scenarios(outlook: Outlook) -> Iterator[str]:
    if not outlook.scenarios:
        return
    first, last = outlook.base.years[0], outlook.base.years[-1]
    yield "シナリオ（試算。目標でも予測でもない）"
    years = outlook.base.years[1:]
    rows = [["", *(f"{y}年" for y in years), f"{last}年の65歳以上"]]
    runs = [(outlook.base.edition.label, outlook.base.path), *((s.name, path) for s, path in outlook.paths)]
    for name, path in runs:
        old = outlook.class_shares(path, last, "")[-1]
        rows.append([name, *(q.shown() for q in outlook.totals(path)[1:]), f"{old.shown(1)}%"])
    yield from of_figures(rows)
    yield from (f"  {s.name}：{s.note}" for s in outlook.scenarios if s.note)
    yield f"  どのシナリオも{first}年の人口から始まる。"


def _members(outlook: Outlook) -> Iterator[str]:
    first, last = outlook.base.years[0], outlook.base.years[-1]
    rows = [["市町村", f"{first}年", f"{last}年", "増減率", *([f"{LEVELS[0]}%の幅（仮定）"] if outlook.bands else [])]]
    for member in outlook.members:
        base, end = outlook.member_at(member, first), outlook.member_at(member, last)
        rate = ((end - base) / base).in_unit("percent")
        band = outlook.member_band(member, last, LEVELS[0])
        rows.append(
            [
                member.name,
                base.shown(),
                end.shown(),
                f"{rate.shown(1)}%",
                *([_span(((band[0],), (band[1],)), 0)] if band else []),
            ]
        )
    yield from of_figures(rows)


def _own(outlook: Outlook) -> Iterator[str]:
    """Each member's own outlook with the official figures of the same years under it."""
    if not outlook.own:
        return
    runs = [{q.period.year: q for q in own.quantities()} for own in outlook.own]
    years = sorted({year for run in runs for year in run})
    rows = [["", *(f"{year}年" for year in years)]]
    for own, run in zip(outlook.own, runs, strict=True):
        official = {year: outlook.member_at(own.place, year) for year in years if year in outlook.base.years}
        said = f"{own.place.name}「{own.title}」（{partial_date_label(own.published)}公表）"
        rows.append([said, *(c for year in years for c in _shown(run.get(year)))])
        rows.append(
            [f"  {outlook.base.edition.label}の{own.place.name}", *(c for y in years for c in _shown(official.get(y)))]
        )
    yield "市町村の展望（人。推計とは別に並べたもので、推計には入れていない）"
    yield from of_figures(rows)


def _basis(outlook: Outlook) -> Iterator[str]:
    if outlook.bands:
        record = measured()
        yield (
            f"幅：{record.title}（{record.counted_persons:,}人に対し{record.projected_persons:,}人）の人口規模別の大きさを"
            f"{outlook.draws:,}回くり返した。{RULE}。"
        )
        whole = record.overall[0]
        yield (
            f"　　5年後の誤差の中央値は全国{whole.municipalities:,}市区町村で"
            f"{_percent(whole.median_absolute)}%。圏域の幅は市町村の試算を1回ごとに足したもので、幅を足したものではない。"
        )
    yield "出典：" + "、".join(dict.fromkeys(origin.traced for origin in _origins(outlook)))


def _percent(value: float) -> str:
    return grouped(Decimal(repr(value)) * 100, 1)


def _origins(outlook: Outlook) -> tuple[Origin, ...]:
    editions = tuple(e.origin for e in outlook.editions)
    own = tuple(q.origins[0] for o in outlook.own for q in o.quantities()[:1])
    return united([outlook.base.origins, editions, measured().sources if outlook.bands else (), own])
