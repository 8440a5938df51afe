"""A chart as a picture with its alternative text, its legend in words and colours, and its data table."""

from io import BytesIO
from typing import Any

from docx.shared import Emu

from toshiken.outputs.figure import AreaMap, BarChart, Figure, LineChart, Pyramid
from toshiken.outputs.palette import look
from toshiken.outputs.papers.word.names import Names
from toshiken.outputs.papers.word.text import element, paragraph, run
from toshiken.outputs.papers.word.ties import keep_with_next
from toshiken.outputs.site.specs.bar_frame import has_side_names
from toshiken.outputs.site.specs.colours import series_fills

_SIGNS = {"circle": "●", "square": "■", "triangle": "▲", "diamond": "◆"}
_EMU_PER_TWIP = 635
_SHARE = 0.8  # of the text's width: claims, chart and its table find room on one page


def picture_blocks(document: Any, figure: Figure, png: bytes, names: Names, width: int) -> list[Any]:
    """Title with unit, picture, legend: on one page; the data table may go to the next."""
    stop = (element("w:tabs", element("w:tab", val="right", pos=str(width))),)
    unit = [run(f"\t（単位：{figure.unit}）")] if figure.unit else []
    below = [*_legend(figure, names), *_credit(figure, names)]
    looks = (*([element("w:keepNext")] if below else []), element("w:jc", val="center"))
    drawing = _picture(document, figure, png, names.picture(), round(width * _SHARE))
    drawn = paragraph(names.id("Normal"), drawing, properties=looks)
    caption = paragraph(names.id("Caption"), run(figure.title), *unit, properties=stop)
    for block in below[:-1]:
        keep_with_next(block)
    return [caption, drawn, *below]


def _picture(document: Any, figure: Figure, png: bytes, number: str, width: int) -> Any:
    inline = document.part.new_pic_inline(BytesIO(png), Emu(width * _EMU_PER_TWIP), None)
    inline.docPr.set("id", number)
    inline.docPr.set("name", f"Picture {number}")
    inline.docPr.set("descr", figure.alt)
    inline.docPr.set("title", figure.title)
    return element("w:r", element("w:drawing", inline))


def _legend(figure: Figure, names: Names) -> list[Any]:
    parts = [
        run(f"{sign} ", element("w:color", val=colour)) if sign else run(f"{name}　")
        for sign, colour, name in _signs(figure)
    ]
    return [paragraph(names.id("注記"), *parts)] if parts else []


def _signs(figure: Figure) -> list[tuple[str, str, str]]:
    """(sign, colour, "") followed by ("", "", name), a pair a part of the chart."""
    pairs: list[tuple[str, str, str]] = []
    match figure:
        case BarChart() if len(figure.series) > 1 and not has_side_names(figure):
            pairs = [("■", fill, s.name) for fill, s in zip(series_fills(figure.series), figure.series, strict=True)]
        case LineChart():
            pairs = [(_SIGNS[look(s.role).marker], look(s.role).fill, s.name) for s in figure.series]
        case Pyramid():
            pairs = [("□" if n else "■", look(year.role).fill, year.name) for n, year in enumerate(figure.years)]
        case AreaMap():
            pairs = [("●", look(role).fill, name) for role, name in figure.legend]
    return [part for sign, colour, name in pairs for part in ((sign, colour, ""), ("", "", name))]


def _credit(figure: Figure, names: Names) -> list[Any]:
    credit = figure.credit if isinstance(figure, AreaMap) else ""
    return [paragraph(names.id("注記"), run(credit))] if credit else []
