"""新旧対照表 of two wordings: what differs, place by place, the changed words underlined."""

import difflib
import re
from collections.abc import Iterator

from toshiken.core.errors import RequestError
from toshiken.outputs.papers.comparison import ComparedRow, Comparison, Stretch
from toshiken.outputs.papers.paper import Block, line
from toshiken.outputs.papers.wording import Wording
from toshiken.plan.items import item_codes, item_named
from toshiken.plan.procedure.wording import compared, lines_of
from toshiken.plan.records.agreement import AgreementText

Names = tuple[str, str]
PARTIES: Names = ("連携中枢都市", "連携市町村")
ABSENT = "（なし）"
_ARTICLE = re.compile(r"第\d+条（.*）")
_SPECK = 2  # an equal run shorter than this between two changes is no word: it is underlined with them


def comparison_of(
    old: AgreementText, new: AgreementText, names: Names, wording: Wording, reason: str = ""
) -> Iterator[Block]:
    """The table of two agreement texts. Raises RequestError where they do not differ."""
    yield from table_of(lines_of(old, *names), lines_of(new, *names), wording, reason)


def table_of(old: tuple[str, ...], new: tuple[str, ...], wording: Wording, reason: str = "") -> Iterator[Block]:
    """The table of two texts in lines."""
    rows = tuple(_rows(old, new, reason))
    if not rows:
        raise RequestError("2つの文案に違いがありません。変更前と変更後のファイルを確かめてください。")
    place, after, before, why = wording.section("heads").paragraphs
    yield Comparison((place, after, before, why), rows, f"{wording.title}：{after}と{before}の文言")
    yield from (line(f"※ {note}", "note") for note in wording.section("table").notes)


def _rows(old: tuple[str, ...], new: tuple[str, ...], reason: str) -> Iterator[ComparedRow]:
    """One row a changed line; its place is the article or item it stands under, in the new text or else in the old."""
    places = {**_places(old), **_places(new)}
    for changed in compared(old, new):
        before, after = stretches(changed.old, changed.new)
        yield ComparedRow(places.get(changed.new or changed.old, ""), after, before, reason)


def _places(lines: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    place = "題名・前文"
    items = {f"{code} {item.name}" for code in item_codes() if (item := item_named(code))}
    for text in lines:
        if _ARTICLE.fullmatch(text):
            place = text
        elif text in items:
            place = f"別表　{text}"
        found.setdefault(text, place)
    return found


def stretches(old: str, new: str) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Both sides of a line in stretches, character by character; a side without the line says so."""
    if not old or not new:
        return _whole(old), _whole(new)
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before, after = [], []
    for number, (kind, a, b, c, d) in enumerate(steps):
        speck = b - a < _SPECK and 0 < number < len(steps) - 1
        changed = kind != "equal" or speck
        before.append(Stretch(old[a:b], changed))
        after.append(Stretch(new[c:d], changed))
    return _joined(before), _joined(after)


def _whole(text: str) -> tuple[Stretch, ...]:
    return (Stretch(text, True),) if text else (Stretch(ABSENT, False),)


def _joined(parts: list[Stretch]) -> tuple[Stretch, ...]:
    """Neighbours of one kind as one; nothing empty."""
    found: list[Stretch] = []
    for part in parts:
        if not part.text:
            continue
        if found and found[-1].changed == part.changed:
            found[-1] = Stretch(found[-1].text + part.text, part.changed)
        else:
            found.append(part)
    return tuple(found)
