"""What all figures have."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from toshiken.core.wording import Shown


@dataclass(frozen=True, kw_only=True)
class Figure(ABC):
    """What all figures have. `id` is unique in a document; `unit` is printed at the top right as （単位：人）."""

    id: str
    title: str
    alt: str
    unit: str = ""

    @abstractmethod
    def numbers(self) -> Iterator[tuple[str, Shown]]:
        """(place on the figure, number) in reading order: the proof sheet lists these."""
