"""Tables of words, as most tables of these papers are."""

from collections.abc import Iterable, Sequence

from toshiken.outputs.figure import Cell, Column, Row, Table

Head = tuple[str, float]


def grid(
    key: str, title: str, heads: Sequence[Head], rows: Iterable[Sequence[Cell]], alt: str = "", unit: str = ""
) -> Table:
    """A table of left-aligned words. heads: (words, share of the width)."""
    columns = tuple(Column(head, align="left", width=width) for head, width in heads)
    return Table(
        id=key, title=title, alt=alt or title, unit=unit, columns=columns, rows=tuple(Row(tuple(r)) for r in rows)
    )


def facts(
    key: str, pairs: Iterable[tuple[str, Cell]], title: str = "", label_width: float = 1, width: float = 4
) -> Table:
    """Name and value, a line each, without a head."""
    columns = (Column("", align="left", width=label_width), Column("", align="left", width=width))
    rows = tuple(Row((name, value), strong=frozenset({0})) for name, value in pairs)
    return Table(id=key, title=title, alt=title or "項目と内容の表", columns=columns, rows=rows)


def money(
    key: str, title: str, heads: Sequence[Head], rows: Iterable[Row], alt: str = "", words: tuple[int, ...] = (0,)
) -> Table:
    """A table of amounts in thousand yen; words: the columns that hold none."""
    columns = tuple(
        Column(head, align="left" if n in words else "right", width=width) for n, (head, width) in enumerate(heads)
    )
    return Table(id=key, title=title, alt=alt or title, unit="千円", columns=columns, rows=tuple(rows))
