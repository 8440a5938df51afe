"""Legends as HTML beside the drawing: they wrap on a narrow screen and are read aloud."""

from collections.abc import Iterator

from toshiken.core.units import unit_named
from toshiken.outputs.figure import AreaMap, BarChart, Figure, Gantt, LineChart, Pyramid, Scatter
from toshiken.outputs.palette import BAND_FILLS, Look, look
from toshiken.outputs.site.data_table import KINDS
from toshiken.outputs.site.html import Html, tag, text
from toshiken.outputs.site.specs.bar_frame import has_side_names
from toshiken.outputs.site.specs.canvas import DASHES
from toshiken.outputs.site.specs.colours import series_fills
from toshiken.outputs.site.specs.gantt import KIND_ROLES

_MARKERS = {
    "circle": '<circle cx="18" cy="7" r="4.5"/>',
    "square": '<path d="M14 3h8v8h-8z"/>',
    "triangle": '<path d="M18 2l5 9h-10z"/>',
    "diamond": '<path d="M18 1l6 6l-6 6l-6 -6z"/>',
}


def legend_html(figure: Figure) -> tuple[Html, ...]:
    """The legend of a chart, where the drawing does not name its parts itself."""
    items = [tag("li", sign, text(name)) for sign, name in _items(figure)]
    return (tag("ul", *items, class_="legend", aria_label="凡例"),) if items else ()


def _items(figure: Figure) -> Iterator[tuple[Html, str]]:
    match figure:
        case BarChart() if len(figure.series) > 1 and not has_side_names(figure):
            yield from zip(map(_filled, series_fills(figure.series)), (s.name for s in figure.series), strict=True)
        case LineChart():
            yield from ((_line(look(series.role)), series.name) for series in figure.series)
            yield from ((_filled(BAND_FILLS[band.role]), band.name) for band in reversed(figure.bands))
            if not figure.from_zero:
                yield Html(""), "縦軸は0から始まらない。"
        case Pyramid():
            for index, year in enumerate(figure.years):
                fill = look(year.role).fill
                yield (_outlined(fill) if index else _filled(fill)), year.name
        case Gantt():
            yield from ((_filled(look(KIND_ROLES[kind]).fill), KINDS[kind]) for kind in _kinds(figure))
            if any(bar.last is None for bar in figure.bars):
                yield _marker("diamond"), "一日で終わるもの"
        case AreaMap():
            yield from (
                (_filled(look(role).fill, "" if figure.shapes else "round"), name) for role, name in figure.legend
            )
            if figure.sized and any(point.value is not None for point in figure.points):
                yield Html(""), "円の面積は値に比例。"
        case Scatter() if (size := next((p.size for p in figure.points if p.size is not None), None)) is not None:
            yield Html(""), f"円の面積は大きさ（{unit_named(size.printed.unit).label}）に比例。"
        case _:
            return


def _kinds(figure: Gantt) -> list[str]:
    used = {bar.kind for bar in figure.bars}
    return [kind for kind in KINDS if kind in used]


def _filled(fill: str, shape: str = "") -> Html:
    return tag("span", class_=f"swatch {shape}".strip(), style=f"background:#{fill}")


def _outlined(fill: str) -> Html:
    return tag("span", class_="swatch", style=f"border:2.5px solid #{fill}")


def _line(style: Look) -> Html:
    dash = " ".join(map(str, DASHES[style.dash]))
    return Html(
        f'<svg class="sign" viewBox="0 0 36 14" width="36" height="14" aria-hidden="true" fill="#{style.fill}">'
        f'<path d="M0 7h36" stroke="#{style.fill}" stroke-width="2.4" stroke-dasharray="{dash}"/>'
        f"{_MARKERS[style.marker]}</svg>"
    )


def _marker(name: str) -> Html:
    return Html(
        '<svg class="sign" viewBox="11 0 14 14" width="14" height="14" aria-hidden="true" fill="#FFFFFF"'
        f' stroke="#5B6670">{_MARKERS[name]}</svg>'
    )
