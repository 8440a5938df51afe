"""The rules on their cases: tests/rules/cases/*.yml, each with name, date, inputs, expected and, where needed, a tolerance."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from toshiken.core.errors import RequestError
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.records import Record, Text, as_record
from toshiken.core.yaml_reader import read_yaml
from toshiken.rules.conditions import Condition, joint_outcome
from toshiken.rules.eligibility import Category, Finding, HubFacts, commuting_condition, eligibility
from toshiken.rules.local_bond import bond, bond_counted
from toshiken.rules.ordinary_allocation_tax import estimated
from toshiken.rules.special_allocation_tax import special_allocation_tax
from toshiken.rules.two_hubs import City, two_hubs

FOLDER = Path(__file__).with_name("cases")
CENSUS = Period.parse("2020-10-01")
CITY = Place("00001", "ある市")


class Case(Record):
    """One case; numbers of the inputs and of what is expected are text, so that they are exact."""

    name: Text
    rule: Text
    date: date
    inputs: dict[str, Any]
    expected: dict[str, Any]
    tolerance: Decimal = Decimal(0)


def cases() -> list[Case]:
    return [
        as_record(content, Case, path, (index,))
        for path in sorted(FOLDER.glob("*.yml"))
        for index, content in enumerate(read_yaml(path))
    ]


def figure(value: Any, unit: str, place: Place = CITY) -> Quantity | None:
    return None if value is None else Quantity(Decimal(str(value)), unit, place, CENSUS)


def finding(value: Any, unit: str, place: Place = CITY) -> Finding:
    return Finding(figure=figure(value, unit, place), missing="ある表")


def outcomes(conditions: tuple[Condition, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {c.id: c.outcome.name.lower() for c in conditions}
    margin = next((c.margin for c in conditions if c.id == "day_night_ratio"), None)
    remarks = "".join(c.remark for c in conditions)
    return {
        **found,
        "all": joint_outcome(conditions).name.lower(),
        "margin": margin and margin.known,
        "remark": remarks,
    }


def of_eligibility(case: Case) -> dict[str, Any]:
    given = case.inputs
    facts = HubFacts(
        city=CITY,
        prefecture=given["prefecture"],
        category=Category(name=given.get("category"), missing="ある政令"),
        day_night=finding(given.get("day_night"), "quotient"),
        to_centres=finding(given.get("to_centres"), "percent"),
        former=figure(given.get("former"), "quotient"),
    )
    return outcomes(eligibility(facts, case.date))


def of_two_hubs(case: Case) -> dict[str, Any]:
    given, cities = case.inputs, []
    for index in (0, 1):
        place = Place(f"0000{index + 1}", f"市{index + 1}")
        ratio = finding(given["ratios"][index], "quotient", place)
        people = finding(given["populations"][index], "persons", place)
        cities.append(City(place=place, day_night=ratio, population=people))
    minutes = figure(given.get("minutes"), "minutes")
    return outcomes(two_hubs(cities[0], cities[1], case.date, given.get("adjacent"), minutes))


def of_partners(case: Case) -> dict[str, Any]:
    ratios = [q for text in case.inputs.get("ratios", ()) if (q := figure(text, "percent"))]
    found = commuting_condition(CITY, ratios or None, "ある表", case.date)
    reaching = found.value.known if isinstance(found.value, Quantity) else None
    return {"reaching": reaching, "outcome": found.outcome.name.lower(), "remark": found.remark}


def of_special(case: Case) -> dict[str, Any]:
    given = case.inputs
    found = special_allocation_tax(
        given["fiscal_year"], given["kind"], given["eligible"], given.get("years_used", 0), case.date
    )
    return {"amount": found.amount.known, "verified": found.verified, "remark": "".join(found.remarks)}


def of_ordinary(case: Case) -> dict[str, Any]:
    found = estimated(case.inputs["fiscal_year"], case.inputs["population"], case.date)
    sentences = [s for s in case.expected.get("sentences", ()) if s in found.sentences]
    return {"low": found.low.known, "high": found.high.known, "verified": found.verified, "sentences": sentences}


def of_bond(case: Case) -> dict[str, Any]:
    year, cost = case.inputs["fiscal_year"], case.inputs["cost"]
    return {
        "bond": bond(year, cost, case.date).amount.known,
        "counted": bond_counted(year, cost, case.date).amount.known,
    }


RULES: dict[str, Callable[[Case], dict[str, Any]]] = {
    "eligibility": of_eligibility,
    "two_hubs": of_two_hubs,
    "partners": of_partners,
    "special_allocation_tax": of_special,
    "ordinary_allocation_tax": of_ordinary,
    "local_bond": of_bond,
}


def agrees(found: Any, expected: Any, tolerance: Decimal) -> bool:
    if isinstance(found, Decimal):
        return expected is not None and abs(found - Decimal(str(expected))) <= tolerance
    if isinstance(found, str) and found:
        return str(expected) in found
    return bool(found == expected)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule}：{case.name}")
def test_the_rule_gives_what_the_case_expects(case: Case) -> None:
    if "refused" in case.expected:
        with pytest.raises(RequestError, match=case.expected["refused"]):
            RULES[case.rule](case)
        return
    found = RULES[case.rule](case)
    wrong = {k: (found[k], v) for k, v in case.expected.items() if not agrees(found[k], v, case.tolerance)}
    assert wrong == {}


def test_every_rule_has_cases() -> None:
    assert {case.rule for case in cases()} == set(RULES)


def test_a_case_that_does_not_hold_would_be_found() -> None:
    assert not agrees(Decimal(15000), "15001", Decimal(0))
    assert not agrees("fail", "pass", Decimal(0))
    assert not agrees(None, "0", Decimal(0))
