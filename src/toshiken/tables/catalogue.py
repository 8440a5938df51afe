"""The catalogue of a store: what each table is, where it came from, and which of two revisions counts.

One JSON file, replaced whole. Schema 1 is the first: an older one does not exist, a newer one is refused.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin
from toshiken.core.records import Record
from toshiken.tables.locking import patiently, replaced

SCHEMA_VERSION = 1
NAME = "catalogue.json"
Kind = Literal["figures", "records", "register"]
Key = tuple[str, str, str, Kind]
_Part = Annotated[str, Field(pattern=r"^[\w.-]+$")]  # of a file name, on every system
_HASH_DIGITS = 32  # in a file name: 128 bits tell any two files apart and keep the path short enough for Windows


class Entry(Record):
    """One table of one input.

    label: what the input was called when it was taken in. order: the input's running number; of two inputs with the same
    key the later counts, the earlier stays as a former revision. size: of the parquet file, in bytes. labels: of printed
    rates, item → label and unit. first_year, last_year: of its periods; None for a register.
    """

    publication: _Part
    edition: _Part
    table: _Part
    kind: Kind
    title: str
    label: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    order: int
    taken_in: date
    origin: Origin
    boundaries_as_of: date | None
    size: int
    rows: int
    places: int
    first_year: int | None
    last_year: int | None
    fields: tuple[str, ...]
    labels: dict[str, tuple[str, str]]

    @property
    def key(self) -> Key:
        return self.publication, self.edition, self.table, self.kind

    @property
    def parquet(self) -> str:
        """The name of its file; the content of a name never changes."""
        return f"{'-'.join(self.key)}-{self.sha256[:_HASH_DIGITS]}.parquet"


class Catalogue(Record):
    """Everything a store holds."""

    schema_version: Literal[1] = 1
    entries: tuple[Entry, ...] = ()

    def of_input(self, sha256: str) -> tuple[Entry, ...]:
        """The tables of one input."""
        return tuple(entry for entry in self.entries if entry.sha256 == sha256)

    @property
    def next_order(self) -> int:
        """The running number of the next input."""
        return 1 + max((entry.order for entry in self.entries), default=0)

    def order_of(self, sha256: str) -> int:
        """The running number of an input: its own where it is known, else the next."""
        known = self.of_input(sha256)
        return known[0].order if known else self.next_order

    def with_input(self, entries: Sequence[Entry]) -> "Catalogue":
        """With all tables of one input, in place of what stood of it."""
        others = [entry for entry in self.entries if entry.sha256 != entries[0].sha256]
        return Catalogue(entries=tuple(sorted((*others, *entries), key=lambda entry: entry.order)))


def current(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of every key the latest revision, in order."""
    newest = {entry.key: entry for entry in sorted(entries, key=lambda entry: entry.order)}
    return tuple(sorted(newest.values(), key=lambda entry: entry.order))


class _Version(BaseModel):
    schema_version: int


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue of the store in `folder`; an empty one where there is none."""
    path = folder / NAME
    try:
        content = patiently(path.read_bytes)
    except FileNotFoundError:
        return Catalogue()
    except OSError:
        raise RequestError(
            f"資料の一覧「{path}」を読めません。フォルダーの場所と、読む権限を確かめてください。"
        ) from None
    try:
        _require_readable(path, _Version.model_validate_json(content).schema_version)
        return Catalogue.model_validate_json(content)
    except ValidationError:
        raise RequestError(
            f"資料の一覧「{path}」が壊れています。名前を変えて残し、もとのファイルを toshiken ingest で取り込み直してください。"
        ) from None


def write_catalogue(folder: Path, catalogue: Catalogue) -> None:
    """Replaces the catalogue in `folder`; called under the lock."""
    replaced(folder / NAME, catalogue.model_dump_json(indent=1).encode())


def _require_readable(path: Path, version: int) -> None:
    if version > SCHEMA_VERSION:
        raise RequestError(
            f"資料の一覧「{path}」は新しい toshiken のもの（形式{version}、この版が読めるのは{SCHEMA_VERSION}まで）です。"
            "toshiken を新しくするか、--store で別のフォルダーを指定してください。"
        )
