"""The codes of a caller's flow table: five digits, each a municipality's, wards of a designated city summed to the city."""

from collections.abc import Collection
from pathlib import Path

import polars as pl

from toshiken.core.errors import SourceError
from toshiken.geography.codes import Level, city_of_ward, level
from toshiken.geography.municipalities import all_municipalities
from toshiken.geography.place_names import place_name
from toshiken.models.flows import rebased
from toshiken.profile.delineation.flow_cells import FlowCells

_ENDS = {"origin": "起点", "destination": "行き先"}
_ZERO_LOST = r"^([0-9]{4})$"


def five_digit_codes(frame: pl.DataFrame) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Origin and destination with the zero that a spreadsheet or a column of numbers takes from 01100, and what a reader is to know
    of it."""
    written = frame.select(pl.col(end).cast(pl.String).str.strip_chars() for end in _ENDS)
    lost = written.unpivot()["value"].drop_nulls()
    four = lost.filter(lost.str.contains(_ZERO_LOST)).unique().sort()
    if four.is_empty():
        return written, ()
    return written.select(pl.all().str.replace(_ZERO_LOST, "0$1")), (
        f"先頭の0がない4桁のコードは0を補って読んだ（{four[0]}を0{four[0]}など、{len(four):,}種類）",
    )


def require_known(cells: FlowCells, ends: pl.DataFrame, former: Collection[str]) -> None:
    """Raises at the first origin, then destination, that is no municipality's code and no ward's. ends: origin and destination.

    former: codes of municipalities that are no more, for tables of earlier years. A destination that is no number (other,
    unknown) is none of these and may stand.
    """
    for end, what in _ENDS.items():
        codes = ends[end]
        cells.refuse_first(end, codes.is_null() | (codes == ""), f"{what}のコードがありません。書き足してください。")
        unknown = [c for c in codes.unique() if not _is_known(c, end) and c not in former]
        cells.refuse_first(
            end,
            codes.is_in(unknown),
            f"{what}{{cell}}は5桁の市区町村コード（先頭の0を含む）ではありません。"
            "コードを直すか、合計の行なら消してください。合併前の市町村なら、市町村の変更の資料を toshiken ingest で取り込んでください。",
        )


def _is_known(code: str, end: str) -> bool:
    is_number = code.isascii() and code.isdigit()
    if end == "destination" and not is_number:
        return True
    return code in all_municipalities() or (is_number and len(code) == 5 and level(code) is Level.WARD)


def wards_of(path: Path, flows: pl.DataFrame) -> dict[str, str]:
    """Ward → city, of the wards in a table. A SourceError where a city stands beside its own wards: it would count twice."""
    codes = set(flows["origin"]) | set(flows["destination"])
    digits = sorted(code for code in codes if len(code) == 5 and code.isdigit())
    cities = {code: city_of_ward(code) for code in digits if level(code) is Level.WARD}
    for ward, city in cities.items():
        if city in codes:
            raise SourceError(
                f"{place_name(city)}（{city}）と、その区（{ward}）の両方があり、二重に数えることになります。市か区のどちらかの行を消してください。",
                path,
            )
    return cities


def of_cities(flows: pl.DataFrame, cities: dict[str, str]) -> pl.DataFrame:
    """The flows with wards summed to their cities; between two wards of a city they stay within it."""
    return rebased(flows.lazy(), cities).collect() if cities else flows


def summed_note(cities: dict[str, str]) -> tuple[str, ...]:
    """What a reader is to know of it."""
    names = "、".join(place_name(city) for city in dict.fromkeys(cities.values()))
    return (f"区ごとの流動は市に合計した（{names}）",) if cities else ()
