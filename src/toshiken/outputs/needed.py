"""The official files that would fill what the pages lack, in order of worth: the one that gives most figures first."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pydantic import RootModel

from toshiken.core.quantity import Place
from toshiken.core.records import Record, Text, load_record
from toshiken.outputs.brief import Brief
from toshiken.outputs.page import Page
from toshiken.profile.delineation.judging import unfit
from toshiken.profile.profile import AreaProfile

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
    without = members_without_figures(brief.profile)
    if groups := [g for g in SUMMED if without and any(page.startswith(g) for page, _ in absent)]:
        names = f"構成市町村のうち{'、'.join(place.name for place in without)}の数値"
        found[names, NO_FIGURES] = [(group, "圏域の合計から作る図と表") for group in groups]
    for page, name in absent:
        file = OfficialFile(name=name, where=E_STAT) if name else official_files().get(page)
        if without and page.startswith(SUMMED):
            continue
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
    why = ""
    if page == COMMUTING:
        own = "起点・行き先・人数の表（CSV）にして toshiken deck の --flows で渡せる"
        why = "。".join(part for part in (unfit(brief.profile.hubs, brief.flows), own) if part)
    how = (
        f"取り込みには対応していない。area.yml と同じフォルダーの {'、'.join(file.records)} に書く"
        if file.records
        else ""
    )
    remark = "。".join(part for part in (why, how) if part)
    return "このページの図と表" + (f"（{remark}）" if remark else "")


# Where the publications are that the pages name themselves: all of them are official statistics in e-Stat.
E_STAT = "政府統計の総合窓口（e-Stat）"
# Pages of sums over the members: without one member's figures there are none, whatever other files there are.
SUMMED = ("圏域の現状①", "圏域の現状②", "圏域の現状⑥", "連携中枢都市圏構想とは②（構成市町村）")
NO_FIGURES = "数値のある資料を取り込むか、area.yml の構成市町村から外す（北方領土の6村の数値は公表されていない）"


def members_without_figures(profile: AreaProfile) -> tuple[Place, ...]:
    """The members of which no population at all is known: nothing can be summed over the area."""
    counted = ("population_persons", "nighttime_population_persons")
    return tuple(
        member
        for member in profile.members
        if not any(q.value is not None for name in counted for q in profile.series(name, member))
    )


def _is_drawn(publication: str, cited: Set[str]) -> bool:
    """Whether a page already draws from the publication; its origins' ids begin with its name."""
    return bool(publication) and any(origin.startswith(publication) for origin in cited)
