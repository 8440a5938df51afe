"""Names and numbers inside one document: style ids by name, bookmarks."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Names:
    """style_ids: name → id, as the document's styles have them."""

    style_ids: dict[str, str]
    bookmarks: int = 0
    headings: list[tuple[int, str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, document: Any) -> "Names":
        """The names of a document. Word keeps built-in styles in lower case, python-docx gives `Heading 1`."""
        return cls({style.name: style.style_id for style in document.styles})

    def id(self, style: str) -> str:
        """A style's id."""
        return self.style_ids[style]

    def bookmark(self) -> tuple[str, str]:
        """The next bookmark's number and name."""
        self.bookmarks += 1
        return str(self.bookmarks), f"_Toc{self.bookmarks:08d}"
