"""One map as an SVG file of its own, for a browser and for Word: title, claims, legend, drawing, notes and sources as text.

Nothing in it needs a style sheet: readers of SVG outside browsers know neither style rules nor `paint-order`, so a halo is a text
of its own under the letters.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toshiken.core.period import japanese_date
from toshiken.outputs.deck.text import lines_of, snug_pt
from toshiken.outputs.figure import AreaMap
from toshiken.outputs.page import Document, Page
from toshiken.outputs.palette import INK, WHITE, look
from toshiken.outputs.site.charts import start_charts
from toshiken.outputs.site.html import Html, joined, tag, text
from toshiken.outputs.site.specs.canvas import WIDTH
from toshiken.outputs.site.specs.colours import paint

_FONT = "BIZ UDPGothic, BIZ UDPゴシック, Noto Sans CJK JP, sans-serif"
_MARGIN, _KEY, _LINE = 12.0, 14.0, 1.5
_TITLE, _LEAD, _LEGEND, _SMALL = 21.0, 15.0, 13.0, 11.0
_HALO = re.compile(r'<text (?=[^>]*\bstroke=")([^>]*)>(.*?)</text>', re.DOTALL)
_STROKE = re.compile(r' ?stroke(?:-[a-z]+)?="[^"]*"')


class _Piece(NamedTuple):
    """Something on the sheet, drawn from its own upper left corner, and how far down the next one stands."""

    drawn: Html
    height: float


def render_map(document: Document) -> bytes:
    """UTF-8 SVG of the document's one page, whose body is one map."""
    (page,) = document.for_audience()
    (figure,) = page.body
    assert isinstance(figure, AreaMap)
    drawing = start_charts(document).drawings()[figure.id]
    pieces = (*_above(document, page, figure), _drawing(drawing), *_below(document, page, figure))
    placed, y = [], _MARGIN
    for piece in pieces:
        placed.append(tag("g", piece.drawn, transform=f"translate({_MARGIN:g} {y:g})"))
        y += piece.height
    svg = _sheet(page, figure, placed, y + _MARGIN)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg}\n'.encode()


def _sheet(page: Page, figure: AreaMap, placed: Iterable[Html], height: float) -> Html:
    width = f"{WIDTH + 2 * _MARGIN:g}"
    striped = (role for role, _ in figure.legend if look(role).stripes)
    return tag(
        "svg",
        tag("title", text(page.title)),
        tag("desc", text(figure.alt)),
        tag("defs", *map(_stripes, striped)),
        tag("rect", width=width, height=f"{height:g}", fill=f"#{WHITE}"),
        *placed,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height:g}",
        width=width,
        height=f"{height:g}",
        lang="ja",
        font_family=_FONT,
    )


def _stripes(role: str) -> Html:
    """What `paint` calls by the role's name."""
    drawn = look(role)
    ground = tag("rect", width="8", height="8", fill=f"#{drawn.fill}")
    lines = tag("path", d="M-2 2L2 -2M0 8L8 0M6 10L10 6", stroke=f"#{drawn.stripes}", stroke_width="3")
    return tag("pattern", ground, lines, id=role, width="8", height="8", patternUnits="userSpaceOnUse")


def _above(document: Document, page: Page, figure: AreaMap) -> Iterator[_Piece]:
    if document.reproduction:
        yield from _paragraph(f"{japanese_date(document.as_of)}時点の資料の再現", _LEGEND)
    yield from _paragraph(page.title, _TITLE, bold=True)
    for claim in page.lead:
        yield from _paragraph(f"○{claim.text}", _LEAD)
    yield from _legend(figure)


def _drawing(svg: str) -> _Piece:
    found = re.search(r'\bheight="([\d.]+)"', svg)
    assert found
    return _Piece(Html(_HALO.sub(_on_halo, svg)), float(found[1]) + 6)


def _on_halo(found: re.Match[str]) -> str:
    """The halo, which nobody reads aloud, and the letters over it."""
    halo, letters = f'<text aria-hidden="true" {found[1]}>', f"<text {_STROKE.sub('', found[1])}>"
    return f"{halo}{found[2]}</text>{letters}{found[2]}</text>"


def _below(document: Document, page: Page, figure: AreaMap) -> Iterator[_Piece]:
    for words in (figure.note, figure.credit, *(f"※{note.text}" for note in page.notes)):
        yield from _paragraph(words, _SMALL)
    yield from _paragraph(f"出典：{'、'.join(page.citations())}", _SMALL)
    yield from _paragraph(f"{document.area_name}　{japanese_date(document.as_of)}時点", _SMALL)


def _paragraph(words: str, size: float, *, bold: bool = False) -> Iterator[_Piece]:
    """A piece a line; none of an empty text."""
    for line in lines_of(words, size, WIDTH) if words else ():
        yield _Piece(_words(line, 0, size, "bold" if bold else None), size * _LINE)


def _words(words: str, x: float, size: float, weight: str | None = None) -> Html:
    return tag("text", text(words), x=f"{x:g}", y=f"{size:g}", font_size=f"{size:g}", font_weight=weight)


def _legend(figure: AreaMap) -> Iterator[_Piece]:
    """As many entries a row as fit."""
    row: list[Html] = []
    x, height = 0.0, _LEGEND * _LINE
    for role, name in figure.legend:
        width = _KEY + 5 + snug_pt(name, _LEGEND) + 14
        if row and x + width > WIDTH:
            yield _Piece(joined(row), height)
            row, x = [], 0.0
        row += [_key(role, x, round_key=not figure.shapes), _words(name, x + _KEY + 5, _LEGEND)]
        x += width
    yield _Piece(joined(row), height + 4)


def _key(role: str, x: float, *, round_key: bool) -> Html:
    radius = f"{_KEY / 2:g}" if round_key else None
    look_of = {"fill": paint(role), "stroke": f"#{INK}", "stroke_width": "0.75"}
    return tag("rect", x=f"{x:g}", y="1", width=f"{_KEY:g}", height=f"{_KEY:g}", rx=radius, **look_of)
