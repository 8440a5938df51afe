"""The cells of a caller's flow table as they stand in the file: Parquet, or CSV as UTF-8 or as Excel saves it in Japanese (cp932)."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from toshiken.core.errors import RequestError, SourceError, why_not_opened

_PARQUET = b"PAR1"
_OTHER_SEPARATORS = {";": "「;」（セミコロン）", "\t": "タブ"}


@dataclass(frozen=True, eq=False)
class FlowCells:
    """first_row: the number a person gives to the first row of flows; a CSV file has its heading before it."""

    path: Path
    frame: pl.DataFrame
    first_row: int

    def row(self, index: int) -> int:
        """The number a person gives to a row of the frame."""
        return self.first_row + index

    def refuse_first(self, column: str, wrong: pl.Series, why: str) -> None:
        """Raises a SourceError at the first wrong cell; `{cell}` in `why` stands for what is written there."""
        at = wrong.fill_null(False).arg_true()
        if len(at):
            index = int(at[0])
            text = self.frame[column][index]
            message = why.replace("{cell}", f"「{'' if text is None else text}」")
            raise SourceError(message, self.path, row=self.row(index), column=column)


def is_flow_file(path: Path) -> bool:
    """Whether it is such a file: a Parquet file, or a CSV file whose heading names origin and destination."""
    try:
        with path.open("rb") as file:
            start = file.readline(4096)
    except OSError as fault:
        raise RequestError(
            f"流動の表「{path}」を開けません（{why_not_opened(fault)}）。場所を確かめてください。"
        ) from None
    heading = start.removeprefix(b"\xef\xbb\xbf").decode("ascii", "replace").replace('"', "")
    return start[:4] == _PARQUET or any(
        {"origin", "destination"} <= {head.strip() for head in heading.split(separator)}
        for separator in (",", *_OTHER_SEPARATORS)
    )


def flow_cells(path: Path) -> FlowCells:
    """The cells of a file, those of a CSV file as text; a SourceError says why it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise SourceError(f"開けません（{why_not_opened(fault)}）。場所を確かめてください。", path) from None
    if content[:4] != _PARQUET:
        frame = _of_csv(path, content)
        return FlowCells(path, frame.rename({name: name.strip() for name in frame.columns}), 2)
    try:
        return FlowCells(path, pl.read_parquet(content), 1)
    except PolarsError:
        raise SourceError(
            "Parquet として読めません。ファイルを作り直すか、CSV で保存して渡してください。", path
        ) from None


def _of_csv(path: Path, content: bytes) -> pl.DataFrame:
    text = _decoded(path, content)
    _require_commas(path, text.partition("\n")[0])
    try:
        return pl.read_csv(text.encode(), infer_schema=False).with_columns(pl.all().str.strip_chars())
    except PolarsError:
        raise _fault_of(path, text) from None


def _decoded(path: Path, content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SourceError(
        "文字コードが UTF-8 でもシフト JIS でもありません。表計算ソフトで「CSV UTF-8」として保存し直してください。",
        path,
    )


def _require_commas(path: Path, heading: str) -> None:
    for separator, name in _OTHER_SEPARATORS.items():
        if separator in heading and "," not in heading:
            raise SourceError(f"区切りが{name}です。「,」で区切った CSV で保存し直してください。", path, row=1)


def _fault_of(path: Path, text: str) -> SourceError:
    """What makes it no table, with the row: more cells than headings, or a quote that is not closed."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        headings = len(next(reader, ()))
        for cells in reader:
            if len(cells) > headings:
                words = f"列の数（{len(cells)}）が見出し（{headings}）より多い行です。余分な「,」を消してください。"
                return SourceError(words, path, row=reader.line_num)
    except csv.Error:
        pass  # told below, as any fault that has no row of its own
    return SourceError('CSV として読めません。引用符「"」の閉じ忘れを確かめてください。', path, row=reader.line_num)
