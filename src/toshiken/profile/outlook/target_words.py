"""The answers to a target as lines and as data."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from toshiken.core.rounding import grouped
from toshiken.profile.outlook.base import BasePath
from toshiken.profile.outlook.columns import of_figures
from toshiken.profile.outlook.target import Answer, Question

UNITS = {"persons_per_year": ("人／年", 0, 1), "factor": ("倍", 5, 1), "share": ("%", 3, 100)}


def as_lines(base: BasePath, question: Question, found: Sequence[Answer]) -> str:
    """The question, a line a measure with what it brings and by how much it misses, and what this is not."""
    gap = _number(question.wanted - question.without)
    head = [
        f"{question.year}年に{question.wanted:,}人とするには（{question.since}年から続けた場合の算術。目標ではない。庁内検討用）",
        f"{base.edition.label}では{_number(question.without)}人で、差は{gap}人。以下はそれぞれ単独で行った場合",
        "",
    ]
    rows = [["手立て", "必要な量", f"{question.year}年の人口", "残差（人）", ""]]
    for answer in found:
        rows.append(
            [answer.measure, _amount(answer), _number(answer.rounded_total), _number(question.residual(answer)),
             "" if answer.reached else "届かない（最も近い値）"]
        )  # fmt: skip
    notes = [
        "",
        "転入者は、5年ごとの期末にその年齢でいる人を1年あたりに直した数で、市町村の人口に比例して割り振る。",
        "子ども女性比は、推計の15～49歳の女性1人あたりの0～4歳人口に掛ける倍率。",
        "転出超過の縮小は、圏域全体として転出超過となる世代の超過数を減らす割合。",
        "出典：" + "、".join(o.traced for o in base.origins),
    ]
    return "\n".join([*head, *of_figures(rows, words=(0, 4)), *notes])


def as_data(base: BasePath, question: Question, found: Sequence[Answer]) -> dict[str, Any]:
    """residual: persons by which `amount`, rounded as it is said, misses; exact: the amount before rounding."""
    return {
        "audience": "internal",
        "edition": base.edition.label,
        "year": question.year,
        "since": question.since,
        "wanted": question.wanted,
        "without": question.without,
        "measures": [
            {
                "measure": a.measure,
                "unit": a.unit,
                "amount": a.rounded,
                "exact": a.amount,
                "persons": a.rounded_total,
                "residual": question.residual(a),
                "reached": a.reached,
            }
            for a in found
        ],
        "sources": [origin.traced for origin in base.origins],
    }


def _amount(answer: Answer) -> str:
    label, decimals, scale = UNITS[answer.unit]
    return _number(answer.rounded * scale, decimals) + label


def _number(value: float, decimals: int = 0) -> str:
    return grouped(Decimal(repr(round(float(value), 6))), decimals)
