"""Printed tables made by hand, for the tests of what is done with them."""

from collections.abc import Mapping, Sequence

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.core.origin import Origin
from toshiken.geography.places import Places
from toshiken.sources.printed import CELLS, Printed
from toshiken.tables.meanings import Meanings
from toshiken.tables.observed import Observed, observed

ORIGIN = Origin("census", "国勢調査", "総務省", "2021")


def cells(rows: Sequence[Mapping[str, str]]) -> pl.DataFrame:
    """A cell a mapping, from row 4 on; what is not given is 札幌市's 人口 of 2020."""
    given = {
        "column": "人口",
        "code": "01100",
        "name": "札幌市",
        "item": "人口",
        "time": "2020年",
        "text": "1",
        "note": "",
    }
    names = {name: None for row in rows for name in row if name not in CELLS}
    full = [{"row": number, **given, **dict.fromkeys(names, ""), **row} for number, row in enumerate(rows, 4)]
    return pl.DataFrame(full, schema={**CELLS, **dict.fromkeys(names, pl.String)})


def printed(rows: Sequence[Mapping[str, str]], **more: object) -> Printed:
    """A table; its further columns are its dimensions."""
    frame = cells(rows)
    given = {
        "table": "main", "cells": frame, "origin": ORIGIN, "symbols": {}, "notes": {}, "boundaries_as_of": None,
        "dimensions": tuple(name for name in frame.columns if name not in CELLS), "sheet": "表1",
    }  # fmt: skip
    return Printed(**{**given, **more})  # type: ignore[arg-type]


def meaning(**more: object) -> Meanings:
    """What the items mean: 人口 is the population of 1 October."""
    given: dict[str, object] = {"period": "{year}-10-01", "items": {"人口": {"field": "population_persons"}}}
    return Meanings.model_validate({**given, **more})


def seen(table: Printed, what: Meanings | None = None) -> Observed:
    """The table in the tables' terms."""
    return observed(table, what or meaning(), Places(), "a.csv")


def fault(message: str, row: int | None, column: str) -> SourceError:
    """The error for a place in a file."""
    return SourceError(message, "a.csv", "表1", row, column)
