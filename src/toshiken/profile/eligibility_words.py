"""Who may be a hub, in words and as data: a table of all cities, or every requirement of one with its sources."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from toshiken.core.origin import Origin, united
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Quantity, plain
from toshiken.core.rounding import round_half_up
from toshiken.core.text_table import aligned
from toshiken.core.units import unit_named
from toshiken.profile.hub_eligibility import Answer, Further
from toshiken.rules.conditions import Condition, Outcome, joint_outcome

_DECIMALS = {"quotient": 4, "percent": 1, "percentage_points": 1, "ten_thousand_persons": 2}
_HEADS = ("市", "都道府県", "種類", "昼夜間人口比率", "1との差", "地域", "判定")
OUTCOMES = {
    Outcome.PASS: "満たす",
    Outcome.NEAR: "近い（1未満、下限の仮の値以上）",
    Outcome.FAIL: "満たさない",
    Outcome.NO_DATA: "資料なし",
}


def as_table(found: Sequence[Answer], on: date) -> str:
    """A line a city, how many of each outcome, and what is missing for whom."""
    rows = [_HEADS, *(_row(answer) for answer in found)]
    return "\n".join(
        [*aligned(rows, right=(3, 4)), "", *_counts(found, on), *_missing(found), *_remarks(found), *_sources(found)]
    )


def of_city(answer: Answer, on: date, others: Sequence[Further] = ()) -> str:
    """Every requirement of one city. others: further lists, each with a judgement of its own."""
    lists = ((_heading(answer), answer.conditions), *((_joint_heading(o), o.conditions) for o in others))
    origins = united(condition.origins for _, conditions in lists for condition in conditions)
    numbers = {work: index for index, work in enumerate(_works(origins), start=1)}
    lines = [f"{japanese_date(on)}の資料による"]
    for heading, conditions in lists:
        lines += [heading, *(line for c in conditions for line in _lines(c, numbers)), ""]
    return "\n".join([*lines, *(f"[{number}] {work}" for work, number in numbers.items())])


def as_data(found: Sequence[Answer], on: date) -> dict[str, Any]:
    """counts by outcome; cities with every requirement. value null where there is none; `missing` names the table."""
    counts = Counter(answer.outcome for answer in found)
    return {
        "as_of": on.isoformat(),
        "counts": {outcome.name.lower(): counts[outcome] for outcome in Outcome},
        "cities": [_city_data(answer) for answer in found],
    }


def city_data(answer: Answer, on: date, others: Sequence[Further]) -> dict[str, Any]:
    """One city; further: lists that are no part of its judgement."""
    further = [
        {
            "heading": other.heading,
            "outcome": joint_outcome(other.conditions).name.lower(),
            "conditions": [condition_data(c) for c in other.conditions],
        }
        for other in others
    ]
    return {"as_of": on.isoformat(), **_city_data(answer), "further": further}


def _city_data(answer: Answer) -> dict[str, Any]:
    return {
        "code": answer.city.code,
        "prefecture": answer.city.prefecture,
        "name": answer.city.name,
        "outcome": answer.outcome.name.lower(),
        "conditions": [condition_data(condition) for condition in answer.conditions],
    }


def condition_data(condition: Condition) -> dict[str, Any]:
    """One requirement."""
    return {
        "id": condition.id,
        "label": condition.label,
        "requirement": condition.requirement,
        "outcome": condition.outcome.name.lower(),
        "value": _plain_value(condition.value),
        "unit": condition.value.unit if isinstance(condition.value, Quantity) else "",
        "period": condition.value.period.code if isinstance(condition.value, Quantity) else "",
        "threshold": _plain_value(condition.threshold),
        "margin": _plain_value(condition.margin),
        "missing": condition.missing,
        "remark": condition.remark,
        "sources": [
            {"citation": o.citation, "cell": o.cell, "published": o.published, "address": o.address}
            for o in condition.origins
        ],
    }


def _plain_value(value: Quantity | str | None) -> float | str | None:
    return float(value.known) if isinstance(value, Quantity) else value


def value_words(condition: Condition) -> str:
    """The value with its unit and year, the words it is in, or 資料なし."""
    value = condition.value
    if isinstance(value, Quantity):
        return f"{_shown(value)}（{value.period.short}）"
    return value or Outcome.NO_DATA.value


def margin_words(condition: Condition) -> str:
    """＋0.0004, －0.0088; empty where there is none."""
    if condition.margin is None:
        return ""
    rounded = round_half_up(condition.margin.known, _DECIMALS.get(condition.margin.unit, 0))
    return f"{'－' if rounded < 0 else '＋'}{abs(rounded)}{unit_named(condition.margin.unit).label}"


def _shown(value: Quantity) -> str:
    return f"{value.shown(_DECIMALS.get(value.unit, 0))}{unit_named(value.unit).label}"


def _row(answer: Answer) -> tuple[str, ...]:
    category, ratio, region = answer.conditions
    figure = ratio.value.shown(4) if isinstance(ratio.value, Quantity) else Outcome.NO_DATA.value
    return (
        answer.city.name, answer.city.prefecture, category.value if isinstance(category.value, str) else Outcome.NO_DATA.value,
        figure, margin_words(ratio), _region(region), answer.outcome.value,
    )  # fmt: skip


def _region(region: Condition) -> str:
    inside = region.threshold is not None
    if not inside:
        return "三大都市圏の外"
    value = f"{_shown(region.value)}（差{margin_words(region)}）" if isinstance(region.value, Quantity) else ""
    return f"三大都市圏の中・通勤通学割合{value or 'は'}{region.outcome.value}"


def _counts(found: Sequence[Answer], on: date) -> Iterator[str]:
    kinds = Counter(str(answer.conditions[0].value or "種類の資料なし") for answer in found)
    counts = Counter(answer.outcome for answer in found)
    said = "、".join(f"{OUTCOMES[outcome]}{counts[outcome]}" for outcome in Outcome)
    yield f"{japanese_date(on)}：{len(found)}市（{'、'.join(f'{kind}{n}' for kind, n in kinds.items())}）のうち、{said}"
    for outcome in (Outcome.NEAR, Outcome.FAIL, Outcome.NO_DATA):
        names = [answer.city.name for answer in found if answer.outcome is outcome]
        if names and len(names) < len(found):
            yield f"{outcome.value}：{'、'.join(names)}"


def _missing(found: Sequence[Answer]) -> Iterator[str]:
    """Which official table is not at hand, for how many cities, and how many of them it decides."""
    lacks = [(c.missing, answer.outcome) for answer in found for c in answer.conditions if c.missing]
    for name in dict.fromkeys(missing for missing, _ in lacks):
        outcomes = [outcome for missing, outcome in lacks if missing == name]
        open_ones = outcomes.count(Outcome.NO_DATA)
        yield f"資料なし（{len(outcomes)}市。うち判定できない市{open_ones}）：{name}"


def _remarks(found: Sequence[Answer]) -> Iterator[str]:
    remarks = Counter(c.remark for answer in found for c in answer.conditions if c.remark)
    yield from (f"※ {remark}" for remark, number in remarks.items() if number > 1)


def _sources(found: Sequence[Answer]) -> Iterator[str]:
    """What the values rest on, the text of the requirements first."""
    yield from (f"出典：{work}" for work in _works(united(c.origins for answer in found for c in answer.conditions)))


def _heading(answer: Answer) -> str:
    city = answer.city
    return f"{city.prefecture}{city.name}（{city.code}）：{OUTCOMES[answer.outcome]}"


def _joint_heading(other: Further) -> str:
    return f"{other.heading}：{joint_outcome(other.conditions).value}"


def _lines(condition: Condition, numbers: dict[str, int]) -> Iterator[str]:
    cited = "".join(f"[{numbers[work]}]" for work in _works(condition.origins))
    margin = f"、差{margin_words(condition)}" if condition.margin else ""
    yield f"  {condition.outcome.value}　{condition.label}（{condition.requirement}）：{value_words(condition)}{margin} {cited}"
    if isinstance(condition.value, Quantity) and condition.value.derivation:
        yield f"      {condition.value.derivation} ＝ {plain(condition.value)}"
    if condition.missing:
        yield f"      必要な資料：{condition.missing}"
    if condition.remark:
        yield f"      ※ {condition.remark}"


def _works(origins: Sequence[Origin]) -> tuple[str, ...]:
    """Each text or table once, with where it stands."""
    return tuple(dict.fromkeys("　".join(filter(None, (o.citation, o.table, o.address))) for o in origins))
