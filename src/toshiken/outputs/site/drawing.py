"""The drawing process: Vega-Lite specs in at stdin, SVGs (with `png`: PNGs as base64) out at stdout, as ASCII JSON {id: …}, a document a line.

A process of its own, because vl-convert holds Python's lock while it draws: in a thread, the deck would stand still
(docs/decisions/charts-on-the-page.md). Run by its path, so that it imports vl_convert and nothing else.
"""

import base64
import json
import sys
from typing import Any

import vl_convert

VEGA_LITE = "6.4"
_SMALLEST: dict[str, Any] = {"mark": "point", "data": {"values": []}}


def draw(spec: dict[str, Any]) -> str:
    """The SVG of a Vega-Lite spec; data must stand in the spec, no address is ever opened."""
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
    return svg


def picture(spec: dict[str, Any]) -> str:
    """The PNG of a spec as base64, twice as fine as a screen; a label's halo goes behind its letters, as on the page."""
    typed = {**spec.get("config", {}), "font": "BIZ UDPGothic, BIZ UDPゴシック, Noto Sans CJK JP, sans-serif"}
    drawn = draw({**spec, "background": "white", "config": typed}).replace("<text ", '<text paint-order="stroke" ')
    return base64.b64encode(vl_convert.svg_to_png(drawn, scale=2)).decode("ascii")


def main() -> None:
    """Warm up (the engine's start is most of the time of a first drawing), then draw line by line until stdin ends."""
    made = picture if sys.argv[1:] == ["png"] else draw
    made(_SMALLEST)
    for line in sys.stdin:
        print(json.dumps({key: made(spec) for key, spec in json.loads(line).items()}), flush=True)


if __name__ == "__main__":
    main()
