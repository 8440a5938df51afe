"""Publications held against each other, in words and as data: how many figures two of them print, and those that differ."""

from collections.abc import Sequence
from typing import Any

from toshiken.core.period import Period
from toshiken.geography.history import History
from toshiken.geography.place_names import place_name
from toshiken.tables.cross_checks import Difference, compared, differences, tally
from toshiken.tables.fields import field_named
from toshiken.tables.store import Store


def listed(store: Store, history: History) -> tuple[int, tuple[Difference, ...]]:
    """How many figures were held against another publication's, and the differences."""
    pairs = compared(store, history.changed)
    return int(tally(pairs)["both"].sum()), tuple(differences(store, pairs))


def as_lines(compared_count: int, found: Sequence[Difference]) -> str:
    """One line for all, one a difference."""
    head = f"2つ以上の資料にある数値{compared_count:,}件のうち、違うもの{len(found):,}件"
    return "\n".join([head, *map(_line, found)])


def as_data(compared_count: int, found: Sequence[Difference]) -> dict[str, Any]:
    """compared: how many; differences: figure, and value and publication of the one that counts and of the other."""
    return {"compared": compared_count, "differences": [_entry(difference) for difference in found]}


def _line(found: Difference) -> str:
    narrowed = f"（{found.dimensions}）" if found.dimensions else ""
    figure = (
        f"{place_name(found.place)}　{Period.parse(found.period).short}　{field_named(found.field).label_ja}{narrowed}"
    )
    values = (
        f"{found.chosen_value:,.10g}（{found.chosen.citation}）、{found.other_value:,.10g}（{found.other.citation}）"
    )
    return f"  {figure}　{values}　差{found.difference:,.10g}"


def _entry(found: Difference) -> dict[str, Any]:
    return {
        "field": found.field,
        "place": found.place,
        "period": found.period,
        "dimensions": found.dimensions,
        "value": found.chosen_value,
        "source": found.chosen.citation,
        "other_value": found.other_value,
        "other_source": found.other.citation,
    }
