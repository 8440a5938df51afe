"""An answer in XML in the shape of the same answer in JSON."""

from typing import Any
from xml.etree.ElementTree import Element


def as_json(element: Element) -> Any:
    """Attributes as "@name", text as "$", a tag that comes twice as a list; an element of text alone is its text."""
    text = (element.text or "").strip()
    if not element.attrib and not len(element):
        return text
    found: dict[str, Any] = {f"@{name}": value for name, value in element.attrib.items()}
    for child in element:
        _add(found, child.tag, as_json(child))
    if text or not len(element):
        found["$"] = text
    return found


def _add(found: dict[str, Any], tag: str, value: Any) -> None:
    if tag not in found:
        found[tag] = value
    elif isinstance(found[tag], list):
        found[tag].append(value)
    else:
        found[tag] = [found[tag], value]
