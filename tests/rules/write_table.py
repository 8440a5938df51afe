"""Writes the table of docs/rules.md: `python -m tests.rules.write_table` from the repository's root."""

from collections.abc import Iterator
from pathlib import Path

from toshiken.core.quantity import plain
from toshiken.rules.parameters import DatedValue, all_parameters, parameter

PAGE = Path("docs") / "rules.md"
BEGIN, END = "<!-- table of parameters: python -m tests.rules.write_table -->", "<!-- end of the table -->"


def table() -> str:
    """Every value with its days, whether it was read, and where."""
    return "\n".join(["| parameter | value | holds | read | where |", "|---|---|---|---|---|", *_rows()])


def _rows() -> Iterator[str]:
    for name, known in all_parameters().items():
        for value in known.values:
            shown = f"{plain(parameter(name, value.first_day))} {known.unit}"
            days = f"{value.first_day} – {value.last_day or ''}".rstrip()
            yield f"| `{name}` | {shown} | {days} | {value.remark or 'yes'} | {_where(value)} |"


def _where(value: DatedValue) -> str:
    reference = value.reference
    words = " ".join(part for part in (reference.title, reference.edition, reference.article) if part)
    return f"{words} ({reference.producer}, {reference.published})"


def with_table(page: str) -> str:
    """The page with the table as it is now."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
