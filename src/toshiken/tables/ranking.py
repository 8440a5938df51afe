"""Which publication's figure counts where several print the same: ranking.yml, field by field, the first before the rest.

Among originals and among those that repeat them: an original counts before what repeats it whatever stands here
(tables.observations.by_precedence).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import RootModel

from toshiken.core.records import load_record


class Ranking(RootModel[dict[str, tuple[str, ...]]]):
    """ranking.yml: field → publications, the one that counts first."""


@cache
def ranking() -> dict[str, tuple[str, ...]]:
    """Every ranked field."""
    return load_record(Path(__file__).with_name("ranking.yml"), Ranking).root


def ranks(publications: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """(field, origin id) → place in the ranking, 0 counting before 1. publications: origin id → publication."""
    return {
        (field, origin): ranked.index(publication)
        for field, ranked in ranking().items()
        for origin, publication in publications.items()
        if publication in ranked
    }
