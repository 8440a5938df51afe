"""A table on its way into the store: its bytes as Parquet and its entry in the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import polars as pl

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.tables.catalogue import Entry, Key, Kind

# A reader skips the groups whose statistics hold neither its field nor its place.
_ROWS_PER_GROUP = 10_000
_ORDER = ["field", "place", "period", "dimensions"]


@dataclass(frozen=True)
class NewTable:
    """One table of an input. frame: in SCHEMA of tables.observations ("figures"), RECORDS of tables.observed ("records"), or
    the register's own columns, `code` among them where it is of places.

    origin: `published` may be "", then the day the table is taken in stands for it.
    """

    publication: str
    edition: str
    table: str
    kind: Kind
    origin: Origin
    boundaries_as_of: date | None
    frame: pl.DataFrame
    title: str = ""
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.publication, self.edition, self.table, self.kind

    def parquet(self) -> bytes:
        """Its content; the same frame gives the same bytes."""
        frame = self.frame if self.kind == "register" else self.frame.sort(_ORDER, maintain_order=True)
        buffer = BytesIO()
        frame.write_parquet(buffer, compression="zstd", statistics=True, row_group_size=_ROWS_PER_GROUP)
        return buffer.getvalue()

    def entry(self, sha256: str, label: str, taken_in: date, order: int, size: int) -> Entry:
        """What the catalogue says of it. size: of its content, in bytes."""
        years = [Period.parse(code).year for code in self._values("period")]
        return Entry(
            publication=self.publication,
            edition=self.edition,
            table=self.table,
            kind=self.kind,
            title=self.title,
            label=label,
            sha256=sha256,
            order=order,
            taken_in=taken_in,
            origin=self.origin.known_by(taken_in),
            boundaries_as_of=self.boundaries_as_of,
            size=size,
            rows=self.frame.height,
            places=len(self._values("code" if self.kind == "register" else "place")),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
            fields=tuple(self._values("field")),
            labels=dict(self.labels),
        )

    def _values(self, column: str) -> list[str]:
        """What stands in a column, once each and sorted; nothing where a register has no such column."""
        return self.frame[column].unique().sort().to_list() if column in self.frame.columns else []
