"""Every fault the program names, as one small tree.

    ToshikenError                 exit code 1: a fault of ours
    └── RequestError              exit code 2: a fault in the request or in the data
        ├── PlaceError            a place that does not exist, or a name two places share
        ├── RecordError           a record or a figure that cannot be read: names file and line
        ├── SourceError           a published file that cannot be taken: names file, sheet, row and column
        │   └── NotData           a published file without figures
        ├── OutputError           a file or folder that cannot be written
        └── QuantityError         quantities that may not be combined
            ├── UnitMismatch
            └── ScopeMismatch

A message is Japanese and says what was asked, where, why not, and what to do.
"""

from pathlib import Path


def why_not_opened(fault: OSError) -> str:
    """In Japanese what the system says of a file in English."""
    kinds = {
        FileNotFoundError: "ファイルがない",
        PermissionError: "読む権限がない",
        IsADirectoryError: "フォルダーである",
        NotADirectoryError: "途中の名前がフォルダーでない",
    }
    return next((words for kind, words in kinds.items() if isinstance(fault, kind)), "読み取りに失敗した")


class ToshikenError(Exception):
    """A fault of the program itself."""

    exit_code = 1


class RequestError(ToshikenError):
    """A fault in what was asked for, or in the data it rests on."""

    exit_code = 2


class PlaceError(RequestError):
    """A place that is not known, or a name that two places share."""


class OutputError(RequestError):
    """An output that cannot be written."""


class QuantityError(RequestError):
    """Quantities that may not be combined."""


class UnitMismatch(QuantityError):
    """Two units that cannot be added."""


class ScopeMismatch(QuantityError):
    """Two scopes (総人口/日本人, 事業所/企業 …) that cannot be added."""


class RecordError(RequestError):
    """A record that cannot be read; the message starts with its file and line."""

    def __init__(self, message: str, file: Path | str | None = None, line: int | None = None) -> None:
        self.file, self.line = file, line
        place = "" if file is None else f"{file}" + ("" if line is None else f"（{line}行目）") + "："
        super().__init__(place + message)


class SourceError(RequestError):
    """A published file that cannot be taken; the message starts with file, sheet, row and column."""

    def __init__(
        self, message: str, file: Path | str = "", sheet: str = "", row: int | None = None, column: str = ""
    ) -> None:
        self.message, self.file, self.sheet, self.row, self.column = message, file, sheet, row, column
        place = (
            f"{file}" if file else "",
            f"シート「{sheet}」" if sheet else "",
            f"{row}行目" if row is not None else "",
            f"「{column}」の列" if column else "",
        )
        where = "、".join(part for part in place if part)
        super().__init__(f"{where}：{message}" if where else message)


class NotData(SourceError):
    """A file that is what it should be and holds no figures: a list of tables, a description, a count."""
