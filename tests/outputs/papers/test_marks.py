"""What a machine wrote is marked until a person accepts these very words."""

from dataclasses import replace

from tests.outputs.papers.reading import text
from toshiken.core.wording import sentence
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.marks import MACHINE_MADE, machine_id, marked, pending
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.vision import vision_paper
from toshiken.outputs.papers.vision_state import state_pages
from toshiken.outputs.papers.word.render import render_paper


def test_a_sentence_is_marked_until_accepted() -> None:
    made = sentence("人口は減る")
    key = machine_id("vision", made)
    assert marked("vision", made, ()).text == f"人口は減る{MACHINE_MADE}{key}】"
    assert pending(marked("vision", made, ())) == key
    assert marked("vision", made, (key,)) == made


def test_other_words_must_be_accepted_anew() -> None:
    accepted = (machine_id("vision", sentence("人口は減る")),)
    assert pending(marked("vision", sentence("人口は増える"), accepted))


def test_every_claim_of_the_vision_is_marked_and_listed(sapporo: Made, sapporo_source: Source) -> None:
    claims = [claim for _, page in state_pages(sapporo_source) for claim in page.lead]
    assert len(claims) > 10
    written = text(sapporo.files["sapporo_vision.docx"])
    assert written.count(MACHINE_MADE) == len(claims)
    assert sum(key.startswith("vision_") for key in sapporo.waiting) == len(claims)


def test_accepted_sentences_lose_their_mark(sapporo: Made, sapporo_source: Source) -> None:
    vision = sapporo_source.vision
    assert vision is not None
    accepted = vision.model_copy(update={"accepted": sapporo.waiting})
    plan = sapporo_source.plan.model_copy(update={"visions": (*sapporo_source.plan.visions[:-1], accepted)})
    source = replace(sapporo_source, plan=plan)
    assert MACHINE_MADE not in text(render_paper(vision_paper(source, accepted)))
