"""The bundled figures: every CSV of figures/ with its passport, and the sums that make them meet."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.origins_file import read_origins
from toshiken.sources.passports import published_origins
from toshiken.tables.joined import joined
from toshiken.tables.observations import FIGURE, Observations
from toshiken.tables.tidy_csv import read_tidy_csv

FOLDER = Path(__file__).parent


def load_origins(*folders: Path) -> dict[str, Origin]:
    """Every origin by id: those of the publications' layouts and of `*origins.yml` in these folders, or in the package's. An id
    defined twice is a fault."""
    origins = dict(published_origins())
    for path in (
        path for folder in dict.fromkeys(folders or (FOLDER,)) for path in sorted(folder.glob("*origins.yml"))
    ):
        found = read_origins(path)
        if twice := sorted(set(found) & set(origins)):
            raise RecordError(
                f"出典「{'、'.join(twice)}」がほかのファイルか資料の版（sources/layouts/）にもあります。片方を消してください。",
                path,
            )
        origins.update(found)
    return origins


@dataclass(frozen=True)
class Bundle:
    """The figures of `figures/*.csv` in a folder with their origins, kept as a store keeps its own (tables.joined.Figures).

    They are read when first asked for, and kept."""

    folder: Path = FOLDER

    def observations(
        self, fields: Collection[str] | None = None, places: Collection[str] | None = None
    ) -> Observations:
        """The figures of these fields and places, or of all; as printed, without further sums."""
        rows = self._all.rows
        for column, wanted in (("field", fields), ("place", places)):
            if wanted is not None:
                rows = rows.filter(pl.col(column).is_in(list(wanted)))
        return Observations(rows, self._all.origins)

    @cached_property
    def _all(self) -> Observations:
        origins = load_origins(self.folder)
        files = sorted((self.folder / "figures").glob("*.csv"))
        if not files:
            raise RecordError(
                "数値の CSV がひとつもありません。フォルダーを確かめてください。", self.folder / "figures"
            )
        rows = pl.concat([read_tidy_csv(path, origins) for path in files])
        _refuse_doubles(rows, self.folder / "figures")
        return Observations(rows, origins)


PACKAGE = Bundle()  # one for all areas: its files are read once


def load_observations(folder: Path = FOLDER) -> Observations:
    """All figures of a folder, harmonised."""
    return joined([Bundle(folder)])


def _refuse_doubles(rows: pl.DataFrame, folder: Path) -> None:
    """One figure of one publication may stand in one file only."""
    doubles = rows.filter(rows.select(FIGURE).is_duplicated())
    if not doubles.is_empty():
        field, place, period, dimensions, origin = doubles.select(FIGURE).row(0)
        raise RecordError(
            f"項目「{field}」（{place}、{period}、{dimensions or '総数'}、出典 {origin}）が2つのファイルにあります。"
            "片方を消してください。",
            folder,
        )
