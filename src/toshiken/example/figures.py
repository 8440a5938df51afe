"""The bundled figures: every CSV of figures/ with its passport, and the sums that make them meet."""

from pathlib import Path

import polars as pl

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.origins_file import read_origins
from toshiken.tables.harmonise import harmonised
from toshiken.tables.observations import Observations
from toshiken.tables.tidy_csv import read_tidy_csv

FOLDER = Path(__file__).parent
_ROW = ["field", "place", "period", "dimensions", "origin"]


def load_origins(folder: Path = FOLDER) -> dict[str, Origin]:
    """Every origin of `*origins.yml` in the folder by id; an id defined in two files is a fault."""
    origins: dict[str, Origin] = {}
    for path in sorted(folder.glob("*origins.yml")):
        found = read_origins(path)
        if twice := sorted(set(found) & set(origins)):
            raise RecordError(f"出典「{'、'.join(twice)}」が2つのファイルにあります。片方を消してください。", path)
        origins.update(found)
    return origins


def load_observations(folder: Path = FOLDER) -> Observations:
    """The figures of `figures/*.csv` in the folder, harmonised, with their origins."""
    origins = load_origins(folder)
    files = sorted((folder / "figures").glob("*.csv"))
    if not files:
        raise RecordError("数値の CSV がひとつもありません。フォルダーを確かめてください。", folder / "figures")
    rows = pl.concat([read_tidy_csv(path, origins) for path in files])
    _refuse_doubles(rows, folder / "figures")
    return Observations(harmonised(rows), origins)


def _refuse_doubles(rows: pl.DataFrame, folder: Path) -> None:
    """One figure of one publication may stand in one file only."""
    doubles = rows.filter(rows.select(_ROW).is_duplicated())
    if not doubles.is_empty():
        field, place, period, dimensions, origin = doubles.select(_ROW).row(0)
        raise RecordError(
            f"項目「{field}」（{place}、{period}、{dimensions or '総数'}、出典 {origin}）が2つのファイルにあります。"
            "片方を消してください。",
            folder,
        )
