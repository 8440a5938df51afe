"""ChartML in pieces. Children stand in the order the schema (ISO 29500) asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from toshiken.outputs.deck.charts.scale import Scale, axis_decimals, number_format
from toshiken.outputs.deck.charts.workbook import cells, head_cell
from toshiken.outputs.deck.shapes import outline, solid
from toshiken.outputs.deck.sheet import Box
from toshiken.outputs.palette import GREY, LIGHT_GREY

TEXT_SIZE = 12.0
_FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_SPACE = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
CATEGORY_AXIS, VALUE_AXIS = 111, 222
# Else LibreOffice draws a line from a moved label to its point, through its neighbours.
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


@dataclass(frozen=True, slots=True)
class Label:
    """How a data label looks and where it stands (t b l r ctr outEnd …; `lift` and `shift`: how far down and to the
    right of there, in shares of the chart)."""

    position: str
    code: str
    colour: str = ""
    bold: bool = False
    rotated: bool = False
    size: float = TEXT_SIZE
    lift: float = 0.0
    shift: float = 0.0


def text_properties(
    size: float = TEXT_SIZE, colour: str = "", bold: bool = False, rotated: bool = False, wrap: bool = True
) -> str:
    """`txPr`: theme fonts in the order latin → ea → cs."""
    turn = ' rot="-5400000" vert="horz"' if rotated else ""
    wrapping = "" if wrap else ' wrap="none"'
    return (
        f"<c:txPr><a:bodyPr{turn}{wrapping}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}">{solid(colour)}{_FONTS}</a:defRPr>'
        f'</a:pPr><a:endParaRPr lang="ja-JP"/></a:p></c:txPr>'
    )


def paint(fill: str | None, line: str) -> str:
    """`spPr` of a bar, slice or line."""
    return f"<c:spPr>{'<a:noFill/>' if fill is None else solid(fill)}{line}</c:spPr>"


def series_head(index: int, name: str) -> str:
    """Index, order and name of the series whose values stand in column index + 1."""
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{head_cell(index + 1)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def text_values(tag: str, column: int, texts: Sequence[str]) -> str:
    """`c:cat`: names from a column of the workbook."""
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(t)}</c:v></c:pt>' for i, t in enumerate(texts))
    return (
        f"<c:{tag}><c:strRef><c:f>{cells(column, len(texts))}</c:f>"
        f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache></c:strRef></c:{tag}>'
    )


def number_values(tag: str, column: int, values: Sequence[float | None], code: str) -> str:
    """`c:val` and its kin: raw numbers; a gap has no point."""
    points = "".join(f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(values) if v is not None)
    return (
        f"<c:{tag}><c:numRef><c:f>{cells(column, len(values))}</c:f><c:numCache>"
        f"<c:formatCode>{escape(code)}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef></c:{tag}>'
    )


def _shows(value: bool, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _lifted(label: Label) -> str:
    """Moved from its usual place."""
    if not label.lift and not label.shift:
        return ""
    moved = f'<c:x val="{label.shift:.5f}"/><c:y val="{label.lift:.5f}"/>'
    return f"<c:layout><c:manualLayout>{moved}</c:manualLayout></c:layout>"


def _label_look(label: Label) -> str:
    position = f'<c:dLblPos val="{label.position}"/>' if label.position else ""
    return (
        f'<c:numFmt formatCode={quoteattr(label.code)} sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        + text_properties(label.size, label.colour, label.bold, label.rotated, wrap=False)
        + position
    )


def no_labels() -> str:
    """A series without labels."""
    return f"<c:dLbls>{_shows(False)}</c:dLbls>"


def labels(default: Label, hidden: Sequence[int] = (), special: dict[int, Label] | None = None) -> str:
    """Labels of a series: `hidden` points have none, `special` ones look or stand otherwise."""
    points: dict[int, str] = {i: f'<c:dLbl><c:idx val="{i}"/><c:delete val="1"/></c:dLbl>' for i in hidden}
    for index, label in (special or {}).items():
        points[index] = f'<c:dLbl><c:idx val="{index}"/>{_lifted(label)}{_label_look(label)}{_shows(True)}</c:dLbl>'
    moved = any(label.lift or label.shift for label in (special or {}).values())
    return (
        f"<c:dLbls>{''.join(points[i] for i in sorted(points))}{_label_look(default)}{_shows(True)}"
        f"{_NO_LEADERS if moved else ''}</c:dLbls>"
    )


def text_labels(texts: dict[int, tuple[str, str]], size: float = TEXT_SIZE) -> str:
    """Labels with words of their own: index → (text, position); other points have none."""
    points = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr lang="ja-JP" sz="{round(size * 100)}">{solid("")}{_FONTS}</a:rPr><a:t>{escape(text)}</a:t></a:r></a:p>'
        f'</c:rich></c:tx><c:dLblPos val="{position}"/>{_shows(True)}</c:dLbl>'
        for index, (text, position) in sorted(texts.items())
    )
    return f"<c:dLbls>{points}{text_properties(size)}{_shows(False)}</c:dLbls>"


def category_axis(*, horizontal: bool, crosses: str = "autoZero", size: float = TEXT_SIZE) -> str:
    """Names below the plot (or left of it), at the low end also where bars are negative."""
    side, order = ("l", "maxMin") if horizontal else ("b", "minMax")
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{outline(GREY)}</c:spPr>{text_properties(size)}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="{crosses}"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def value_axis(
    scale: Scale,
    *,
    side: str = "l",
    number: int = VALUE_AXIS,
    crossing: int = CATEGORY_AXIS,
    crosses: str = '<c:crosses val="autoZero"/>',
    between: str = "between",
    code: str | None = None,
    gridlines: bool = True,
    names: str = "low",
    size: float = TEXT_SIZE,
    shown: bool = True,
) -> str:
    """Round ticks on pale gridlines; negatives carry ▲."""
    code = number_format(axis_decimals(scale.step)) if code is None else code
    grid = f"<c:majorGridlines><c:spPr>{outline(LIGHT_GREY, 0.5)}</c:spPr></c:majorGridlines>" if gridlines else ""
    edge = outline(GREY) if not gridlines else outline(None)
    return (
        f'<c:valAx><c:axId val="{number}"/><c:scaling><c:orientation val="minMax"/><c:max val="{scale.high!r}"/>'
        f'<c:min val="{scale.low!r}"/></c:scaling><c:delete val="{int(not shown)}"/><c:axPos val="{side}"/>{grid}'
        f'<c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{names}"/><c:spPr>{edge}</c:spPr>'
        f'{text_properties(size)}<c:crossAx val="{crossing}"/>{crosses}<c:crossBetween val="{between}"/>'
        f'<c:majorUnit val="{scale.step!r}"/></c:valAx>'
    )


def legend(position: str, hidden: Sequence[int] = (), size: float = TEXT_SIZE) -> str:
    """The legend; series in `hidden` are not named."""
    entries = "".join(f'<c:legendEntry><c:idx val="{i}"/><c:delete val="1"/></c:legendEntry>' for i in hidden)
    return f'<c:legend><c:legendPos val="{position}"/>{entries}<c:overlay val="0"/>{text_properties(size)}</c:legend>'


def chart_xml(plots: str, axes: str, frame: Box, inner: Box, legend_xml: str = "") -> str:
    """The whole chart: the plot stands exactly at `inner`, so that names and rules drawn beside it meet it."""
    x, y = (inner.left - frame.left) / frame.width, (inner.top - frame.top) / frame.height
    w, h = inner.width / frame.width, inner.height / frame.height
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_SPACE}><c:date1904 val="0"/>'
        f'<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout><c:manualLayout>'
        f'<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f'<c:x val="{x:.5f}"/><c:y val="{y:.5f}"/><c:w val="{w:.5f}"/><c:h val="{h:.5f}"/></c:manualLayout></c:layout>'
        f"{plots}{axes}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend_xml}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/>{outline(None)}</c:spPr>{text_properties()}</c:chartSpace>"
    )
