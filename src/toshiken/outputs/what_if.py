"""【内部検討用】 What the profile would be with other members: on a terminal, as data, as a workbook of its own."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from toshiken.core.errors import RequestError
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place, Quantity, State
from toshiken.core.rounding import grouped, round_half_up
from toshiken.core.units import unit_named
from toshiken.indicators.catalogue import all_indicators
from toshiken.outputs.page import Audience
from toshiken.outputs.what_if_rules import COLUMNS, HEADING, entry, row
from toshiken.outputs.what_if_rules import lines as rule_lines
from toshiken.outputs.workbook.chart_parts import options
from toshiken.outputs.workbook.list_sheet import add_list
from toshiken.profile.dimension_words import in_words
from toshiken.profile.hidden import require_nothing_revealed
from toshiken.profile.profile import AreaProfile
from toshiken.profile.what_if import Change, WhatIf, theme_of
from toshiken.tables.fields import all_fields

MARK = "【内部検討用】"
CHANGES = (
    ("区分", 11), ("数値", 34), ("内訳", 18), ("時点", 18), ("単位", 14), ("変更前", 16), ("変更後", 16), ("差", 15), ("増減率（%）", 12),
)  # fmt: skip
OWN = (("市町村", 14), ("区分", 11), ("数値", 40), ("内訳", 20), ("時点", 18), ("単位", 14), ("値", 16))


def require_internal(audience: Audience) -> None:
    """Raises unless the reader is internal: which municipality might join or leave is nothing to publish."""
    if audience is not Audience.INTERNAL:
        raise RequestError(
            "構成市町村を変えた試算は内部検討用で、会議や公表の資料にはできません。--audience internal で作ってください。"
        )


def folder_name(found: WhatIf) -> str:
    """A folder of its own: nothing of it lies among the files of the deck."""
    return f"internal_whatif_{found.before.area.slug}"


def render_what_if(found: WhatIf) -> dict[str, bytes]:
    """File name → content."""
    for profile in (found.before, found.after):
        require_nothing_revealed(profile)
    buffer, changes = io.BytesIO(), found.changes()
    book = Workbook(buffer, options())
    title, day = f"{MARK}{_said(found)}", found.before.as_of
    book.set_properties({"title": title, "created": datetime.combine(day, time())})
    head = f"{title}　{japanese_date(day)}時点"
    newest = [_row(change) for change in main_changes(changes)]
    add_list(book, "主な数値", head, CHANGES, newest, "変わる数値はありません。", MARK)
    add_list(book, HEADING, head, COLUMNS, list(map(row, found.rules)), "結果はありません。", MARK)
    add_list(book, "変わるすべての数値", head, CHANGES, list(map(_row, changes)), "変わる数値はありません。", MARK)
    own = [*_own(found.after, found.added, "加える"), *_own(found.before, found.dropped, "外す")]
    add_list(book, "市町村の数値", head, OWN, own, "数値はありません。", MARK)
    book.close()
    return {f"{found.before.area.slug}_whatif.xlsx": buffer.getvalue()}


def _said(found: WhatIf) -> str:
    hubs = "・".join(hub.name for hub in found.before.hubs)
    parts = [f"{_names(found.added)}を加え"] if found.added else []
    parts += [f"{_names(found.dropped)}を外し"] if found.dropped else []
    return f"{hubs}の圏域：{'、'.join(parts)}た場合（{len(found.before.members)}→{len(found.after.members)}市町村）"


def _names(places: Sequence[Place]) -> str:
    return "、".join(place.name for place in places)


def main_changes(changes: Iterable[Change]) -> Iterator[Change]:
    """Of every total, and of every indicator that is not by industry, the newest time."""
    simple = (change for change in changes if _is_simple(change))
    for _, series in groupby(simple, key=lambda change: (change.name, change.dimensions)):
        yield max(series, key=lambda change: change.period)


def _is_simple(change: Change) -> bool:
    indicator = change.name in all_indicators() and ";" not in change.dimensions
    return not change.dimensions or (indicator and not change.dimensions.startswith("industry="))


def _row(change: Change) -> tuple[Any, ...]:
    before, after = change.before, change.after
    difference = rate = None
    if before is not None and after is not None and before.value is not None and after.value is not None:
        more = after.value - before.value
        difference = round_half_up(more, _decimals(change.name, after))
        rate = round_half_up(more / before.value * 100, 2) if before.value > 0 and before.unit != "percent" else None
    about = (
        change.theme,
        _label(change.name),
        in_words(change.dimensions),
        change.period.label,
        _unit(before or after),
    )
    return (*about, _shown(before, change.name), _shown(after, change.name), difference, rate)


def _label(name: str) -> str:
    indicator = all_indicators().get(name)
    return indicator.definition.label_ja if indicator else all_fields()[name].label_ja


def _unit(quantity: Quantity | None) -> str:
    return unit_named(quantity.unit).label if quantity is not None else ""


def _shown(quantity: Quantity | None, name: str) -> Decimal | str:
    if quantity is None or quantity.value is None:
        return State.MISSING.value if quantity is None else quantity.state.value
    return round_half_up(quantity.value, _decimals(name, quantity))


def _own(profile: AreaProfile, places: Sequence[Place], what: str) -> Iterator[tuple[Any, ...]]:
    """The newest totals of a municipality that comes or goes: what it brings or takes."""
    for place in places:
        held = sorted(
            (theme_of(name), name, series[-1])
            for (name, code, dimensions), series in profile.figures.items()
            if code == place.code and not dimensions
        )
        for theme, name, quantity in held:
            about = (f"{place.name}（{what}）", theme, _label(name), "", quantity.period.label, _unit(quantity))
            yield (*about, _shown(quantity, name))


def as_lines(found: WhatIf, paths: Sequence[Path]) -> str:
    """What changes most people ask for, by theme; the file has all."""
    changes = found.changes()
    lines = [f"{MARK}{_said(found)}", f"変わる数値：{len(changes):,}"]
    lines += ["", f"〔{HEADING}〕", *rule_lines(found.rules)]
    for theme, group in groupby(main_changes(changes), key=lambda change: change.theme):
        lines += ["", f"〔{theme}〕", *map(_line, group)]
    written = list(map(str, paths)) or [
        "ファイルは書いていません。Excel は --out フォルダー で、そのフォルダーに書きます。"
    ]
    return "\n".join([*lines, "", *written])


def _line(change: Change) -> str:
    words = in_words(change.dimensions)
    name = _label(change.name) + (f"（{words}）" if words else "") + f"　{change.period.short}"
    before, after = (_text(quantity, change.name) for quantity in (change.before, change.after))
    return f"  {name}：{before} → {after}"


def _decimals(name: str, quantity: Quantity) -> int:
    """One place more than a page shows of an indicator: what changes little is seen to change."""
    indicator = all_indicators().get(name)
    if quantity.value is None or quantity.value == int(quantity.value):
        return indicator.definition.decimals if indicator else 0
    return indicator.definition.decimals + 1 if indicator else 2


def _text(quantity: Quantity | None, name: str) -> str:
    if quantity is None or quantity.value is None:
        return State.MISSING.value if quantity is None else quantity.state.value
    return grouped(quantity.value, _decimals(name, quantity)) + _unit(quantity)


def as_data(found: WhatIf, paths: Sequence[Path]) -> dict[str, Any]:
    """area, as_of, added and dropped (codes), rules: label, unit, before, after, outcomes, note; changes: theme, name, dimensions, period, unit, before, after; files."""
    return {
        "mark": MARK,
        "area": found.before.area.slug,
        "as_of": found.before.as_of.isoformat(),
        "added": [place.code for place in found.added],
        "dropped": [place.code for place in found.dropped],
        "rules": [entry(result) for result in found.rules],
        "changes": [_entry(change) for change in found.changes()],
        "files": [str(path) for path in paths],
    }


def _entry(change: Change) -> dict[str, Any]:
    shown = change.before or change.after
    return {
        "theme": change.theme,
        "name": change.name,
        "dimensions": change.dimensions,
        "period": change.period.code,
        "unit": shown.unit if shown else "",
        "before": _float(change.before),
        "after": _float(change.after),
    }


def _float(quantity: Quantity | None) -> float | None:
    return None if quantity is None or quantity.value is None else float(quantity.value)
