"""Names and numbers inside one document: style ids by name, bookmarks, pictures."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass
class Names:
    """style_ids: name → id, as the document's styles have them; headings: (level, text, bookmark) so far."""

    style_ids: Mapping[str, str]
    bookmarks: int = 0
    pictures: int = 0
    headings: list[tuple[int, str, str]] = field(default_factory=list)

    def id(self, style: str) -> str:
        """A style's id."""
        return self.style_ids[style]

    def bookmark(self) -> tuple[str, str]:
        """The next bookmark's number and name."""
        self.bookmarks += 1
        return str(self.bookmarks), f"_Toc{self.bookmarks:08d}"

    def picture(self) -> str:
        """The next picture's number."""
        self.pictures += 1
        return str(self.pictures)
