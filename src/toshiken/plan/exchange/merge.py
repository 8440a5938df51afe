"""Rows that came back, against the plan: a list of changes cell by cell, and the plan with them.

A row that is not there any more deletes nothing: filters and hidden rows take rows away too. It is told (`gone`).

A workbook carries what it was written with (照合用). A cell that still says that has no opinion, so that two sections may each give
back their own copy; where the record has changed since as well, neither wins: it is told (`conflicts`) and left as it is.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, NamedTuple

from toshiken.core.errors import RequestError, SourceError
from toshiken.plan.exchange.base import Base, Cell, key_words
from toshiken.plan.exchange.cells import CellFault, Column, Names, read, shown
from toshiken.plan.exchange.content import (
    Content,
    ContentFault,
    Key,
    content_of,
    plan_of,
    records_of,
    set_value,
    value_at,
)
from toshiken.plan.exchange.tables import PROJECTS, TABLES, Table
from toshiken.plan.records.alliance import AlliancePlan


@dataclass(frozen=True)
class Row:
    """A row as text by head, with where it stood."""

    table: Table
    cells: dict[str, str]
    file: str
    sheet: str
    line: int

    @property
    def where(self) -> str:
        """Its place as a person reads it."""
        return f"{self.sheet or self.file}　{self.line}行目"

    def fault(self, message: str, head: str = "") -> SourceError:
        """A SourceError at this row."""
        return SourceError(f"{message}。", self.file, self.sheet, self.line, head)


@dataclass(frozen=True)
class Change:
    """One cell that changed: old and new as a person reads them, "" for nothing. place: sheet and row."""

    table: str
    key: str
    head: str
    old: str
    new: str
    place: str


@dataclass(frozen=True)
class Merged:
    """The plan with the changes; added: keys of new records, gone: keys of rows that did not come back.

    conflicts: cells changed in the file and, since it was written, in the plan: old is the plan's, new the file's; not taken.
    """

    plan: AlliancePlan
    changes: tuple[Change, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    conflicts: tuple[Change, ...] = ()


def merged(plan: AlliancePlan, rows: list[Row], base: Base | None = None) -> Merged:
    """The plan with what the rows say. base: what the file was written with; None: the plan as it is now stands for it."""
    work = _Merge(plan, base)
    for table in TABLES:
        own = [row for row in rows if row.table is table]
        for row in own:
            work.take(row)
        if own:
            work.miss(table)
    try:
        return work.result(plan_of(work.content, plan))
    except ContentFault as fault:
        raise work.placed(fault) from None


class _Taken(NamedTuple):
    """A cell that was changed: the plan's value, the new one, where it stands."""

    old: Any
    new: Any
    where: str


