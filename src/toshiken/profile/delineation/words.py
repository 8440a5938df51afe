"""A delineation as text: a ranked table a census, the levels beside the threshold, exceptions, and what is not compared."""

from collections.abc import Iterator
from decimal import Decimal

from toshiken.core.period import japanese_date
from toshiken.core.rounding import decimals_under, grouped
from toshiken.core.text_table import aligned
from toshiken.profile.delineation.delineation import Delineation
from toshiken.profile.delineation.ratio_table import RatioRow, RatioTable


def as_lines(found: Delineation) -> str:
    """All tables, oldest first, and the sources."""
    parts = [
        _head(found),
        *("\n".join(_table(found, table)) for table in found.tables),
        *_compared(found),
        _sources(found),
    ]
    return "\n\n".join(parts)


def level(percent: Decimal) -> str:
    """10% , 9.5%."""
    return f"{percent.normalize():f}%"


def signed(points: Decimal, decimals: int = 1) -> str:
    """＋1.2, ▲3.4."""
    return ("＋" if points >= 0 else "") + grouped(points, decimals)


def _head(found: Delineation) -> str:
    hubs = "と".join(hub.name for hub in found.hubs) + ("（2市の合計）" if len(found.hubs) > 1 else "")
    area = f"　圏域：{found.area.name_on(found.as_of)}" if found.area else "　圏域：記録なし"
    return f"{hubs}への通勤通学割合　基準 {level(found.level_percent)}以上　{japanese_date(found.as_of)}時点{area}"


def _table(found: Delineation, table: RatioTable) -> Iterator[str]:
    yield f"■ {table.label}　{table.population}　{table.covers}"
    yield from (f"  注：{note}" for note in table.notes)
    heads = ["順位", "市区町村", "割合", "差（ポイント）", f"{level(found.level_percent)}以上", "圏域", ""]
    if not table.basis.judges:
        heads[4] += "（参考）"
    shown = [(rank, row) for rank, row in enumerate(table.rows, 1) if _is_shown(found, row)]
    rows = [[str(rank), *_cells(found, table, row)] for rank, row in shown]
    yield from aligned([heads, *rows], right={0, 2, 3})
    if len(shown) < len(table.rows):
        yield f"  ほかに割合が{level(_LEAST_SHOWN)}未満の{len(table.rows) - len(shown):,}市区町村（--json にすべてあります）"
    yield from _levels(found, table)
    yield from _exceptions(found, table)


_LEAST_SHOWN = Decimal(1)


def _is_shown(found: Delineation, row: RatioRow) -> bool:
    return row.ratio_percent >= _LEAST_SHOWN or found.partner(row) is not None


def _cells(found: Delineation, table: RatioTable, row: RatioRow) -> list[str]:
    reached = row.ratio_percent >= found.level_percent
    decimals = decimals_under(row.ratio_percent, found.level_percent, 1)
    counts = "" if row.to_hub_persons is None or row.residents_persons is None else (
        f"{_persons(row.to_hub_persons)} ÷ {_persons(row.residents_persons)}"
    )  # fmt: skip
    return [
        row.place.name,
        f"{grouped(row.ratio_percent, decimals)}%",
        signed(row.ratio_percent - found.level_percent, decimals),
        "○" if reached else "―",
        standing(found, table, row),
        counts,
    ]


def _persons(count: Decimal) -> str:
    """Unrounded: a table of fractions (weighted samples, devices) is shown with them, so that the division can be followed."""
    exponent = count.normalize().as_tuple().exponent
    return grouped(count, max(0, -int(exponent)))


def standing(found: Delineation, table: RatioTable, row: RatioRow) -> str:
    """連携市町村, 連携市町村（例外）, 圏域外; empty where no area is known."""
    if found.area is None:
        return ""
    if found.partner(row) is None:
        return "圏域外"
    is_exception = table.basis.judges and row.ratio_percent < found.level_percent
    return found.partner_word + ("（例外）" if is_exception else "")


def _levels(found: Delineation, table: RatioTable) -> Iterator[str]:
    yield "  基準を動かすと（この表の中で）"
    earlier: tuple[RatioRow, ...] | None = None
    for percent in found.levels_percent:
        reached = table.reaching(percent)
        out = [row.place.name for row in earlier or () if row not in reached]
        left = f"　外れる：{'、'.join(out)}" if out else ""
        yield f"    {level(percent)}以上　{len(reached)}市町村{left}{_undecided(table, percent)}"
        earlier = reached


def _undecided(table: RatioTable, percent: Decimal) -> str:
    names = "、".join(row.place.name for row in table.undecided(percent))
    return f"　（{names}は印字の{table.decimals}けたでは決まらない）" if names else ""


def _exceptions(found: Delineation, table: RatioTable) -> Iterator[str]:
    if found.area is None:
        return
    for row, member in found.exceptions(table):
        reason = member.reason or "理由の記録がありません。area.yml の reason に書いてください"
        decimals = decimals_under(row.ratio_percent, found.level_percent, 1)
        yield f"  例外　{row.place.name}（{grouped(row.ratio_percent, decimals)}%）：{reason}"
    if outside := found.outside(table):
        yield f"  {level(found.level_percent)}以上で圏域に入っていない：{'、'.join(r.place.name for r in outside)}"
    if absent := found.without_row(table):
        yield f"  この表にない{found.partner_word}：{'、'.join(place.name for place in absent)}"


def _compared(found: Delineation) -> Iterator[str]:
    for pair in found.comparisons():
        head = f"■ {pair.earlier.label}から{pair.later.label}への増減"
        if pair.refusal:
            yield f"{head}：出しません\n  {pair.refusal}"
        else:
            shown = [[place.name, signed(points)] for place, points in pair.changes]
            yield "\n".join([f"{head}（ポイント）", *aligned([["市区町村", "増減"], *shown], right={1})])


def _sources(found: Delineation) -> str:
    cited = [t.origin.citation + (f"　{t.origin.cell}" if t.origin.cell else "") for t in found.tables if t.origin]
    rule = [f"{o.citation}　{o.cell}" for o in found.threshold.origins]
    return "\n".join(["出典", *(f"  {line}" for line in dict.fromkeys([*cited, *rule]))])
