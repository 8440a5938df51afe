"""引継書: what the next person at the desk must know, as a Word document. For internal readers."""

from collections.abc import Iterator
from datetime import date

from toshiken.core.period import japanese_date
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.paper import Block, Heading, Paper, line, lines, to_fill
from toshiken.plan.folder import PlanFolder
from toshiken.plan.handover import Part, handover

WIDTHS = {
    "協約の手続": (2.0, 1.2, 2.4, 2.0, 3.0, 3.0),
    "これから1年の予定": (3.2, 4.0, 3.0, 3.8),
    "矛盾と不足": (1.0, 6.5, 6.5),
    "報告のない数値": (5.0, 2.5, 5.0),
    "担当": (2.2, 3.6, 2.6, 2.6, 3.0),
    "記録の場所": (4.0, 4.0, 1.5),
}


def handover_paper(folder: PlanFolder, day: date) -> Paper:
    """The paper as of a day."""
    area = folder.plan.area
    office = f"{area.contact.organisation}{area.contact.office_shown}"
    blocks: list[Block] = [
        line(f"{area.name_on(day)}　引継書", "title"),
        line(f"{japanese_date(day)}現在　{office}", "right"),
    ]
    for part in handover(folder, day):
        blocks += _part(part)
    blocks += [
        Heading("申し送り"),
        line("（記録にないことを書いてください。個人の名前は書かないでください）", "note"),
        to_fill(8),
    ]
    return Paper(
        file=f"{area.slug}_handover", title=f"{area.name_on(day)}　引継書", area_name=area.name_on(day), author=office, day=day,
        blocks=tuple(blocks), footer="引継書（庁内用）", audience=Audience.INTERNAL,
    )  # fmt: skip


def _part(part: Part) -> Iterator[Block]:
    yield Heading(part.heading)
    yield from lines(part.sentences)
    if part.table:
        heads, *rows = part.table
        widths = WIDTHS.get(part.heading, (1.0,) * len(heads))
        yield grid(part.heading, "", tuple(zip(heads, widths, strict=True)), rows, alt=f"{part.heading}の表")
