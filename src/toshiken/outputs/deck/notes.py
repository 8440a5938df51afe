"""Speaker notes: how the computed numbers of a page came about."""

from typing import Any

from toshiken.core.quantity import plain
from toshiken.outputs.page import Page

_MOST_LINES, _MOST_CHARACTERS = 40, 160


def notes_text(page: Page) -> str:
    """One line a derivation, each once; long ones are cut, and what is left out is counted."""
    lines = list(dict.fromkeys(f"{where} = {plain(q)[:20]} ← {q.derivation}" for where, q in page.derivations()))
    shown = [line if len(line) <= _MOST_CHARACTERS else line[: _MOST_CHARACTERS - 1] + "…" for line in lines]
    rest = len(shown) - _MOST_LINES
    tail = [f"ほか{rest}件（読み合わせ表を参照）"] if rest > 0 else []
    return "\n".join(["【算出過程】", *shown[:_MOST_LINES], *tail]) if shown else ""


def write_notes(slide: Any, page: Page) -> None:
    """The notes of a slide; none where nothing is computed."""
    text = notes_text(page)
    if text:
        slide.notes_slide.notes_text_frame.text = text
