"""連携中枢都市圏ビジョン (要綱第6), chapter by chapter; the same paper is written as .docx and as one offline page."""

from collections.abc import Callable, Iterator

from toshiken.core.period import japanese_date
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.checklist import checklist
from toshiken.outputs.papers.costs import cost_tables
from toshiken.outputs.papers.grids import facts, grid
from toshiken.outputs.papers.kpi_tables import kpis_by_role
from toshiken.outputs.papers.marks import UNDECIDED, known
from toshiken.outputs.papers.paper import Block, Contents, Heading, Paper, line
from toshiken.outputs.papers.source import Source, written_day
from toshiken.outputs.papers.vision_future import future_image, measures, schedule, system_diagram
from toshiken.outputs.papers.vision_state import state_of_area, state_pages
from toshiken.outputs.papers.vision_upkeep import follow_up, opinions
from toshiken.outputs.papers.wording import filled
from toshiken.plan.records.vision import Vision

Chapter = Callable[[Source, Vision], Iterator[Block]]


def vision_paper(source: Source, vision: Vision) -> Paper:
    """The vision of the day."""
    wording = source.words.of("vision")
    slots = source.slots()
    blocks: list[Block] = [*_cover(source, vision), Contents()]
    for number, (name, chapter) in enumerate(CHAPTERS, start=1):
        section = wording.section(name)
        blocks.append(Heading(f"第{number}章　{filled(section.heading, slots)}", 1, new_page=name in _ON_NEW_PAGES))
        blocks += [line(filled(text, slots)) for text in section.paragraphs]
        blocks += chapter(source, vision)
        blocks += [line(f"※ {filled(note, slots)}", "note") for note in section.notes]
    if source.audience is Audience.INTERNAL:
        blocks += checklist(wording, undecided(source, vision), slots)
    return source.paper(
        "vision", vision.name, tuple(blocks), Audience.PUBLIC, header=_status(vision, source), footer=vision.name
    )


def _status(vision: Vision, source: Source) -> str:
    decided = vision.decided is not None and vision.decided <= source.day
    return f"{japanese_date(source.day)}現在" if decided else f"（案）　{japanese_date(source.day)}現在"


def _cover(source: Source, vision: Vision) -> Iterator[Block]:
    yield line(vision.name, "title")
    yield line(_period(vision), "subtitle")
    decided = f"{japanese_date(vision.decided)}策定" if vision.decided else "（案）"
    revised = [revision.day for revision in vision.revisions if revision.day <= source.day]
    changed = f"（{japanese_date(max(revised))}変更）" if revised else ""
    yield line(f"{decided}{changed}", "centre")
    yield line("・".join(hub.name for hub in source.hubs), "centre")


def _period(vision: Vision) -> str:
    if vision.first_day is None and vision.last_day is None:
        return f"計画期間　{UNDECIDED}"
    first = japanese_date(vision.first_day) if vision.first_day else UNDECIDED
    last = japanese_date(vision.last_day) if vision.last_day else UNDECIDED
    return f"計画期間　{first}～{last}"


def _name(source: Source, vision: Vision) -> Iterator[Block]:
    yield facts("name", (("圏域の名称", source.area_name), ("ビジョンの名称", vision.name)))
    rows = []
    for member in (*source.plan.area.hubs, *sorted(source.plan.area.partners, key=lambda p: p.code)):
        if member.belongs_on(source.day):
            is_hub = member.place in source.hubs
            concluded = "－" if is_hub else written_day(member.concluded) if member.concluded else UNDECIDED
            role = "連携中枢都市" if is_hub else source.partner_word
            rows.append((member.name, role, concluded, member.reason))
    heads = (("市町村", 1.0), ("区分", 1.1), ("連携協約の締結", 1.4), ("備考", 3.0))
    yield grid("members", "圏域を構成する市町村", heads, rows)
    for partner in source.plan.area.partners:
        if partner.left and partner.left < source.day:
            yield line(f"※ {partner.name}は{japanese_date(partner.left)}をもって離れた。", "note")
    if vision.note:
        yield line(f"※ {vision.note}", "note")


def _purpose(source: Source, vision: Vision) -> Iterator[Block]:
    yield line(known(vision.purpose))
    yield line(_period(vision), "plain")


def _future(source: Source, vision: Vision) -> Iterator[Block]:
    yield from future_image(vision)


def _kpis(source: Source, vision: Vision) -> Iterator[Block]:
    yield from kpis_by_role(source)


def _cost(source: Source, vision: Vision) -> Iterator[Block]:
    yield from cost_tables(source)


CHAPTERS: tuple[tuple[str, Chapter], ...] = (
    ("name", _name),
    ("period", _purpose),
    ("state", state_of_area),
    ("future", _future),
    ("diagram", system_diagram),
    ("measures", measures),
    ("kpis", _kpis),
    ("schedule", schedule),
    ("cost", _cost),
    ("opinions", opinions),
    ("follow_up", follow_up),
)
_ON_NEW_PAGES = {"name", "state", "kpis"}


def undecided(source: Source, vision: Vision) -> frozenset[str]:
    """Sections of required items that are still 未定."""
    plan = source.plan
    roles_with_kpi = {kpi.role for kpi in plan.kpis}
    there = {
        "name": True,
        "period": vision.first_day and vision.last_day,
        "state": state_pages(source),
        "future": vision.future_image,
        "measures": {p.role for p in plan.projects if p.stage == "adopted"} >= {"ア", "イ", "ウ"},
        "kpis": roles_with_kpi >= {"ア", "イ", "ウ"},
        "schedule": any(p.first_fiscal_year for p in plan.projects),
        "cost": any(p.costs for p in plan.projects),
        "opinions": vision.meetings,
        "follow_up": vision.follow_up,
    }
    return frozenset(name for name, known_ in there.items() if not known_)
