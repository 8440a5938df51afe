"""Every figure the deck of 2018 prints is carried in the example, with its place and value."""

import csv
import unicodedata
from pathlib import Path

import pytest

from tests.example.carried import carried, same


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@pytest.mark.shared
def test_all_295_printed_figures_are_carried(shared: Path) -> None:
    with (shared / "acceptance" / "seed_figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[tuple[str, ...], list[object]] = {}
    for page, item, place, value in carried():
        key = tuple(map(_flat, (page, item, place)))
        found.setdefault(key, []).append(_flat(value) if isinstance(value, str) else value)
    missing = [
        row
        for row in rows
        if not any(
            same(value, _flat(row["value"]))  # type: ignore[arg-type]
            for value in found.get(tuple(_flat(row[k]) for k in ("page", "item", "place")), ())
        )
    ]
    assert len(rows) == 295
    assert missing == []
