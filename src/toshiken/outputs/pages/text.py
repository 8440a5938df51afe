"""Text pages of a source as blocks: what a source says in words, under its own headings."""

from toshiken.core.wording import Sentence
from toshiken.outputs.brief import said
from toshiken.outputs.figure import Bullets
from toshiken.plan.texts import Item, TextPage


def text_bullets(page: TextPage, block_id: str) -> tuple[Bullets, ...]:
    """Each section a headed list."""
    return tuple(
        Bullets(f"{block_id}_{number}", section.heading, tuple(line for item in section.items for line in _lines(item)))
        for number, section in enumerate(page.sections)
    )


def one_list(page: TextPage, block_id: str) -> Bullets:
    """All sections as one list, their headings as points."""
    lines = []
    for section in page.sections:
        lines.append((1, said(f"【{section.heading}】")))
        lines += [(2, said(in_one_line(item))) for item in section.items]
    return Bullets(block_id, "", tuple(lines))


def in_one_line(item: Item) -> str:
    """A point with its detail behind a colon."""
    return f"{item.text}：{item.detail}" if item.detail else item.text


def _lines(item: Item) -> list[tuple[int, Sentence]]:
    return [(1, said(item.text)), *([(2, said(item.detail))] if item.detail else [])]
