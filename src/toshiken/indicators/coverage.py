"""The coverage page: for which places and periods each indicator and each field stands."""

from collections.abc import Iterable, Iterator, Sequence

from toshiken.core.period import Period, PeriodKind
from toshiken.core.quantity import Place
from toshiken.indicators.catalogue import Indicator, all_indicators
from toshiken.indicators.engine import AreaTables, computed
from toshiken.tables.fields import field_named
from toshiken.tables.observations import parsed_dimensions

_HEAD = """# Coverage

Which indicators and fields stand for which places and periods in the bundled example, as of no particular day
(everything at hand). Generated: `python -m tests.indicators.write_coverage` writes this page, a test checks it.

A number in brackets counts the combinations of dimensions (industries, age classes, editions …). Of the partners
(連携市町村) the page says for how many there is a value; † marks that some are withheld because the numbers behind them
are too small. Years are those of the period; `2015→2020` is a change. An empty cell: no figures, or the indicator means
nothing there.
"""
_THEMES = {"population": "人口・土地", "industry": "産業", "farming": "農業", "medical": "医療"}
Cell = tuple[Place, str, str, bool]  # place, period, dimension key, withheld


def coverage_page(tables: AreaTables) -> str:
    """docs/coverage.md for these tables."""
    parts = [_HEAD, "## Indicators\n"]
    themes = dict.fromkeys((*_THEMES, *(indicator.theme for indicator in all_indicators().values())))
    for theme in themes:
        indicators = [indicator for indicator in all_indicators().values() if indicator.theme == theme]
        rows = [_row(_title(indicator), list(_computed_cells(indicator, tables)), tables) for indicator in indicators]
        parts += [f"### {_THEMES.get(theme, theme)}\n", _table("指標", rows, tables)]
    parts += ["## Fields\n", _table("項目", list(_field_rows(tables)), tables)]
    return "\n".join(parts)


def _title(indicator: Indicator) -> str:
    return f"`{indicator.name}`<br>{indicator.definition.label_ja}"


def _computed_cells(indicator: Indicator, tables: AreaTables) -> Iterator[Cell]:
    for key, quantity in computed(indicator, tables):
        yield quantity.place, quantity.period.code, key, quantity.value is None


def _field_rows(tables: AreaTables) -> Iterator[list[str]]:
    for field in tables.observations.fields():
        yield _row(f"`{field}`<br>{field_named(field).label_ja}", list(_field_cells(field, tables)), tables)


def _field_cells(field: str, tables: AreaTables) -> Iterator[Cell]:
    for key in tables.observations.dimension_keys(field):
        for place in tables.places:
            for period in tables.periods(field, place, key):
                quantity = tables.quantity(field, place, period, key)
                if quantity is not None:
                    yield place, period, key, quantity.value is None


def _row(title: str, cells: Sequence[Cell], tables: AreaTables) -> list[str]:
    partners = [member for member in tables.members if member != tables.hub]
    single = (tables.area, tables.hub, tables.prefecture, tables.places[-1])
    texts = [_cell([c for c in cells if c[0] == place]) for place in single]
    texts.insert(2, _partners_cell(cells, partners))
    keys = {key for *_, key, _ in cells}
    names = sorted({name for key in keys for name in parsed_dimensions(key)})
    return [title, f"{'・'.join(names)}（{len(keys)}）" if names else "", *texts]


def _partners_cell(cells: Sequence[Cell], partners: Sequence[Place]) -> str:
    own = [cell for cell in cells if cell[0] in partners]
    if not own:
        return ""
    shown = {place for place, _, _, withheld in own if not withheld}
    mark = " †" if any(withheld for *_, withheld in own) else ""
    return f"{len(shown)}/{len(partners)}{mark}：{_periods(period for _, period, *_ in own)}"


def _cell(cells: Sequence[Cell]) -> str:
    if not cells:
        return ""
    mark = " †" if any(withheld for *_, withheld in cells) else ""
    return _periods(period for _, period, *_ in cells) + mark


def _periods(codes: Iterable[str]) -> str:
    """Every period once: `2017–2019・2021–2023`, `2015–2050（5年ごと）`, changes since 2015 as `2015→2020–2045（5年ごと）`."""
    periods = {Period.parse(code) for code in codes}
    spans = {p for p in periods if p.kind is PeriodKind.SPAN}
    years = {p.year for p in periods - spans}
    texts = [_runs(years)] if years else []
    starts = sorted({p.start.year for p in spans})
    texts += [f"{start}→{_runs({p.year for p in spans if p.start.year == start})}" for start in starts]
    return "・".join(texts)


def _runs(years: Iterable[int]) -> str:
    """Years with runs of three and more of one step drawn together."""
    left, texts = sorted(years), []
    while left:
        run = _first_run(left)
        step = run[1] - run[0] if len(run) > 2 else 0
        texts.append(f"{run[0]}–{run[-1]}" + (f"（{step}年ごと）" if step > 1 else "") if step else f"{run[0]}")
        left = left[len(run) if step else 1 :]
    return "・".join(texts)


def _first_run(years: Sequence[int]) -> Sequence[int]:
    length = 2
    while length < len(years) and years[length] - years[length - 1] == years[1] - years[0]:
        length += 1
    return years[:length]


def _table(head: str, rows: Sequence[Sequence[str]], tables: AreaTables) -> str:
    places = ("圏域", tables.hub.name, "連携市町村", tables.prefecture.name, "全国")
    lines = [(head, "次元（組合せの数）", *places), ("---",) * 7, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
