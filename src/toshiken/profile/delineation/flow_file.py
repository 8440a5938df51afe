"""Flow tables of the caller's own: Parquet or CSV with origin, destination and persons, or workers and students."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

import polars as pl

from toshiken.core.errors import RequestError, SourceError
from toshiken.core.period import Period
from toshiken.models.delineation.flows import Flows
from toshiken.models.flows import require_flows
from toshiken.profile.delineation.bases import Basis
from toshiken.profile.delineation.flow_cells import FlowCells, flow_cells
from toshiken.profile.delineation.flow_codes import five_digit_codes, of_cities, require_known, summed_note, wards_of
from toshiken.profile.delineation.flow_table import FlowTable, flow_arrays

Population = Literal["all", "workers"]
_LABELS: dict[Population, str] = {"all": "就業者と通学者", "workers": "就業者"}
_COLUMNS = ("workers", "students", "persons")
_MOST = 100_000_000  # more than all who work or study in Japan: such a number is a slip of the pen


def read_flow_file(path: Path, population: Population, former: Collection[str] = ()) -> Iterator[FlowTable]:
    """Its tables: one, or one a year where it has a column `year`. A SourceError says what is wrong, and where.

    former: codes of municipalities that are no more, which a table of an earlier year may have."""
    cells = flow_cells(path)
    frame = cells.frame
    names = [name for name in _COLUMNS if name in frame.columns]
    if missing := [name for name in ("origin", "destination") if name not in frame.columns]:
        raise SourceError(f"列「{'、'.join(missing)}」がありません。ある列：{'、'.join(frame.columns)}", path)
    if frame.is_empty():
        raise SourceError("流動が1件もありません。見出しの下に起点・行き先・人数の行が要ります。", path)
    counted = _counted(path, names, population)
    ends, padded = five_digit_codes(frame)
    require_known(cells, ends, former)
    table = ends.with_columns(_numbers(cells, counted), _years(cells))
    _require_once(cells, table)
    who = _LABELS[population] if counted != ("persons",) else "表が数える人（就業者か通学者かは表に書かれていない）"
    for (year,), flows in sorted(table.partition_by("year", as_dict=True).items(), key=lambda item: str(item[0][0])):
        period = None if year is None else Period.parse(str(year))
        label = path.name + (f"（{year}年）" if year else "")
        basis = Basis(basis=f"{path.name} {'＋'.join(counted)}", label=label)
        codes, arrays, notes = _arrays(path, flows.select("origin", "destination", "persons"))
        yield FlowTable(codes, arrays, label, who, basis, period, notes=(_DENOMINATOR, *padded, *notes))


_DENOMINATOR = "分母は、その市区町村を起点とする流動の合計（表にない行き先は分母に入っていない）"


def _arrays(path: Path, pairs: pl.DataFrame) -> tuple[tuple[str, ...], Flows, tuple[str, ...]]:
    """Codes, arrays, and what was summed; checked before, since a sum hides what is missing or given twice."""
    try:
        require_flows(pairs.lazy())
        cities = wards_of(path, pairs)
        return *flow_arrays(of_cities(pairs, cities)), summed_note(cities)
    except SourceError:
        raise
    except RequestError as fault:
        raise SourceError(str(fault), path) from None


def _counted(path: Path, names: list[str], population: Population) -> tuple[str, ...]:
    """The columns whose sum is counted."""
    if population == "workers":
        if "workers" not in names:
            raise SourceError(
                "就業者だけの列（workers）がありません。--population all にするか、workers と students の列のある表を使ってください。",
                path,
            )
        return ("workers",)
    if "persons" in names:
        return ("persons",)
    if {"workers", "students"} <= set(names):
        return ("workers", "students")
    raise SourceError("人数の列がありません。persons の1列か、workers と students の2列が要ります。", path)


def _numbers(cells: FlowCells, names: tuple[str, ...]) -> pl.Series:
    """The sum of the columns; a cell that is empty, no number or negative is a fault."""
    found = pl.Series("persons", [0.0] * cells.frame.height)
    for name in names:
        written = cells.frame[name]
        numbers = written.cast(pl.Float64, strict=False)
        cells.refuse_first(name, written.is_null(), "人数がありません。欠測は0ではありません。人数を書いてください。")
        wrong = numbers.is_null() | (numbers > _MOST)
        cells.refuse_first(
            name,
            wrong,
            f"{{cell}}は人数ではありません。桁区切り「,」のない半角数字で書いてください（{_MOST:,}人まで）。",
        )
        cells.refuse_first(name, numbers < 0, "{cell}は負です。人数を直してください。")
        found = found + numbers
    return found.alias("persons")


def _years(cells: FlowCells) -> pl.Series:
    """The column `year` as text; missing in all rows where there is none."""
    if "year" not in cells.frame.columns:
        return pl.Series("year", [None] * cells.frame.height, pl.String)
    years = cells.frame["year"].cast(pl.String).str.strip_chars()
    wrong = ~years.fill_null("").str.contains(r"^(19|20)[0-9]{2}$")
    cells.refuse_first("year", wrong, "{cell}は年ではありません。2020 のように西暦4桁で書いてください。")
    return years.alias("year")


def _require_once(cells: FlowCells, table: pl.DataFrame) -> None:
    """Raises a SourceError at the second row of a pair in one year."""
    pair = pl.struct("origin", "destination", "year")
    again = table.select(~pair.is_first_distinct()).to_series().arg_true()
    if len(again):
        rows = table.select(pair.alias("pair"))["pair"]
        second = int(again[0])
        first = rows.to_list().index(rows[second])
        raise SourceError(
            f"{cells.row(first)}行目と同じ起点（{table['origin'][second]}）と行き先（{table['destination'][second]}）の組です。"
            "どちらかの行を消してください。",
            cells.path,
            row=cells.row(second),
        )
