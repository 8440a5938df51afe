"""Text pages of a source, as records: headed lists of points with an origin."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import Field

from toshiken.core.records import Record, Text, load_record, require_origin


class Item(Record):
    """A point; `detail` explains it. `origin` where it differs from the page's."""

    text: Text
    detail: str = ""
    origin: str = ""


class Section(Record):
    """Points under a heading."""

    heading: str
    items: tuple[Item, ...]


class TextPage(Record):
    """A page of text. `origin` is an id of the origins files."""

    title: str
    origin: Text
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    notes: tuple[str, ...] = ()

    def section(self, heading: str) -> Section:
        """The section of that heading; a KeyError where there is none."""
        return {section.heading: section for section in self.sections}[heading]


def read_texts(folder: Path, origins: Collection[str]) -> dict[str, TextPage]:
    """Every text page of a folder by file name, in order of name. `origins`: the ids they may name."""
    return {path.stem: _read(path, origins) for path in sorted(folder.glob("*.yml"))}


def _read(path: Path, origins: Collection[str]) -> TextPage:
    page = load_record(path, TextPage)
    require_origin(page.origin, origins, path, ("origin",))
    for index, section in enumerate(page.sections):
        for number, item in enumerate(section.items):
            if item.origin:
                require_origin(item.origin, origins, path, ("sections", index, "items", number, "origin"))
    return page
