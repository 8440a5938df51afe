"""From vl-convert's SVG to one that may stand inline beside thirty others."""

import re

from toshiken.outputs.figure import Figure
from toshiken.outputs.site.html import tag, text

_TAG = re.compile(r"<[^>]+>")
# What the style sheet says once need not stand on each of a thousand labels; roles inside an image mean nothing.
_NOISE = re.compile(r' (?:class|font-family|pointer-events|aria-hidden|aria-roledescription|role)="[^"]*"| opacity="1"')
_EMPTY_PATH = re.compile(r'<path(?: [^>]*)? d="(?:M0,0h0v0h0Z)?"[^>]*/>')
_EMPTY_GROUP = re.compile(r"<g(?: [^>]*)?></g>|<g(?: [^>]*)?/>")
_IDENTIFIER = re.compile(r'(?<= id=")[^"]+(?=")')
_REFERENCE = re.compile(r'(?<=url\(#)[^)]+(?=\))|(?<=href="#)[^"]+(?=")')


def cleaned(svg: str, figure: Figure) -> str:
    """The same drawing as an image with a name, scaling with its box, its identifiers prefixed by the figure's id."""
    head, body = svg.split(">", 1)
    body = _TAG.sub(lambda found: _NOISE.sub("", found[0]), body)
    width, height = _size(head)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{text(f"{figure.title}。{figure.alt}")}"'
        f' viewBox="0 0 {width} {height}" width="{width}" height="{height}">{tag("title", text(figure.title))}'
    )
    return opening + _own_identifiers(_without_empty(body), figure.id)


def _size(head: str) -> tuple[str, str]:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', head)
    if found is None:
        raise ValueError(f"SVGに viewBox がありません：{head[:120]}")
    return found[1], found[2]


def _without_empty(body: str) -> str:
    body = _EMPTY_PATH.sub("", body)
    while (shorter := _EMPTY_GROUP.sub("", body)) != body:
        body = shorter
    return body


def _own_identifiers(body: str, prefix: str) -> str:
    """Vega counts identifiers over its whole life: numbered anew, they do not depend on what was drawn before."""
    found = (name for one in _TAG.findall(body) for name in _IDENTIFIER.findall(one))
    names = {old: text(f"{prefix}-{i}") for i, old in enumerate(dict.fromkeys(found))}

    def renamed(one: re.Match[str]) -> str:
        own = _IDENTIFIER.sub(lambda m: names[m[0]], one[0])
        return _REFERENCE.sub(lambda m: names.get(m[0], text(m[0])), own)

    return _TAG.sub(renamed, body)
