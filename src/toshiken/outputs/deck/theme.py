"""The presentation everything is drawn into: our own, or a city's template emptied of its slides."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE

from toshiken.core.errors import RequestError
from toshiken.outputs.deck.sheet import Sheet
from toshiken.outputs.palette import INK, WHITE

FONT = "BIZ UDPゴシック"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_TITLE_ONLY, _FURNITURE = 5, {"dt", "ftr", "sldNum"}
_COLOURS = {
    "dk1": INK,
    "lt1": WHITE,
    "dk2": "44546A",
    "lt2": "EDEDEF",
    "accent1": "005AFF",
    "accent2": "4DC4FF",
    "accent3": "84919E",
    "accent4": "F6AA00",
    "accent5": "804000",
    "accent6": "03AF7A",
    "hlink": "005AFF",
    "folHlink": "990099",
}


@dataclass(frozen=True, slots=True)
class Base:
    """An empty presentation, the layout our slides use, and its sheet."""

    presentation: Any
    layout: Any
    sheet: Sheet


def own_base(sheet: Sheet) -> Base:
    """python-pptx's presentation in our size, fonts and colours, with one layout."""
    presentation: Any = Presentation()
    scale = sheet.width / presentation.slide_width, sheet.height / presentation.slide_height
    presentation.slide_width, presentation.slide_height = sheet.width, sheet.height
    layout = presentation.slide_layouts[_TITLE_ONLY]
    for other in list(presentation.slide_layouts):
        if other is not layout:
            presentation.slide_layouts.remove(other)
    for part in (presentation.slide_master, layout):
        _resize(part._element, scale)
    _dress_theme(presentation)
    _drop_printer_and_thumbnail(presentation)
    return Base(presentation, layout, sheet)


def template_base(path: Path) -> Base:
    """A city's template: its size, fonts and colours; its example slides go.

    Raises RequestError where the file is missing or not a PowerPoint file.
    """
    try:
        presentation: Any = Presentation(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise RequestError(
            f"テンプレート「{path}」を PowerPoint のファイル（.pptx）として開けません。場所と形式を確かめてください。"
        ) from error
    _drop_slides(presentation)
    sheet = Sheet(presentation.slide_width, presentation.slide_height)
    return Base(presentation, _blankest(presentation), sheet)


def _blankest(presentation: Any) -> Any:
    """The layout with the fewest boxes of its own; of equal ones the first that has a title."""
    return min(presentation.slide_layouts, key=lambda lay: (_boxes(lay), not _has_title(lay)))


def _boxes(layout: Any) -> int:
    kinds = [ph.element.ph.get("type") for ph in layout.placeholders]
    return sum(1 for kind in kinds if kind not in _FURNITURE | {"title"}) + sum(
        1 for shape in layout.shapes if not shape.is_placeholder
    )


def _has_title(layout: Any) -> bool:
    return any(ph.element.ph.get("type") == "title" for ph in layout.placeholders)


def _drop_slides(presentation: Any) -> None:
    entries = presentation.slides._sldIdLst
    for entry in list(entries):
        presentation.part.drop_rel(entry.rId)
        entries.remove(entry)
    for section in presentation.part._element.findall(f"{_P}extLst"):
        presentation.part._element.remove(section)


def _resize(element: Any, scale: tuple[float, float]) -> None:
    for tag, names in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
        for node in element.iter(f"{_A}{tag}"):
            for name, factor in zip(names, scale, strict=True):
                if node.get(name) is not None:
                    node.set(name, str(round(int(node.get(name)) * factor)))


def _dress_theme(presentation: Any) -> None:
    """Theme fonts latin, ea and cs in headings and body; colours of the palette."""
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = etree.fromstring(part.blob)
    for kind in ("majorFont", "minorFont"):
        for fonts in theme.iter(f"{_A}{kind}"):
            for child in list(fonts):
                fonts.remove(child)
            for script in ("latin", "ea", "cs"):
                etree.SubElement(fonts, f"{_A}{script}", typeface=FONT)
    for name, colour in _COLOURS.items():
        for slot in theme.iter(f"{_A}{name}"):
            for child in list(slot):
                slot.remove(child)
            etree.SubElement(slot, f"{_A}srgbClr", val=colour)
    theme.set("name", "toshiken")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop_printer_and_thumbnail(presentation: Any) -> None:
    for part, kind in (
        (presentation.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
        (presentation.part.package, RELATIONSHIP_TYPE.THUMBNAIL),
    ):
        rels = part._rels
        for key in [k for k, r in rels.items() if r.reltype == kind]:
            rels.pop(key)
