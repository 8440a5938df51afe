"""DrawingML of text frames, rectangles, lines and groups, as strings: one parse a slide keeps the renderer quick."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from toshiken.outputs.deck.sheet import POINT, Box
from toshiken.outputs.deck.text import LINE, Paragraph, Run

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


def solid(colour: str) -> str:
    """A fill (RRGGBB, or RRGGBBAA where what lies under it shows through); the empty colour is the theme's text colour."""
    if not colour:
        return '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    alpha = f'<a:alpha val="{round(int(colour[6:], 16) / 255 * 100) * 1000}"/>' if colour[6:] else ""
    return f'<a:solidFill><a:srgbClr val="{colour[:6]}">{alpha}</a:srgbClr></a:solidFill>'


def painted(fill: str | None, stripes: str) -> str:
    """A fill, with stripes of another colour where there is one; None for none."""
    if fill is None:
        return "<a:noFill/>"
    if not stripes:
        return solid(fill)
    colours = f'<a:fgClr><a:srgbClr val="{stripes}"/></a:fgClr><a:bgClr><a:srgbClr val="{fill}"/></a:bgClr>'
    return f'<a:pattFill prst="dkUpDiag">{colours}</a:pattFill>'


def outline(colour: str | None, width_pt: float = 0.75, dash: str = "solid") -> str:
    """A line; None draws none."""
    if colour is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{round(width_pt * POINT)}">{solid(colour)}<a:prstDash val="{dash}"/></a:ln>'


def transform(box: Box, tag: str = "a", flip: str = "") -> str:
    """Offset and extent."""
    return (
        f'<{tag}:xfrm{flip}><a:off x="{box.left}" y="{box.top}"/>'
        f'<a:ext cx="{max(0, box.width)}" cy="{max(0, box.height)}"/></{tag}:xfrm>'
    )


def properties(number: int, name: str, alt: str = "") -> str:
    """`cNvPr` with the alternative text."""
    description = f" descr={quoteattr(alt)}" if alt else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(name)}{description}/>'


def run_xml(run: Run, size: float) -> str:
    """One run; a \\v in its text becomes a line break."""
    attributes = f'lang="ja-JP" altLang="en-US" sz="{round(size * 100)}" b="{int(run.bold)}"'
    if run.underlined:
        attributes += ' u="sng"'
    look = f"<a:rPr {attributes}>{solid(run.colour)}</a:rPr>"
    pieces = (f"<a:r>{look}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in run.text.split("\v"))
    return f"<a:br>{look}</a:br>".join(pieces)


def paragraph_xml(paragraph: Paragraph, size: float) -> str:
    """A paragraph with exact line spacing and, where it has a mark, a hanging indent."""
    left = round(paragraph.indent * size * POINT)
    hang = round(1.2 * size * POINT) if paragraph.mark else 0
    bullet = "<a:buNone/>"
    if paragraph.mark:
        bullet = f'<a:buFont typeface="+mn-ea"/><a:buChar char={quoteattr(paragraph.mark)}/>'
    return (
        f'<a:p><a:pPr marL="{left}" indent="{-hang}" algn="{paragraph.align}">'
        f'<a:lnSpc><a:spcPts val="{round(size * LINE * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(paragraph.space_before * size * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
        + "".join(run_xml(run, size) for run in paragraph.runs)
        + f'<a:endParaRPr lang="ja-JP" sz="{round(size * 100)}"/></a:p>'
    )


def body_xml(
    paragraphs: Iterable[Paragraph], size: float, anchor: str, inset: int = 0, tag: str = "p", wrap: bool = True
) -> str:
    """A text body; insets in EMU on the left and right."""
    return (
        f'<{tag}:txBody><a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{inset}" tIns="0" rIns="{inset}" '
        f'bIns="0" anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        + "".join(paragraph_xml(p, size) for p in paragraphs)
        + f"</{tag}:txBody>"
    )


def shape_xml(
    number: int,
    name: str,
    box: Box,
    *,
    geometry: str = "rect",
    fill: str | None = None,
    line: str = "",
    body: str = "",
    placeholder: str = "",
    alt: str = "",
    stripes: str = "",
) -> str:
    """A shape with an optional text body; `placeholder` makes it the slide's title."""
    is_text = ' txBox="1"' if body and not placeholder and fill is None and not line else ""
    kind = f'<p:nvPr><p:ph type="{placeholder}"/></p:nvPr>' if placeholder else "<p:nvPr/>"
    paint = painted(fill, stripes)
    empty = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="ja-JP"/></a:p></p:txBody>'
    return (
        f"<p:sp><p:nvSpPr>{properties(number, name, alt)}<p:cNvSpPr{is_text}/>{kind}</p:nvSpPr>"
        f'<p:spPr>{transform(box)}<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{paint}'
        f"{line or outline(None)}</p:spPr>{body or empty}</p:sp>"
    )


def polygon_xml(
    number: int, name: str, rings: Sequence[Sequence[tuple[int, int]]], fill: str | None, line: str, stripes: str = ""
) -> str:
    """A freeform of closed rings (EMU on the slide, at least one of at least two points); what two of them hold stays empty."""
    points = [point for ring in rings for point in ring]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    box = Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
    paths = "".join(_closed_path([(x - left, y - top) for x, y in ring]) for ring in rings)
    return (
        f"<p:sp><p:nvSpPr>{properties(number, name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{transform(box)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{box.width}" h="{box.height}">{paths}</a:path></a:pathLst>'
        f"</a:custGeom>{painted(fill, stripes)}{line}</p:spPr>"
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="ja-JP"/></a:p></p:txBody></p:sp>'
    )


def _closed_path(ring: Sequence[tuple[int, int]]) -> str:
    first, *others = (f'<a:pt x="{x}" y="{y}"/>' for x, y in ring)
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in others)
    return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"


def line_xml(number: int, name: str, start: tuple[int, int], end: tuple[int, int], line: str) -> str:
    """A straight line from point to point."""
    (x1, y1), (x2, y2) = start, end
    flip = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{properties(number, name)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{transform(box, flip=flip)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
    )


def group_xml(number: int, name: str, alt: str, box: Box, members: Sequence[str]) -> str:
    """Shapes that move together; inside and outside use the same coordinates."""
    place = f'x="{box.left}" y="{box.top}"'
    size = f'cx="{box.width}" cy="{box.height}"'
    return (
        f"<p:grpSp><p:nvGrpSpPr>{properties(number, name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm><a:off {place}/><a:ext {size}/><a:chOff {place}/><a:chExt {size}/></a:xfrm></p:grpSpPr>"
        + "".join(members)
        + "</p:grpSp>"
    )


def frame_xml(number: int, name: str, alt: str, box: Box, uri: str, content: str, groups: bool) -> str:
    """A graphic frame that holds a chart (which may stand in a group) or a table (which may not)."""
    locks = "<p:cNvGraphicFramePr/>"
    if not groups:
        locks = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties(number, name, alt)}"
        f"{locks}<p:nvPr/></p:nvGraphicFramePr>"
        f'{transform(box, "p")}<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        f"</p:graphicFrame>"
    )
