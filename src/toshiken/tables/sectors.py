"""Labels of the sectors of input–output tables."""

from functools import cache
from pathlib import Path

from pydantic import RootModel

from toshiken.core.records import load_record


class _Sectors(RootModel[dict[str, str]]):
    """sectors.yml: slug → label."""


@cache
def all_sectors() -> dict[str, str]:
    """Slug → label: agriculture → 農林水産業."""
    return load_record(Path(__file__).with_name("sectors.yml"), _Sectors).root
