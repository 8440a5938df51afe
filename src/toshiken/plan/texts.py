"""Text pages of a source, as records: headed lists of points with an origin."""

from pathlib import Path

from pydantic import Field

from toshiken.core.records import Record, load_record


class Item(Record):
    """A point; `detail` explains it. `origin` where it differs from the page's."""

    text: str = Field(min_length=1)
    detail: str = ""
    origin: str = ""


class Section(Record):
    """Points under a heading."""

    heading: str
    items: tuple[Item, ...]


class TextPage(Record):
    """A page of text. `origin` is an id of the origins files."""

    title: str
    origin: str = Field(min_length=1)
    sections: tuple[Section, ...] = Field(min_length=1)
    notes: tuple[str, ...] = ()

    def section(self, heading: str) -> Section:
        """The section of that heading; a KeyError where there is none."""
        return {section.heading: section for section in self.sections}[heading]


def read_texts(folder: Path) -> dict[str, TextPage]:
    """Every text page of a folder by file name, in order of name."""
    return {path.stem: load_record(path, TextPage) for path in sorted(folder.glob("*.yml"))}
