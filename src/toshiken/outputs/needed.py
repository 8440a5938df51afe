"""The official files that would fill what the pages lack, in order of worth: the one that gives most figures first."""

from collections.abc import Sequence
from dataclasses import dataclass

from toshiken.outputs.brief import Brief


@dataclass(frozen=True)
class Needed:
    """A file by its official name, where to get it, and the figures (page, figure) it would give."""

    name: str
    where: str
    figures: tuple[tuple[str, str], ...]


def needed_files(brief: Brief, absent: Sequence[tuple[str, str]]) -> tuple[Needed, ...]:
    """absent: (page, official name of what it needs) of the pages that could not be made."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for page, name in absent:
        if name:
            found.setdefault((name, "手元の資料にない"), []).append((page, "このページの図と表"))
    table = brief.profile.table("lost_figures")
    if table is not None:
        for row in table.rows:
            columns = ("producer", "needed_file", "where", "page", "title")
            producer, name, where, page, title = (table.text(row, column) for column in columns)
            found.setdefault((f"{producer}「{name}」", where), []).append((page, title))
    files = [Needed(name, where, tuple(figures)) for (name, where), figures in found.items()]
    return tuple(sorted(files, key=lambda file: -len(file.figures)))
