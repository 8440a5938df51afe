"""引継書: what the next person at the desk must know, as a Word document. For internal readers."""

from collections.abc import Iterator
from datetime import date

from toshiken.core.period import japanese_date
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.paper import Block, Heading, Paper, line, lines, to_fill
from toshiken.plan.folder import PlanFolder
from toshiken.plan.handover import Part, handover

# Of each part's columns by their heads; a day stands on one line.
WIDTHS: dict[str, dict[str, float]] = {
    "協約の手続": {
        "市町村": 1.9, "状態": 1.2, "日": 3.5, "進行中": 2.2, "次にすること": 2.9, "だれが": 2.3, "いつまで": 3.5,
    },
    "これから1年の予定": {"とき": 3.6, "こと": 3.9, "だれが": 2.9, "よりどころ": 3.6},
    "矛盾と不足": {"区分": 1.0, "こと": 6.5, "直し方": 6.5},
    "報告のない数値": {"成果指標": 5.0, "時点": 2.5, "報告するところ": 5.0},
    "担当": {"市町村": 2.2, "部署": 3.5, "職": 2.5, "財政担当": 2.5, "いつから": 3.3},
    "記録の場所": {"記録": 4.0, "フォルダー": 4.0, "件数": 1.5},
}  # fmt: skip


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
        to_fill(8),
        line("（記録にないことを書いてください。個人の名前は書かないでください）", "note"),
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
        widths = WIDTHS[part.heading]
        yield grid(part.heading, "", [(head, widths[head]) for head in heads], rows, alt=f"{part.heading}の表")
