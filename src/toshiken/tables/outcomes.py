"""What `toshiken ingest` says: a line a file, and the same as data."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from toshiken.tables.catalogue import Entry
from toshiken.tables.ingest import Outcome, Verdict

WORDS: dict[Verdict, str] = {"taken": "取込", "duplicate": "重複", "not_data": "対象外", "refused": "拒否"}
_KINDS = {"figures": "数値", "records": "印字値", "register": "一覧"}


def as_lines(outcomes: Sequence[Outcome]) -> str:
    """取込　disk/SSDSE-A-2025.csv　…, then how many of each."""
    lines = [f"{WORDS[o.verdict]}　{o.label}　{_said(o)}" for o in outcomes]
    return "\n".join([*lines, _summary(outcomes)])


def as_data(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """files: one entry a file; counts: how many of each verdict."""
    return {"files": [_entry(o) for o in outcomes], "counts": _counts(outcomes)}


def _said(outcome: Outcome) -> str:
    if outcome.verdict != "taken":
        return outcome.reason.removeprefix(f"{outcome.label}：").removeprefix(f"{outcome.label}、")
    replaced = (
        f"。前に取り込んだ{'、'.join(f'「{name}」' for name in outcome.replaces)}に代わる" if outcome.replaces else ""
    )
    return f"{_title(outcome)}：{'、'.join(map(_content, outcome.entries))}{replaced}"


def _title(outcome: Outcome) -> str:
    origin = outcome.entries[0].origin
    return f"{origin.producer}「{origin.title}」" + (f"（{origin.edition}）" if origin.edition else "")


def _content(entry: Entry) -> str:
    what = f"{_KINDS[entry.kind]}{entry.rows:,}件"
    return f"{what}（{entry.title}）" if entry.title != entry.origin.title else what


def _summary(outcomes: Sequence[Outcome]) -> str:
    return "、".join(f"{WORDS[verdict]}{count:,}" for verdict, count in _counts(outcomes).items())


def _counts(outcomes: Sequence[Outcome]) -> dict[Verdict, int]:
    found = Counter(o.verdict for o in outcomes)
    return {verdict: found[verdict] for verdict in WORDS}


def _entry(outcome: Outcome) -> dict[str, Any]:
    said: dict[str, Any] = {"file": outcome.label, "verdict": outcome.verdict, "replaces": list(outcome.replaces)}
    if outcome.verdict != "taken":
        return said | {"reason": outcome.reason}
    tables = [{"table": e.table, "kind": e.kind, "rows": e.rows} for e in outcome.entries]
    first = outcome.entries[0]
    return said | {"publication": first.publication, "edition": first.edition, "tables": tables}
