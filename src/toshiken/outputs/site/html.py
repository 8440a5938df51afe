"""HTML as strings that the type checker keeps escaped: a plain `str` is no `Html` until `text()` has escaped it."""

from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)

_VOID = frozenset({"br", "col", "hr", "meta"})


def text(value: str) -> Html:
    """Text of any origin, escaped for content and for attributes."""
    return Html(escape(value, quote=True))


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Fragments one after the other; `between` is text and is escaped."""
    return Html(text(between).join(parts))


def tag(name: str, /, *children: Html, **attributes: str | None) -> Html:
    """`tag("p", text("…"), class_="note", aria_label="…")`; an attribute that is None is left out."""
    opening = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{''.join(children)}</{name}>")
