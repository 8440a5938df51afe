"""Blocks of a page as HTML: a chart with its data table, a table, a list of points."""

from collections.abc import Iterator, Mapping, Sequence

from toshiken.core.wording import Sentence
from toshiken.outputs.figure import AreaMap, Bullets, Figure, Gantt, Table
from toshiken.outputs.page import Block
from toshiken.outputs.site.data_table import data_table
from toshiken.outputs.site.html import Html, joined, tag, text
from toshiken.outputs.site.legend import legend_html
from toshiken.outputs.site.tables import sentence_html, table_html, titled


def block_html(block: Block, drawings: Mapping[str, str]) -> Html:
    """A block; a chart takes its drawing from `drawings` by its id."""
    if isinstance(block, Bullets):
        return _bullets(block)
    if isinstance(block, Table):
        return tag("figure", _scrolling(block.title, table_html(block)), id=f"figure-{block.id}", class_="table")
    return _chart(block, Html(drawings[block.id]))


def _chart(figure: Figure, drawing: Html) -> Html:
    data = tag(
        "details",
        tag("summary", text(f"データ表：{figure.title}")),
        _scrolling(f"{figure.title}（データ表）", table_html(data_table(figure), caption=False)),
    )
    head = tag("figcaption", titled(figure.title, figure.unit))
    drawn = tag("div", *legend_html(figure), _scrolling(f"{figure.title}（図）", drawing), class_="drawn")
    return tag("figure", head, drawn, *_below(figure), data, id=f"figure-{figure.id}", class_="chart")


def _below(figure: Figure) -> Iterator[Html]:
    """What stands under a drawing: steps without a date, the credit of a map."""
    if isinstance(figure, Gantt) and figure.undated:
        yield tag("p", tag("b", text("時期未定：")), text("、".join(figure.undated)), class_="below")
    if isinstance(figure, AreaMap):
        yield from (tag("p", text(words), class_="below") for words in (figure.note, figure.credit) if words)


def _scrolling(name: str, content: Html) -> Html:
    """A box of its own for what may be wider than the screen; the keyboard reaches it."""
    return tag("div", content, class_="scroll", role="group", aria_label=name, tabindex="0")


def _bullets(block: Bullets) -> Html:
    head = [tag("h3", text(block.heading))] if block.heading else []
    return tag("div", *head, _nested(block.items), class_="points", id=f"points-{block.id}")


def _nested(items: Sequence[tuple[int, Sentence]]) -> Html:
    """Points with the points under them; one of level 2 without a point above it stands as a point."""
    groups: list[list[Sentence]] = []
    for level, item in items:
        if level > 1 and groups:
            groups[-1].append(item)
        else:
            groups.append([item])
    return tag("ul", *(_point(first, below) for first, *below in groups))


def _point(first: Sentence, below: Sequence[Sentence]) -> Html:
    under = [tag("ul", *(tag("li", sentence_html(one)) for one in below))] if below else []
    return tag("li", joined([sentence_html(first), *under]))
