"""A file as handed in: its label, its bytes, and what stands in it (sheets of text, JSON or XML)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element

from toshiken.core.errors import SourceError
from toshiken.sources.containers.csv_sheet import csv_head, csv_sheet
from toshiken.sources.containers.limits import HEAD_ROWS
from toshiken.sources.containers.sheet import Flaw, Sheet
from toshiken.sources.containers.trees import json_of, xml_of
from toshiken.sources.containers.xls import xls_sheets
from toshiken.sources.containers.xlsx import xlsx_sheets

__all__ = ["HEAD_ROWS", "Document", "Flaw", "Sheet"]

_WORKBOOKS = {"xlsx": xlsx_sheets, "xls": xls_sheets}


@dataclass(frozen=True)
class Document:
    """One file, or one member of an archive. label: what a person is told, `disk/a.zip › b.csv`.

    container: "csv", "xlsx", "xls", "json" or "xml"; each of `sheets`, `json`, `xml` stands for its containers only and
    raises a SourceError where the content cannot be read.
    """

    label: str
    data: bytes
    container: str

    @cached_property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()

    @cached_property
    def head(self) -> Sequence[Sequence[str]]:
        """The first rows of the first sheet with any, of a CSV without reading the rest; empty where there is none.

        A fault further down does not show here; a workbook is read as a whole, and one that cannot be is a SourceError.
        """
        if self.container == "csv":
            return csv_head(self.data, self.label, HEAD_ROWS)[0]
        return self._filled[0].rows[:HEAD_ROWS] if self.container in _WORKBOOKS and self._filled else ()

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets; of a CSV one without a name."""
        if self.container == "csv":
            return (csv_sheet(self.data, self.label),)
        return _WORKBOOKS[self.container](self.data, self.label)

    @cached_property
    def sheet(self) -> Sheet:
        """The one sheet in which anything stands; a SourceError where there are several, since the reader knows one table."""
        if len(self._filled) > 1:
            names = "、".join(f"「{sheet.name}」" for sheet in self._filled)
            raise SourceError(
                f"表のあるシートが{len(self._filled)}枚あります（{names}）。どれを読むか決められないので、"
                "公表された表のシートだけを残して保存し直してください。",
                self.label,
            )
        return next(iter((*self._filled, *self.sheets)), Sheet("", (), ()))

    @cached_property
    def _filled(self) -> tuple[Sheet, ...]:
        """The sheets that are not empty."""
        return tuple(sheet for sheet in self.sheets if any(any(row) for row in sheet.rows))

    @cached_property
    def json(self) -> Any:
        """The JSON value."""
        return json_of(self.data, self.label)

    @cached_property
    def xml(self) -> Element:
        """The root element."""
        return xml_of(self.data, self.label)
