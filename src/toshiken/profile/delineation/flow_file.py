"""Flow tables of the caller's own: Parquet or CSV with origin, destination and persons, or workers and students."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

import polars as pl
from polars.exceptions import PolarsError

from toshiken.core.errors import RequestError, SourceError, why_not_opened
from toshiken.core.period import Period
from toshiken.models.delineation.flows import Flows
from toshiken.models.flows import require_flows
from toshiken.profile.delineation.bases import Basis
from toshiken.profile.delineation.flow_codes import of_cities, require_known, summed_note, wards_of
from toshiken.profile.delineation.flow_table import FlowTable, flow_arrays

Population = Literal["all", "workers"]
_LABELS: dict[Population, str] = {"all": "就業者と通学者", "workers": "就業者"}
_COLUMNS = ("workers", "students", "persons")
_MOST = 100_000_000  # more than all who work or study in Japan: such a number is a slip of the pen


def is_flow_file(path: Path) -> bool:
    """Whether it is such a file: a Parquet file, or a CSV file whose heading names origin and destination."""
    try:
        with path.open("rb") as file:
            start = file.readline(4096)
    except OSError as fault:
        raise RequestError(
            f"流動の表「{path}」を開けません（{why_not_opened(fault)}）。場所を確かめてください。"
        ) from None
    heads = start.removeprefix(b"\xef\xbb\xbf").decode("ascii", "replace").strip().replace('"', "").split(",")
    return start[:4] == b"PAR1" or {"origin", "destination"} <= set(heads)


def read_flow_file(path: Path, population: Population, former: Collection[str] = ()) -> Iterator[FlowTable]:
    """Its tables: one, or one a year where it has a column `year`. A SourceError says what is wrong, and where.

    former: codes of municipalities that are no more, which a table of an earlier year may have."""
    frame = _read(path)
    names = [name for name in _COLUMNS if name in frame.columns]
    if missing := [name for name in ("origin", "destination") if name not in frame.columns]:
        raise SourceError(f"列「{'、'.join(missing)}」がありません。ある列：{'、'.join(frame.columns)}", path)
    if frame.is_empty():
        raise SourceError("流動が1件もありません。見出しの下に起点・行き先・人数の行が要ります。", path)
    counted = _counted(path, names, population)
    table = pl.DataFrame([*_codes(frame), _numbers(path, frame, counted), _years(path, frame)])
    require_known(path, table.select("origin", "destination"), former)
    who = _LABELS[population] if counted != ("persons",) else "表が数える人（就業者か通学者かは表に書かれていない）"
    for (year,), flows in sorted(table.partition_by("year", as_dict=True).items(), key=lambda item: str(item[0][0])):
        period = None if year is None else Period.parse(str(year))
        label = path.name + (f"（{year}年）" if year else "")
        basis = Basis(basis=f"{path.name} {'＋'.join(counted)}", label=label)
        codes, arrays, notes = _arrays(path, flows.select("origin", "destination", "persons"))
        yield FlowTable(codes, arrays, label, who, basis, period, notes=(_DENOMINATOR, *notes))


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


def _read(path: Path) -> pl.DataFrame:
    try:
        if path.read_bytes()[:4] == b"PAR1":
            return pl.read_parquet(path, glob=False)
        return pl.read_csv(path, infer_schema=False, glob=False)
    except (PolarsError, OSError) as fault:
        raise SourceError(
            f"読めません（{str(fault).splitlines()[0]}）。ファイルが壊れていないか確かめてください。", path
        ) from None


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


def _codes(frame: pl.DataFrame) -> Iterator[pl.Series]:
    for name in ("origin", "destination"):
        code = frame[name].cast(pl.String).str.strip_chars()
        yield (code.str.zfill(5) if frame.schema[name].is_integer() else code).alias(name)


def _numbers(path: Path, frame: pl.DataFrame, names: tuple[str, ...]) -> pl.Series:
    """The sum of the columns; a text that is no number is a fault, an empty cell stays missing."""
    found = pl.Series("persons", [0.0] * frame.height)
    for name in names:
        numbers = frame[name].cast(pl.Float64, strict=False)
        wrong = (numbers.is_null() & frame[name].is_not_null()) | (numbers > _MOST)
        _refuse_first(path, frame[name], wrong, f"は人数ではありません（{_MOST:,}人まで）。")
        found = found + numbers
    return found.alias("persons")


def _years(path: Path, frame: pl.DataFrame) -> pl.Series:
    """The column `year` as text; missing in all rows where there is none."""
    if "year" not in frame.columns:
        return pl.Series("year", [None] * frame.height, pl.String)
    years = frame["year"].cast(pl.String).str.strip_chars()
    wrong = ~years.fill_null("").str.contains(r"^(19|20)[0-9]{2}$")
    _refuse_first(path, years, wrong, "は年ではありません。2020 のように西暦4桁で書いてください。")
    return years.alias("year")


def _refuse_first(path: Path, column: pl.Series, wrong: pl.Series, why: str) -> None:
    at = wrong.fill_null(False).arg_true()
    if len(at):
        text = column[int(at[0])]
        raise SourceError(f"「{'' if text is None else text}」{why}", path, row=int(at[0]) + 2, column=column.name)
