"""Long tables over several pages: every row once and in order, totals with the last rows."""

from hypothesis import given
from hypothesis import strategies as st

from toshiken.outputs.brief import said
from toshiken.outputs.figure import Bullets, Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.paging import MOST_ROWS, pages_of


def table(body: int, kinds: tuple[str, ...] = (), table_id: str = "t") -> Table:
    rows = [Row((f"{n}",)) for n in range(body)] + [Row((kind,), kind) for kind in kinds]  # type: ignore[arg-type]
    return Table(id=table_id, title="表", alt="", columns=(Column("名前"),), rows=tuple(rows))


def page(*tables: Table) -> Page:
    arrangement = "one" if len(tables) == 1 else "halves"
    return Page(id="p", title="頁", lead=(said("文"),), body=tables, notes=(said("注"),), arrangement=arrangement)  # type: ignore[arg-type]


def test_a_short_table_stays_on_its_page() -> None:
    whole = page(table(MOST_ROWS - 1, ("total",)))
    assert pages_of(whole) == (whole,)


@given(st.integers(1, 130), st.sampled_from([(), ("total",), ("total", "reference"), ("reference", "reference")]))
def test_no_row_is_lost_and_no_page_is_too_long(body: int, kinds: tuple[str, ...]) -> None:
    whole = table(body, kinds)
    pages = pages_of(page(whole))
    parts = [block for p in pages for block in p.body if isinstance(block, Table)]
    assert tuple(row for part in parts for row in part.rows) == whole.rows
    assert all(len(part.rows) <= MOST_ROWS + 1 for part in parts)
    assert all(part.rows[0].kind == "body" for part in parts)
    assert len({p.id for p in pages}) == len({part.id for part in parts}) == len(pages)
    assert [bool(p.lead) for p in pages] == [True] + [False] * (len(pages) - 1)
    assert all(p.notes for p in pages)


def test_of_two_halves_the_longer_goes_on_alone() -> None:
    first, second = pages_of(page(table(30, (), "a"), table(5, (), "b")))
    assert (first.arrangement, second.arrangement) == ("halves", "one")
    assert second.title == "頁（続き）"


def test_a_page_with_a_list_or_a_chart_is_left_alone() -> None:
    mixed = Page(id="p", title="頁", body=(Bullets("b"), table(50)), arrangement="halves")
    assert pages_of(mixed) == (mixed,)