class _Merge:
    def __init__(self, plan: AlliancePlan, base: Base | None = None) -> None:
        self.names, self.content, self.base = Names.of(plan), content_of(plan), base
        self.conflicts: list[Change] = []
        self.changes: list[Change] = []
        self.added: list[str] = []
        self.gone: list[str] = []
        self.said: dict[tuple[Cell, str], tuple[Any, str]] = {}
        self.seen: dict[Cell, _Taken] = {}
        self.keys: dict[str, set[Key]] = {}
        self.index: dict[str, dict[Key, list[Content]]] = {}
        self.rows: list[tuple[Content, Row]] = []

    def result(self, plan: AlliancePlan) -> Merged:
        """What came of it."""
        lists = (self.changes, self.added, self.gone, self.conflicts)
        return Merged(plan, *map(tuple, lists))  # type: ignore[arg-type]

    def placed(self, fault: ContentFault) -> RequestError:
        """The fault at the row that wrote the cell, where the rows have it."""
        rows = [row for content, row in self.rows if content is fault.entry]
        heads = {row.table.name: next((c.head for c in row.table.columns if c.path == fault.path), "") for row in rows}
        wrote = {(cell.head, taken.where) for cell, taken in self.seen.items()}
        for row in sorted(rows, key=lambda row: (heads[row.table.name], row.where) not in wrote):
            head = heads[row.table.name]
            if head in row.cells:
                said = str(fault).replace(f"「{fault.path.split('.')[-1]}」", f"「{head}」")
                return row.fault(said.removesuffix("。"), head)
        return rows[0].fault(str(fault).removesuffix("。")) if rows else fault

    def take(self, row: Row) -> None:
        """One row: its record is found by its key, or made."""
        values = {column.head: self._read(row, column) for column in row.table.columns if column.head in row.cells}
        key = self._key(row, values)
        chain = self._find(row.table, key)
        if chain is None:
            chain = self.index[row.table.name][key] = self._make(row, key)
        self.keys.setdefault(row.table.name, set()).add(key)
        self.rows.append((chain[-1], row))
        for column in row.table.columns:
            if column.head in values and column not in row.table.keys:
                self._set(row, column, key, chain, values[column.head])

    def _read(self, row: Row, column: Column) -> Any:
        try:
            return read(row.cells[column.head], column, self.names)
        except CellFault as fault:
            raise row.fault(str(fault), column.head) from None

    def _key(self, row: Row, values: dict[str, Any]) -> Key:
        """Optional parts of a key (the member of a report, the name of a fund) may be empty; a choice's default is meant."""
        key = []
        for column in row.table.keys:
            value = values.get(column.head)
            if value is None and column.path == "edition":
                value = "final"
            if value is None and column.path not in ("member", "name", "sharing_key"):
                raise row.fault(
                    f"「{column.head}」が空です。この行がどの記録か分かりません。書いてください", column.head
                )
            key.append(value)
        return (self._plain(row.table, key[0]), *key[1:])

    def _plain(self, table: Table, key: Any) -> Any:
        """A code typed in full width is the one in half width, unless the plan has it as it was typed."""
        level = table.levels[0]
        if any(record.get(level.keys[0]) == key for record in self.content[level.attribute]):
            return key
        return unicodedata.normalize("NFKC", key).strip()

    def _find(self, table: Table, key: Key) -> list[Content] | None:
        """The record of a key; each table is walked once."""
        if table.name not in self.index:
            self.index[table.name] = dict(records_of(self.content, table))
        return self.index[table.name].get(key)

    def _make(self, row: Row, key: Key) -> list[Content]:
        """A new record under those that stand; a level above that is not there is a fault."""
        table, place = row.table, self.content
        chain: list[Content] = []
        for depth, level in enumerate(table.levels):
            own = key[: sum(len(x.keys) for x in table.levels[: depth + 1])][-len(level.keys) :]
            entries = place.setdefault(level.attribute, [])
            record = next((e for e in entries if tuple(e.get(p) or None for p in level.keys) == own), None)
            if record is None and (depth + 1 < len(table.levels) or (depth == 0 and _is_date(own))):
                raise row.fault(_no_parent(own, table.columns[0].head))
            if record is None:
                record = {path: value for path, value in zip(level.keys, own, strict=True) if value is not None}
                self._require(row)
                entries.append(record)
                self.added.append(f"{table.name}　{self._words(table, key)}")
            chain.append(record)
            place = record
        return chain

    def _require(self, row: Row) -> None:
        for column in row.table.columns:
            if column.required and not row.cells.get(column.head, "").strip():
                raise row.fault(f"新しい行の「{column.head}」が空です。書いてください", column.head)

    def _set(self, row: Row, column: Column, key: Key, chain: list[Content], value: Any) -> None:
        where = row.where
        place, now = Cell(row.table.name, self._words(row.table, key), column.head), value_at(chain, column)
        self._require_one_value(row, place, column, value, where)
        taken = self.seen.get(place)
        old = taken.old if taken else self._before(place, column, now)
        if value == old:
            return  # no opinion: another place may have changed it
        if taken is not None and taken.new != value:
            raise self._two_values(row, column, taken.new, taken.where, value)
        if taken is not None:
            return
        self.seen[place] = _Taken(old, value, where)
        if now == value:
            return  # taken in before
        change = Change(*place, self._cell(now, column), self._cell(value, column), where)
        if now != old:
            self.conflicts.append(change)
            return
        set_value(chain, column, value)
        self.changes.append(change)

    def _require_one_value(self, row: Row, place: Cell, column: Column, value: Any, where: str) -> None:
        """Two rows of a key: one was copied. A project alone stands twice, in the list and on a sheet of its own."""
        sheet = row.sheet if row.table is PROJECTS else ""
        said, there = self.said.setdefault((place, sheet), (value, where))
        if said != value:
            raise self._two_values(row, column, said, there, value)

    def _two_values(self, row: Row, column: Column, said: Any, there: str, value: Any) -> SourceError:
        one, other = self._cell(said, column), self._cell(value, column)
        same = f"「{row.cells.get(row.table.keys[0].head, '')}」の同じ欄です"
        advice = "どちらかにそろえるか、別の記録なら番号などを書き換えてください"
        return row.fault(f"{there}では「{one}」、ここでは「{other}」です。{same}。{advice}", column.head)

    def _before(self, place: Cell, column: Column, now: Any) -> Any:
        """The value the file was written with."""
        if self.base is None:
            return now
        written = self.base.get(place, "")
        try:
            return read(written, column, self.names)
        except CellFault:  # the plan held what no cell may: it was exported before it was mended
            return written

    def _cell(self, value: Any, column: Column) -> str:
        cell = shown(value, column, self.names)
        return "" if cell is None else str(cell)

    def _words(self, table: Table, key: Key) -> str:
        return key_words(table, key, self.names)

    def miss(self, table: Table) -> None:
        """Rows the file was written with that did not come back."""
        came = {self._words(table, key) for key in self.keys.get(table.name, ())}
        for key, _ in records_of(self.content, table):
            words = self._words(table, key)
            written = self.base is None or any((table.name, words, c.head) in self.base for c in table.columns)
            if words not in came and written:
                self.gone.append(f"{table.name}　{words}")


def _no_parent(own: Key, head: str) -> str:
    said = "　".join(str(part) for part in own if part is not None)
    if _is_date(own):
        return f"「{said}」という{head}はありません。Excel が番号を日付に変えています。セルの書式を文字列にして書き直してください"
    return f"「{said}」の記録がありません。先にその行を書くか、番号を確かめてください"


def _is_date(own: Key) -> bool:
    """Typed into a cell of general format, 1-01 becomes the first of January."""
    return len(own) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\d", str(own[0])) is not None


def require_rows(rows: list[Row], file: str) -> list[Row]:
    """The rows; a file without any table of ours is refused."""
    if not rows:
        raise RequestError(
            f"「{file}」に計画の表がありません。toshiken plan export で書き出したファイルを使ってください。"
        )
    return rows
