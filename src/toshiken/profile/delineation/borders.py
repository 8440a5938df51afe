"""Which municipalities touch: a CSV file of pairs, for definitions that ask for areas without gaps."""

import csv
from pathlib import Path

from toshiken.core.errors import RequestError, SourceError, why_not_opened
from toshiken.geography.municipalities import all_municipalities

_HEADS = ("code", "neighbour_code")


def read_borders(path: Path) -> list[tuple[str, str]]:
    """The pairs of the columns code and neighbour_code, each pair once or twice. A SourceError names file, row and column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(_HEADS) <= set(reader.fieldnames or ()):
                raise SourceError(f"列「{'」「'.join(_HEADS)}」が要ります。", path)
            return [(_code(path, row, _HEADS[0], n), _code(path, row, _HEADS[1], n)) for n, row in enumerate(reader, 2)]
    except OSError as fault:
        raise RequestError(
            f"隣接の表「{path}」を開けません（{why_not_opened(fault)}）。場所を確かめてください。"
        ) from None
    except UnicodeDecodeError:
        raise SourceError("UTF-8 の CSV ではありません。UTF-8 で保存し直してください。", path) from None


def _code(path: Path, row: dict[str, str], head: str, number: int) -> str:
    code = (row[head] or "").strip()
    if code not in all_municipalities():
        raise SourceError(
            f"「{code}」は市区町村コード（5桁、先頭の0を含む）ではありません。", path, row=number, column=head
        )
    return code
