"""From cells as printed to the tables: place, number and state, field, period, dimensions; a fault names row and column."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import polars as pl

from toshiken.core.errors import PlaceError, RecordError, SourceError
from toshiken.core.period import Period
from toshiken.core.units import unit_named
from toshiken.geography.places import Places
from toshiken.sources.printed import Printed
from toshiken.sources.whole import CUT
from toshiken.tables.adding_up import require_sums
from toshiken.tables.fields import field_named
from toshiken.tables.meanings import YEAR, CodedField, Meanings, PrintedRate, filled
from toshiken.tables.numbers import with_numbers
from toshiken.tables.observations import SCHEMA, dimension_key

RECORDS = {**SCHEMA, "label": pl.String, "unit": pl.String}
_KEY = ["field", "place", "period", "dimensions"]


@dataclass(frozen=True)
class Observed:
    """What a printed table says: additive figures (SCHEMA of observations), and printed ones that may not be added (RECORDS)."""

    figures: pl.DataFrame
    records: pl.DataFrame


def observed(printed: Printed, meaning: Meanings, places: Places, label: str) -> Observed:
    """The table in the tables' terms. `label`: the file, for the messages."""
    at = _Where(printed, label)
    _refuse_flaws(printed, at)
    cells = with_numbers(_with_places(printed, places, at), printed.symbols, printed.notes, at.fault)
    meant = _looked_up(cells, _meant(printed, cells, meaning, at), [*_MEANING, *printed.dimensions])
    _refuse_doubles(meant.select(*_KEY, "row", "column").filter(pl.col("field") != ""), at)
    if printed.complete is not None:
        _require_complete(meant, printed.complete, at)
    require_sums(meant, printed.dimensions, meaning, at.fault)
    kept = meant.with_columns(origin=pl.lit(printed.origin.id)).select(list(RECORDS)).filter(pl.col("field") != "")
    is_record = pl.col("label") != ""
    return Observed(kept.filter(~is_record).select(list(SCHEMA)), kept.filter(is_record))


_MEANING = ("item", "time", "column")
Fault = Callable[[str, int, str], SourceError]


@dataclass(frozen=True)
class _Where:
    printed: Printed
    label: str

    def fault(self, message: str, row: int | None, column: str) -> SourceError:
        """The error for a place in the file."""
        return SourceError(message, self.label, self.printed.sheet, row, column)


def _refuse_flaws(printed: Printed, at: _Where) -> None:
    """A formula error, hidden row or merged cell among the data."""
    rows = printed.cells["row"]
    first, last = rows.min(), rows.max()
    for flaw in printed.flaws:
        if first is not None and first <= flaw.row <= last:  # type: ignore[operator]
            raise at.fault(flaw.advice, flaw.row, flaw.column)


def _with_places(printed: Printed, places: Places, at: _Where) -> pl.DataFrame:
    """The cells with `place`, the five-digit code."""
    found = []
    for code, name, row in (
        printed.cells.group_by("code", "name", maintain_order=True).agg(pl.col("row").first()).iter_rows()
    ):
        try:
            found.append((code, name, places.code(code, name, printed.boundaries_as_of)))
        except PlaceError as fault:
            raise at.fault(str(fault), row, "") from None
    known = pl.DataFrame(
        found,
        schema=["code", "name", "place"],
        orient="row",
        schema_overrides=dict.fromkeys(("code", "name", "place"), pl.String),
    )
    return _looked_up(printed.cells, known, ["code", "name"])


