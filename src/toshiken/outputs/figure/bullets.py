"""Lists of sentences."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toshiken.core.wording import Sentence, Shown
from toshiken.outputs.figure.table import shown_in


@dataclass(frozen=True)
class Bullets:
    """A headed list of sentences. `level` 1 is a point, 2 stands under it."""

    id: str
    heading: str = ""
    items: tuple[tuple[int, Sentence], ...] = field(default=())

    def numbers(self) -> Iterator[tuple[str, Shown]]:
        for _, item in self.items:
            for shown in shown_in(item):
                yield self.heading or "本文", shown
