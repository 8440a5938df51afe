"""Round numbers and least sizes (marks.yml): what a computed sentence looks for, as data."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from toshiken.core.yaml_reader import read_yaml


@cache
def marks(name: str) -> tuple[Decimal, ...]:
    """The numbers under a name, one or several."""
    found = read_yaml(Path(__file__).with_name("marks.yml"))[name]
    return tuple(Decimal(n) for n in (found if isinstance(found, list) else [found]))


def mark(name: str) -> Decimal:
    """The one number under a name."""
    (found,) = marks(name)
    return found
