"""Tables too long for one page go on over the next: every row stays, the lead stands on the first page."""

from dataclasses import replace

from toshiken.outputs.figure import Bullets, Figure, Table
from toshiken.outputs.page import Page

# What stands on an A4 page at 12 pt beside two lines of lead and two notes, total and reference rows counted.
MOST_ROWS = 20


def pages_of(page: Page) -> tuple[Page, ...]:
    """The page, or where its only figures are tables and one has more than MOST_ROWS rows as many pages as that takes."""
    if page.arrangement not in ("one", "halves") or not all(isinstance(block, Table) for block in page.body):
        return (page,)
    parts = [_parts(block) for block in page.body]
    count = max(map(len, parts), default=1)
    return tuple(_part(page, number, [p[number] for p in parts if number < len(p)]) for number in range(count))


def _parts(block: Figure | Bullets) -> list[Table]:
    """The table in evenly filled parts; rows behind the body (totals, references) stay together at the end."""
    assert isinstance(block, Table)
    rows, count = block.rows, -(-len(block.rows) // MOST_ROWS)
    if count <= 1:
        return [block]
    size = -(-len(rows) // count)
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    while parts[-1][0].kind != "body" and parts[-2]:  # a total alone says nothing: one row of the body goes with it
        parts[-2], parts[-1] = parts[-2][:-1], (parts[-2][-1], *parts[-1])
    return [
        replace(block, id=block.id if not n else f"{block.id}_{n + 1}", title=block.title + _mark(n), rows=part)
        for n, part in enumerate(parts)
    ]


def _part(page: Page, number: int, body: list[Table]) -> Page:
    if not number:
        return replace(page, body=tuple(body))
    arrangement = page.arrangement if len(body) > 1 else "one"
    title, page_id = page.title + _mark(number), f"{page.id}_{number + 1}"
    return replace(page, id=page_id, title=title, lead=(), body=tuple(body), arrangement=arrangement)


def _mark(number: int) -> str:
    return "（続き）" if number else ""
