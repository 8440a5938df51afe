"""Tables of a store as they lie on the disk; a file that is gone or damaged is a fault that says what to do."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from toshiken.core.errors import RequestError
from toshiken.tables.catalogue import Entry


def path_of(folder: Path, entry: Entry) -> Path:
    """Where a table lies in the store in `folder`."""
    return folder / "tables" / entry.parquet


def is_there(folder: Path, entry: Entry) -> bool:
    """Whether its file is as long as it was written."""
    try:
        return path_of(folder, entry).stat().st_size == entry.size
    except OSError:
        return False


def rows_of(
    folder: Path,
    entries: Sequence[Entry],
    schema: Mapping[str, type[pl.DataType]],
    fields: Collection[str] | None = None,
    places: Collection[str] | None = None,
) -> pl.DataFrame:
    """The rows of all these tables, in their order; of these fields and places, or of all."""
    if not entries:
        return pl.DataFrame(schema=schema)
    rows = _scanned(folder, entries).select(list(schema))
    for column, wanted in (("field", fields), ("place", places)):
        if wanted is not None:
            rows = rows.filter(_one_of(column, sorted(wanted)))
    return _collected(folder, entries, rows)


def _one_of(column: str, wanted: Sequence[str]) -> pl.Expr:
    """Of the range Polars makes use of the statistics; a list it compares value by value, group by group, a Series at once."""
    if not wanted:
        return pl.lit(False)  # noqa: FBT003
    among = pl.col(column).is_in(pl.Series(wanted, dtype=pl.String).implode())
    return pl.col(column).is_between(pl.lit(wanted[0]), pl.lit(wanted[-1])) & among


def frame_of(folder: Path, entry: Entry) -> pl.DataFrame:
    """A whole table with all its columns."""
    return _collected(folder, [entry], _scanned(folder, [entry]))


def _scanned(folder: Path, entries: Sequence[Entry]) -> pl.LazyFrame:
    for entry in entries:
        if not is_there(folder, entry):
            raise _lost(folder, entry)
    # glob: a folder's name may hold brackets.
    return pl.scan_parquet([path_of(folder, entry) for entry in entries], glob=False, hive_partitioning=False)


def _collected(folder: Path, entries: Sequence[Entry], rows: pl.LazyFrame) -> pl.DataFrame:
    try:
        return rows.collect()
    except (PolarsError, OSError):
        for entry in entries:
            _require_readable(folder, entry)
        raise


def _require_readable(folder: Path, entry: Entry) -> None:
    try:
        pl.read_parquet(path_of(folder, entry), glob=False)
    except (PolarsError, OSError):
        raise _lost(folder, entry) from None


def _lost(folder: Path, entry: Entry) -> RequestError:
    return RequestError(
        f"保存した表「{path_of(folder, entry)}」がないか、壊れています。残っていれば消してから、"
        f"もとのファイル（取り込んだときの名前「{entry.label}」）を toshiken ingest で取り込み直してください。"
    )
