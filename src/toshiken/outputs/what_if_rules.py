"""What the rules come to with other members, as rows of the trial's workbook, lines and data."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from toshiken.core.quantity import Quantity, State
from toshiken.core.rounding import grouped, round_half_up
from toshiken.core.units import unit_named
from toshiken.profile.what_if_rules import RuleResult

HEADING = "制度の試算"
COLUMNS = (
    ("項目", 46),
    ("単位", 10),
    ("変更前", 16),
    ("変更後", 16),
    ("差", 14),
    ("結果（前）", 12),
    ("結果（後）", 12),
    ("計算・根拠", 50),
)
_DECIMALS = {"quotient": 4, "percent": 1, "percentage_points": 1, "ten_thousand_persons": 1}


def row(result: RuleResult) -> tuple[Any, ...]:
    """A row under COLUMNS."""
    before, after = (_cell(value) for value in (result.before, result.after))
    difference = after - before if isinstance(before, Decimal) and isinstance(after, Decimal) else None
    unit = next((v.unit for v in (result.before, result.after) if isinstance(v, Quantity)), "")
    return (
        result.label,
        unit_named(unit).label if unit else "",
        before,
        after,
        difference,
        result.outcome_before,
        result.outcome_after,
        result.note,
    )


def lines(results: Sequence[RuleResult]) -> Iterator[str]:
    """措置見込額（試算）…：318,000千円 → 300,000千円　根拠：…; what several results in a row rest on is told once."""
    noted = ""
    for result in results:
        before, after = (
            _text(value) + (f"（{outcome}）" if outcome else "")
            for value, outcome in ((result.before, result.outcome_before), (result.after, result.outcome_after))
        )
        told = f"　根拠：{result.note}" if result.note not in ("", noted) else ""
        yield f"  {result.label}：{before} → {after}{told}"
        noted = result.note


def entry(result: RuleResult) -> dict[str, Any]:
    """label, unit, before and after (a number, words, or null), their outcomes, note."""
    unit = next((v.unit for v in (result.before, result.after) if isinstance(v, Quantity)), "")
    return {
        "label": result.label,
        "unit": unit,
        "before": _datum(result.before),
        "after": _datum(result.after),
        "outcome_before": result.outcome_before,
        "outcome_after": result.outcome_after,
        "note": result.note,
    }


def _cell(value: Quantity | str) -> Decimal | str:
    if isinstance(value, str):
        return value
    return State.MISSING.value if value.value is None else round_half_up(value.value, _DECIMALS.get(value.unit, 0))


def _text(value: Quantity | str) -> str:
    if isinstance(value, str):
        return value
    if value.value is None:
        return value.state.value
    return grouped(value.value, _DECIMALS.get(value.unit, 0)) + unit_named(value.unit).label


def _datum(value: Quantity | str) -> float | str | None:
    if isinstance(value, str):
        return value
    return None if value.value is None else float(value.value)
