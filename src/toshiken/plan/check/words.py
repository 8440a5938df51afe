"""Findings as lines and as data."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from toshiken.core.period import japanese_date
from toshiken.plan.check.finding import LEVELS, Finding


def as_lines(findings: tuple[Finding, ...], day: date) -> str:
    """How many of each level, then every finding with its place, its article and what to do."""
    counts = {level: sum(f.level == level for f in findings) for level in LEVELS}
    head = "、".join(f"{words}{counts[level]}件" for level, words in LEVELS.items())
    lines = [f"{head}（{japanese_date(day)}現在）"]
    for level, words in LEVELS.items():
        for finding in findings:
            if finding.level == level:
                lines += ["", *_one(finding, words)]
    if not findings:
        lines.append("矛盾も不足もありません。")
    return "\n".join(lines)


def _one(finding: Finding, level: str) -> Iterator[str]:
    place = finding.file + (f"（{finding.line}行目）" if finding.line else "")
    yield f"【{level}】{place}"
    yield f"  {finding.message}（{finding.article}）"
    yield f"  → {finding.remedy}"


def as_data(findings: tuple[Finding, ...], day: date) -> dict[str, Any]:
    """as_of, the number of faults and of what is missing, every finding."""
    return {
        "as_of": day.isoformat(),
        "faults": sum(f.level == "fault" for f in findings),
        "missing": sum(f.level == "missing" for f in findings),
        "findings": [asdict(finding) for finding in findings],
    }
