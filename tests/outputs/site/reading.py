"""Reads a page back, as a browser without scripts would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "col", "hr", "meta", "link", "img", "input"})


@dataclass
class Element:
    """An element with its attributes, children and the text directly within it."""

    name: str
    attributes: dict[str, str | None]
    children: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def walk(self) -> list["Element"]:
        return [self, *(one for child in self.children for one in child.walk())]

    def all(self, name: str) -> list["Element"]:
        return [one for one in self.walk() if one.name == name]

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def whole_text(self) -> str:
        return "\n".join(one.text for one in self.walk() if one.name != "style")

    @property
    def row_text(self) -> list[str]:
        """The cells of a table row."""
        return ["".join(one.text for one in cell.walk()) for cell in self.children]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].name != tag:
            self.faults.append(f"</{tag}> closes <{self.open[-1].name}>")
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].texts.append(data)


def read(page: str) -> Element:
    """The tree of a page; an end tag that does not fit is an error."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert not reader.faults, reader.faults[:3]
    assert len(reader.open) == 1, [one.name for one in reader.open]
    return reader.root
