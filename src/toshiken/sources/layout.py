"""What differs between the editions of a publication is data: layouts/<publication>.yml.

    title: 日本の地域別将来推計人口      # official title, with producer, licence, credit, address (where to download)
    gives: 市区町村別の将来推計人口       # what it is for, in one line
    cycle_years: 5                     # next expected: the newest edition's day + cycle; absent: no fixed cycle
    month: 12                          # the month it usually comes out
    symbols: {"-": NIL}                # what its symbols mean; any other text among the numbers refuses the file
    notes: {"（参考値）": REFERENCE}     # what its remarks and footnote marks mean; PRESENT: nothing
    editions:
      "2018":
        origin: ipss2018               # id under which its figures are known everywhere
        name: 平成30（2018）年推計
        published: "2018-03-30"        # as exact as a source gives it
        boundaries_as_of: 2018-03-01   # the day whose municipalities its codes are
        rows: {total: 12999}           # how many each table has: a file with fewer is cut; absent: not known
        …                              # what the module of the publication needs: columns, header rows, labels
    unseen: {origin: "ssdse_a_{edition}", …}   # how an edition not listed is read; absent: it is refused

A module subclasses `Edition` with what it needs and loads its file by `load_layout("ipss", MyEdition)`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, Field

from toshiken.core.errors import RecordError, SourceError
from toshiken.core.origin import Origin
from toshiken.core.quantity import State
from toshiken.core.records import PartialDate, Record, Text, as_record
from toshiken.core.yaml_reader import read_yaml

FOLDER = Path(__file__).with_name("layouts")
_STATES = tuple(state.name for state in State if state is not State.TOO_SMALL)  # only an indicator is withheld


def _known_states(symbols: dict[str, str]) -> dict[str, str]:
    if unknown := set(symbols.values()) - set(_STATES):
        raise ValueError(f"状態「{'、'.join(sorted(unknown))}」はありません。使える状態：{'、'.join(_STATES)}")
    return symbols


Symbols = Annotated[dict[str, str], AfterValidator(_known_states)]


class Edition(Record):
    """One edition: the passport its figures carry, and the day whose boundaries its codes are.

    title, address: where they differ from the publication's. published "": not known; the day it was taken in counts, as the latest it can have been.
    symbols, notes: where they differ from the publication's. via: the document it was taken from where that is another.
    rows: how many each table has, where that is known.
    """

    origin: Text
    name: str = ""
    title: str = ""
    published: PartialDate | str = ""
    boundaries_as_of: date | None = None
    table: str = ""
    column: str = ""
    via: str = ""
    address: str = ""
    rows: dict[str, int] = Field(default_factory=dict)
    symbols: Symbols = Field(default_factory=dict)
    notes: Symbols = Field(default_factory=dict)


AnyEdition = TypeVar("AnyEdition", bound=Edition)


class _Head(Record):
    """What all editions share."""

    title: Text
    producer: Text
    gives: Text
    licence: str = ""
    credit: str = ""
    address: str = ""
    cycle_years: int | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    symbols: Symbols = Field(default_factory=dict)
    notes: Symbols = Field(default_factory=dict)
    compiled: bool = False


@dataclass(frozen=True)
class Layout(Generic[AnyEdition]):
    """A publication's file: its head and its editions by id. `compiled`: it repeats other statistics (SSDSE does)."""

    publication: str
    head: _Head
    editions: Mapping[str, AnyEdition]
    unseen: AnyEdition | None = None

    def edition(self, name: str, label: str) -> AnyEdition:
        """The edition of that id, or how one not seen before is read; a SourceError about `label` where nothing says how."""
        if name in self.editions:
            return self.editions[name]
        if self.unseen is None:
            raise SourceError(
                f"「{self.head.title}」の版「{name}」はまだ読めません。読める版：{'、'.join(self.editions)}。"
                f"版を足すには src/toshiken/sources/layouts/{self.publication}.yml に書きます（docs/adding-a-source.md）。",
                label,
            )
        fill = {key: getattr(self.unseen, key).replace("{edition}", name) for key in ("origin", "name", "table")}
        return self.unseen.model_copy(update=fill)

    def origin(self, edition: AnyEdition) -> Origin:
        """The passport of the edition's figures."""
        head = self.head
        credit = head.credit.replace("{title}", edition.title or head.title).replace("{edition}", edition.name)
        return Origin(
            id=edition.origin,
            title=edition.title or head.title,
            producer=head.producer,
            published=edition.published,
            edition=edition.name,
            table=edition.table,
            column=edition.column,
            address=edition.address or head.address,
            licence=head.licence,
            credit=credit,
            via=edition.via,
        )

    @property
    def address(self) -> str:
        """Where to download it; an edition's own where the publication has none."""
        return self.head.address or next((e.address for e in self.editions.values() if e.address), "")

    def symbols(self, edition: AnyEdition) -> dict[str, str]:
        """What each symbol means in the edition."""
        return {**self.head.symbols, **edition.symbols}

    def notes(self, edition: AnyEdition) -> dict[str, str]:
        """What each remark and footnote mark means in the edition."""
        return {**self.head.notes, **edition.notes}


def load_layout(publication: str, edition: type[AnyEdition]) -> Layout[AnyEdition]:
    """The layout of layouts/<publication>.yml, every edition read as `edition`."""
    path = FOLDER / f"{publication}.yml"
    content: dict[str, Any] = dict(read_yaml(path))
    entries, unseen = content.pop("editions", None) or {}, content.pop("unseen", None)
    if not entries and unseen is None:
        raise RecordError("版（editions）がひとつもありません。", path)
    editions = {str(name): as_record(entry, edition, path, ("editions", name)) for name, entry in entries.items()}
    pattern = None if unseen is None else as_record(unseen, edition, path, ("unseen",))
    return Layout(publication, as_record(content, _Head, path), editions, pattern)
