"""What belongs together stays on one page: a source with its table, claims with their chart."""

from itertools import pairwise
from typing import Any

from tests.outputs.papers.reading import W, body
from toshiken.outputs.papers.documents import Made

VISION = "sapporo_vision.docx"


def _blocks(made: Made) -> list[Any]:
    return list(body(made.files[VISION])[0])


def _kept(paragraph: Any) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def _text(block: Any) -> str:
    return "".join(block.itertext())


def _is_note(block: Any) -> bool:
    style = block.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "注記"


def test_notes_and_sources_stay_with_the_last_rows_of_their_table(sapporo: Made) -> None:
    blocks = _blocks(sapporo)
    noted = [
        n for n, block in enumerate(blocks[:-2])
        if block.tag == f"{W}tbl" and _is_note(blocks[n + 2]) and _text(blocks[n + 2])
    ]  # fmt: skip
    assert len(noted) >= 10
    for place in noted:
        rows = blocks[place].findall(f"{W}tr")
        assert all(_kept(paragraph) for row in rows[-3:] for paragraph in row.iter(f"{W}p"))
        end = next(n for n in range(place + 2, len(blocks)) if not _is_note(blocks[n]))
        assert all(_kept(note) for note in blocks[place + 1 : end - 1])
        assert not _kept(blocks[end - 1]), "what comes after is another matter"


def test_a_source_is_never_the_first_of_what_may_stand_on_a_page(sapporo: Made) -> None:
    sources = [(before, block) for before, block in pairwise(_blocks(sapporo)) if _text(block).startswith("出典：")]
    assert len(sources) >= 8
    assert all(_kept(before) for before, _ in sources)


def test_a_section_with_a_chart_begins_a_page_and_keeps_its_claims(sapporo: Made) -> None:
    blocks = _blocks(sapporo)
    heads = [
        n for n, block in enumerate(blocks) if (block.find(f"{W}pPr/{W}pStyle") is not None) and _is_section(block)
    ]
    drawn = [(n, end) for n, end in pairwise(heads) if any(b.find(f".//{W}drawing") is not None for b in blocks[n:end])]
    assert len(drawn) >= 5
    for head, _ in drawn[1:]:
        assert blocks[head].find(f"{W}pPr/{W}pageBreakBefore") is not None, _text(blocks[head])
    for head, end in drawn:
        picture = next(n for n in range(head, end) if blocks[n].find(f".//{W}drawing") is not None)
        after = blocks[picture + 1]
        assert _kept(blocks[picture]) == (_is_note(after) and bool(_text(after))), "its legend, and no further"


def _is_section(block: Any) -> bool:
    return block.find(f"{W}pPr/{W}pStyle").get(f"{W}val") in ("Heading2", "2", "Heading 2")
