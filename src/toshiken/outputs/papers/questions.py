"""想定問答集, a skeleton for one municipality: law, figures and sources filled in, the judgement left blank."""

from collections.abc import Iterator

from toshiken.core.quantity import Place
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.paper import Block, Heading, Paper, line, to_fill
from toshiken.outputs.papers.question_facts import FACTS
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.wording import Section, filled


def question_paper(source: Source, member: Place) -> Paper:
    """The questions a council may ask of this member."""
    wording = source.words.of("questions")
    slots = source.slots(own=member.name)
    blocks: list[Block] = [line(f"{wording.title}（{member.name}）", "title"), line(source.area_name, "subtitle")]
    blocks += [line(filled(text, slots), "note") for text in wording.section("opening").paragraphs]
    blocks.append(line(f"根拠：{'、'.join(wording.references)}", "note"))
    questions = [(name, section) for name, section in wording.sections.items() if name != "opening"]
    for number, (name, section) in enumerate(questions, start=1):
        blocks += _question(source, member, number, name, section)
    return source.paper(
        f"{member.code}/questions_{member.code}", f"{wording.title}　{member.name}", tuple(blocks), Audience.INTERNAL,
        header="庁内用", footer=f"{wording.title}　{member.name}",
    )  # fmt: skip


def _question(source: Source, member: Place, number: int, name: str, section: Section) -> Iterator[Block]:
    slots = source.slots(own=member.name)
    yield Heading(f"問{number}　{filled(section.heading, slots)}", 2)
    facts = list(FACTS[name](source, member)) if name in FACTS else []
    if section.paragraphs or facts:
        yield Heading("法令・記録・数値", 3)
    yield from (line(f"{filled(text, slots)}", "bullet") for text in section.paragraphs)
    yield from facts
    yield Heading("答弁（記入）", 3)
    yield to_fill(4)