def _looked_up(cells: pl.DataFrame, known: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """The cells with the other columns of `known`; only the keys are joined, since a join copies every column it is given."""
    return cells.hstack(cells.select(keys).join(known, on=keys, how="left", maintain_order="left").drop(keys))


def _meant(printed: Printed, cells: pl.DataFrame, meaning: Meanings, at: _Where) -> pl.DataFrame:
    """What each item, time and set of dimensions that occurs means: field, period, dimensions, survey, label and unit."""
    names = [*_MEANING, *printed.dimensions]
    rows = []
    for found in cells.group_by(names, maintain_order=True).agg(pl.col("row").first()).iter_rows(named=True):
        try:
            rows.append(tuple(found[name] for name in names) + tuple(_one(found, printed, meaning)))
        except RecordError as fault:
            raise at.fault(str(fault), found["row"], found["column"]) from None
    schema = dict.fromkeys([*names, "field", "period", "dimensions", "survey", "label", "unit"], pl.String)
    return pl.DataFrame(rows, schema=schema, orient="row")


def _one(found: dict[str, str], printed: Printed, meaning: Meanings) -> Iterator[str]:
    item, year = found["item"], YEAR.search(found["time"])
    row = {"time": found["time"], "year": year[0] if year else ""}
    dimensions = {name: found[name] for name in printed.dimensions if found[name]}
    what = _defined(item, row["year"], printed, meaning)
    if what is None:
        yield from ("", "", "", "", "", "")
        return
    period = Period.parse(filled(what.period or meaning.period, row)).code
    if isinstance(what, PrintedRate):
        yield from (f"{item}", period, dimension_key(dimensions), filled(what.survey, row), what.label, what.unit)
        return
    for name, how in what.dimensions.items():
        dimensions[name] = how[1:] if how.startswith("=") else found[how]
    if unknown := sorted(set(dimensions) - set(field_named(what.field).dimensions)):
        raise RecordError(
            f"項目「{what.field}」は次元「{'、'.join(unknown)}」を持ちません。tables/fields/ を確かめてください。"
        )
    _require_unit(item, field_named(what.field).unit, printed)
    yield from (what.field, period, dimension_key(dimensions), what.survey_of(row["year"]), "", "")


def _require_unit(item: str, unit: str, printed: Printed) -> None:
    """Where the file names a unit it is the field's: ｈａ and ha are one, 千円 and 百万円 are not."""
    stated = unicodedata.normalize("NFKC", printed.labels[item][1]) if item in printed.labels else ""
    expected = unicodedata.normalize("NFKC", unit_named(unit).label)
    if stated and stated != expected:
        raise RecordError(
            f"項目「{item}」の単位は「{expected}」のはずですが、「{stated}」と印字されています。公表されたままのファイルか確かめてください。"
        )


def _defined(item: str, year: str, printed: Printed, meaning: Meanings) -> CodedField | PrintedRate | None:
    """What an item is; None where it is left out for a reason."""
    if item in meaning.skipped:
        return None
    if item in meaning.items and meaning.items[item].holds_in(year):
        return meaning.items[item]
    if item in meaning.records:
        return meaning.records[item]
    if meaning.others == "records" and item in printed.labels:
        label, unit = printed.labels[item]
        return PrintedRate.model_construct(label=label or item, unit=unit, period="", survey="")
    raise RecordError(
        f"項目「{item}」の意味が決められていません。公表されたままのファイルか確かめてください。新しい項目なら"
        "src/toshiken/tables/publications/ に書き足します（docs/adding-a-source.md）。"
    )


def _refuse_doubles(meant: pl.DataFrame, at: _Where) -> None:
    doubles = meant.filter(meant.select(_KEY).is_duplicated())
    if not doubles.is_empty():
        first = doubles.row(0, named=True)
        same = doubles.filter(*[pl.col(name) == first[name] for name in _KEY])
        rows = "、".join(f"{row}行目「{column}」" for row, column in same.select("row", "column").iter_rows())
        raise at.fault(
            f"同じ場所・項目・時点の数値が2つあります（{rows}）。重なった行か列を消してください。",
            first["row"],
            first["column"],
        )


def _require_complete(meant: pl.DataFrame, columns: tuple[str, str], at: _Where) -> None:
    """Raises where a row lacks that others of the table have; first the value of which the fewest are there."""
    first, second = columns
    there = meant.group_by(columns, maintain_order=True).agg(pl.col("row").max())
    counted = there.group_by(first, maintain_order=True).agg(pl.len().alias("count"), pl.col("row").max())
    everything = there[second].n_unique()
    lacking = counted.filter(pl.col("count") < everything).sort("count", maintain_order=True)
    if not lacking.is_empty():
        value, count, row = lacking.row(0)
        raise at.fault(f"「{value}」の行が{count:,}しかありません（ほかは{everything:,}）。{CUT}", row, "")
