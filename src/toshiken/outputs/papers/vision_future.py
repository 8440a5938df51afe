"""将来像, 取組の体系, 具体的取組 and their schedule."""

from collections.abc import Iterator

from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.costs import year_label
from toshiken.outputs.papers.diagram import Diagram
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.marks import UNDECIDED, known
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.outputs.papers.source import Source
from toshiken.plan.items import Item, Role, item_named, roles
from toshiken.plan.records.project import Project
from toshiken.plan.records.vision import Vision


def future_image(vision: Vision) -> Iterator[Block]:
    """A line an image."""
    for image in vision.future_image or (UNDECIDED,):
        yield line(f"◆ {image}", "lead")


def adopted(source: Source) -> tuple[Project, ...]:
    """The projects the vision carries, in order of their codes."""
    return tuple(sorted((p for p in source.plan.projects if p.stage == "adopted"), key=lambda p: p.code))


def _under(source: Source, item: Item) -> list[Project]:
    return [p for p in adopted(source) if p.item == item.code]


def _without_item(source: Source) -> list[Project]:
    """Adopted, under no item of the scheme: they are carried as 未定, never left out."""
    return [p for p in adopted(source) if item_named(p.item) is None]


def _label(project: Project) -> str:
    return f"{project.code}　{project.name}"


def system_diagram(source: Source, vision: Vision) -> Iterator[Block]:
    """将来像 → 役割 → 項目 → 事業."""
    image = "\n".join(vision.future_image) or UNDECIDED
    rows = []
    for role in roles():
        leaves = [(f"{item.code}　{item.name}", p) for item in role.items for p in _under(source, item)]
        branch = f"{role.code}　{role.name}"
        rows += [(image, branch, item, _label(p)) for item, p in leaves] or [(image, branch, UNDECIDED, UNDECIDED)]
    rows += [(image, UNDECIDED, UNDECIDED, _label(p)) for p in _without_item(source)]
    heads = (("将来像", 1.3), ("役割", 1.3), ("項目", 1.6), ("事業", 2.2))
    yield Diagram("取組の体系図", "将来像、三つの役割、項目、事業のつながりを左から右に示す表", heads, tuple(rows))


def measures(source: Source, vision: Vision) -> Iterator[Block]:
    """Role by role, item by item."""
    words = {str(measure.role): measure for measure in vision.measures}
    for role in roles():
        yield Heading(f"{role.code}　{role.name}", 2)
        said = words.get(role.code)
        yield line(f"方針：{known(said.direction if said else '')}", "plain")
        if said and said.text:
            yield line(said.text)
        yield from _items(source, role)
    if rest := _without_item(source):
        yield Heading("項目が未定の事業", 2)
        yield _projects(source, "undecided", "項目が未定の事業", rest)
    yield from _candidates(source)


def _candidates(source: Source) -> Iterator[Block]:
    """What is thought of and not adopted: for the planner alone."""
    found = [p for p in source.plan.projects if p.stage == "candidate"]
    if not found or source.audience is not Audience.INTERNAL:
        return
    yield Heading("（庁内用）検討中の事業（候補）", 2)
    rows = [(p.code, p.name, known(p.content), _taking_part(source, p), p.note) for p in found]
    heads = (("番号", 0.7), ("事業", 1.6), ("内容", 2.4), ("参加する市町村", 1.3), ("備考", 2.6))
    yield grid("candidates", "", heads, rows, "候補の事業の表")


def _items(source: Source, role: Role) -> Iterator[Block]:
    found = [(item, own) for item in role.items if (own := _under(source, item))]
    if not found:
        yield line(f"この役割の事業は{UNDECIDED}")
    for item, own in found:
        yield Heading(_item_label(item), 3)
        yield _projects(source, item.code, f"{item.name}の事業", own)


def _item_label(item: Item) -> str:
    return f"（{item.code}）{item.name}"


def _projects(source: Source, key: str, name: str, found: list[Project]) -> Table:
    rows = [
        (p.code, p.name, known(p.content), _taking_part(source, p), known(p.hub_role), known(p.partner_role))
        for p in found
    ]
    heads = (
        ("番号", 0.7),
        ("事業", 1.4),
        ("内容", 2.4),
        ("参加する市町村", 1.5),
        ("連携中枢都市の役割", 1.7),
        (f"{source.partner_word}の役割", 1.7),
    )
    return grid(f"projects_{key}", "", heads, rows, f"{name}の表")


def _taking_part(source: Source, project: Project) -> str:
    members = {member.code for member in source.members}
    if project.members and members <= set(project.members):
        return "全市町村"
    return "、".join(source.plan.name_of(code) for code in project.members) or UNDECIDED


def schedule(source: Source, vision: Vision) -> Iterator[Block]:
    """A bar of shaded years a project."""
    found = [p for p in adopted(source) if p.first_fiscal_year is not None]
    if not found:
        yield line(f"実施時期は{UNDECIDED}")
        return
    first = min(p.first_fiscal_year or 0 for p in found)
    last = max((p.last_fiscal_year or p.first_fiscal_year or 0) for p in found)
    years = range(first, last + 1)
    columns = (
        Column("事業", align="left", width=max(2.2, 9 - len(years))),
        *(Column(year_label(year), align="center") for year in years),
    )
    rows = tuple(_bar(p, years) for p in found)
    yield Table(
        id="schedule", title="事業の実施時期", alt="事業ごとに実施する年度に印を付けた表", columns=columns, rows=rows
    )
    yield line("※ 「●」は実施する年度。段階の内容は事業シートに記載する。", "note")


def _bar(project: Project, years: range) -> Row:
    first = project.first_fiscal_year or 0
    last = project.last_fiscal_year or years[-1]
    active = [first <= year <= last for year in years]
    return Row(
        (f"{project.code}　{project.name}", *("●" if on else "" for on in active)),
        shades=(None, *(0.3 if on else None for on in active)),
    )


def item_label(code: str) -> str:
    """ア-a　産学金官の経済戦略; 未定 where there is none."""
    item = item_named(code)
    return f"{item.code}　{item.name}" if item else known(code)
