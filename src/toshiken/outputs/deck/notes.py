"""Speaker notes: how the computed numbers of a page came about."""

from typing import Any

from toshiken.outputs.page import Page

_MOST_LINES, _MOST_CHARACTERS = 40, 160


def notes_text(page: Page) -> str:
    """One line a derivation, each once; long ones are cut, and what is left out stands in the proof sheet."""
    lines = list(dict.fromkeys(f"{where} = {s.text} ← {s.printed.derivation}" for where, s in page.derivations()))
    shown = [_cut(line) for line in lines]
    tail = ["ほかは読み合わせ表を参照"] if len(shown) > _MOST_LINES else []
    return "\n".join(["【算出過程】", *shown[:_MOST_LINES], *tail]) if shown else ""


def _cut(line: str) -> str:
    """Between two terms, never inside a number."""
    return line if len(line) <= _MOST_CHARACTERS else line[:_MOST_CHARACTERS].rpartition(" ")[0] + " …"


def write_notes(slide: Any, page: Page) -> None:
    """The notes of a slide; none where nothing is computed."""
    text = notes_text(page)
    if text:
        slide.notes_slide.notes_text_frame.text = text
