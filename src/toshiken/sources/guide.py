"""What every publication gives, when the next is due and where to get it: for `toshiken data` and docs/sources.md."""

from collections.abc import Iterable
from typing import Any

from toshiken.core.period import last_day
from toshiken.sources.layout import Layout
from toshiken.sources.publication import all_publications

_HEAD = """# Sources

Every publication toshiken reads, from `src/toshiken/sources/layouts/*.yml`. Generated: `python -m tests.sources.write_guide`
writes this page, a test checks it. How to add one: [adding-a-source.md](adding-a-source.md).

A file is known by its content, never by its name. "Editions" are those whose form and day of publication are written
down; where a publication reads editions not seen before, it says so. An empty cell is something no source at hand says.

A file cut short is refused where that can be known: by the number of rows its edition has, by the totals it prints, or by
rows that others of it have. Of a selection downloaded from e-Stat's database (統計表, 列指向形式, 「すがた」, 国勢調査 男女・年齢別人口)
nobody but the person who made it knows the size: one cut at the end of a line reads like a smaller selection. The same
holds for excerpts of the commuting table and of 令和5年推計 that end with a whole municipality. `toshiken ingest` prints how many
figures it took: hold that against the download. What is read of such a file is right, and what is missing is not there.
"""
_COLUMNS = ("資料（作成者）", "分かること", "版（公表日）", "公表の周期", "利用条件", "クレジット", "入手先")


def official_name(layout: Layout[Any]) -> str:
    """総務省「国勢調査」."""
    return f"{layout.head.producer}「{layout.head.title}」"


def next_expected(layout: Layout[Any], newest: str) -> str:
    """When the edition after the one published on `newest` (a partial date) is due; "" where there is no fixed cycle."""
    if layout.head.cycle_years is None or not newest:
        return ""
    year = last_day(newest).year + layout.head.cycle_years
    return f"{year}年{layout.head.month}月ごろ" if layout.head.month else f"{year}年"


def cycle(layout: Layout[Any]) -> str:
    """毎年6月ごろ, 5年ごと; "" where there is none."""
    years, month = layout.head.cycle_years, layout.head.month
    if years is None:
        return ""
    return ("毎年" if years == 1 else f"{years}年ごと") + (f"（{month}月ごろ）" if month else "")


def guide_page() -> str:
    """docs/sources.md."""
    publications = sorted(all_publications().values(), key=lambda p: (p.layout.head.producer, p.layout.head.title))
    return _HEAD + "\n" + _table([_row(publication.layout) for publication in publications])


def _row(layout: Layout[Any]) -> tuple[str, ...]:
    head = layout.head
    return (
        official_name(layout),
        head.gives,
        _editions(layout),
        cycle(layout),
        head.licence,
        head.credit,
        head.address,
    )


def _editions(layout: Layout[Any]) -> str:
    known = [f"{e.name or name}（{e.published or '公表日不明'}）" for name, e in layout.editions.items()]
    return "<br>".join([*known, *(["これから出る版も読む"] if layout.unseen else [])])


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    lines = [_COLUMNS, ("---",) * len(_COLUMNS), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', '｜') for cell in line)} |\n" for line in lines)
