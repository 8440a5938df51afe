"""The official files that would fill what the pages lack, in order of worth: the one that gives most figures first."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import RootModel

from toshiken.core.records import Record, Text, load_record
from toshiken.outputs.brief import Brief
from toshiken.outputs.page import Page
from toshiken.profile.delineation.judging import unfit

COMMUTING = "連携中枢都市圏構想とは②"


@dataclass(frozen=True)
class Needed:
    """A file by its official name, where to get it, and the figures (page, figure) it would give."""

    name: str
    where: str
    figures: tuple[tuple[str, str], ...]


class OfficialFile(Record):
    """An entry of needed.yml: a file by its official name, where to get it, and since when. records: the files beside area.yml
    that its figures are written to by hand; none where it is ingested."""

    name: Text
    where: Text
    since: date = date.min
    records: tuple[Text, ...] = ()


@cache
def official_files() -> Mapping[str, OfficialFile]:
    """needed.yml: title of a page → the file that fills it."""
    files: Mapping[str, OfficialFile] = load_record(
        Path(__file__).with_suffix(".yml"), RootModel[dict[str, OfficialFile]]
    ).root
    return files


def needed_files(brief: Brief, absent: Sequence[tuple[str, str]], pages: Iterable[Page]) -> tuple[Needed, ...]:
    """absent: (page, official name of what it needs) of the pages that could not be made. pages: those that were."""
    cited = {origin.id for page in pages for origin in page.origins()}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for page, name in absent:
        file = OfficialFile(name=name, where="手元の資料にない") if name else official_files().get(page)
        if file is not None and file.since <= brief.as_of:
            found.setdefault((file.name, file.where), []).append((page, _what(brief, page, file)))
    table = brief.profile.table("lost_figures")
    if table is not None:
        for row in table.rows:
            if _is_drawn(table.text(row, "publication"), cited):
                continue
            columns = ("producer", "needed_file", "where", "page", "title")
            producer, name, where, page, title = (table.text(row, column) for column in columns)
            found.setdefault((f"{producer}「{name}」", where), []).append((page, title))
    files = [Needed(name, where, tuple(figures)) for (name, where), figures in found.items()]
    return tuple(sorted(files, key=lambda file: -len(file.figures)))


def _what(brief: Brief, page: str, file: OfficialFile) -> str:
    """What the file would give, and what to know: why what is at hand does not serve, or where to write what is not ingested."""
    why = unfit(brief.profile.hubs, brief.flows) if page == COMMUTING else ""
    how = (
        f"取り込みには対応していない。area.yml と同じフォルダーの {'、'.join(file.records)} に書く"
        if file.records
        else ""
    )
    remark = "。".join(part for part in (why, how) if part)
    return "このページの図と表" + (f"（{remark}）" if remark else "")


def _is_drawn(publication: str, cited: Set[str]) -> bool:
    """Whether a page already draws from the publication; its origins' ids begin with its name."""
    return bool(publication) and any(origin.startswith(publication) for origin in cited)
