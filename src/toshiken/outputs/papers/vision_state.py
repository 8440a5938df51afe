"""圏域の現状: claims and figures of the profile, page by page; what a machine wrote is marked."""

from collections.abc import Callable, Iterator

from toshiken.outputs.brief import Brief
from toshiken.outputs.figure import Bullets, Figure, Table
from toshiken.outputs.page import Audience, Page
from toshiken.outputs.pages import (
    ages,
    commuting,
    farming,
    fire_and_ambulance,
    industry,
    industry_rings,
    medical,
    population,
)
from toshiken.outputs.papers.paper import Block, Drawing, Heading, Turn, line
from toshiken.outputs.papers.source import Source
from toshiken.plan.records.background import Concern
from toshiken.plan.records.vision import Vision

# Heading, maker of the page.
STATE: tuple[tuple[str, Callable[[Brief], Page | None]], ...] = (
    ("通勤・通学の結び付き", commuting.commuting),
    ("人口の推移と見通し", population.by_member),
    ("年齢別の人口", ages.age_shares),
    ("社会増減", population.migration),
    ("自然増減と社会増減", population.natural_and_social),
    ("産業別の従業者", industry_rings.persons_engaged),
    ("産業の特化", industry.quotients),
    ("市町村別の産業", industry.heat_table),
    ("農業", farming.farming),
    ("医療", medical.medical),
    ("消防・救急", fire_and_ambulance.fire_and_ambulance),
)
_WIDE = 12  # a table of so many columns lies on its side


def state_of_area(source: Source, vision: Vision) -> Iterator[Block]:
    """A section a page that has figures; without any the chapter says why."""
    pages = state_pages(source)
    words = source.words.of("vision").section("figures" if pages else "no_figures")
    yield from (line(text) for text in words.paragraphs)
    if source.audience is Audience.INTERNAL:
        yield from (line(f"※ {note}", "note") for note in words.notes)
    number = 0
    for heading, page in pages:
        number += 1
        yield from _section(source, f"{number}　{heading}", page, first=number == 1)
    yield from _concerns(source, number)


def state_pages(source: Source) -> tuple[tuple[str, Page], ...]:
    """Heading and page of everything the figures at hand allow."""
    if source.brief is None:
        return ()
    return tuple((heading, page) for heading, maker in STATE if (page := maker(source.brief)) is not None)


def _section(source: Source, heading: str, page: Page, first: bool) -> Iterator[Block]:
    """A section with a chart begins a page: claims and chart are read together. LibreOffice would part them."""
    drawn = any(isinstance(block, Figure) and not isinstance(block, Table) for block in page.body)
    wide = any(isinstance(block, Table) and len(block.columns) >= _WIDE for block in page.body)
    if wide:
        yield Turn(landscape=True)
    yield Heading(heading, 2, new_page=drawn and not first)
    for claim in page.lead:
        yield line(source.said(f"vision_{page.id}", claim.alone), "lead")
    for block in page.body:
        yield from _block(block)
    yield from (line(f"※ {words}", "note") for note in page.notes if (words := note.alone.text))
    if cited := page.citations():
        yield line(f"出典：{'、'.join(cited)}", "note")
    if wide:
        yield Turn(landscape=False)


def _block(block: Figure | Bullets) -> Iterator[Block]:
    match block:
        case Table():
            yield block
        case Figure():
            yield Drawing(block)
        case Bullets():
            if block.heading:
                yield Heading(block.heading, 3)
            yield from (line(item, "bullet") for _, item in block.items)


def _concerns(source: Source, number: int) -> Iterator[Block]:
    """Challenges and hopes the members named."""
    kinds = (("市町村の抱える課題", source.plan.challenges), ("連携を期待する分野", source.plan.hopes))
    for position, (heading, concerns) in enumerate(kinds, start=number + 1):
        if concerns:
            yield Heading(f"{position}　{heading}", 2)
            yield from (line(f"{_said(concern, source)}", "bullet") for concern in concerns)


def _said(concern: Concern, source: Source) -> str:
    names = "、".join(source.plan.name_of(code) for code in concern.municipalities)
    return f"{concern.text}（{names}）" if names else concern.text
