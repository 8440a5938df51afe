"""A profile with suppressed figures is written only where none of them follows by subtraction."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from toshiken.core.errors import OutputError
from toshiken.core.quantity import Quantity, State
from toshiken.example import Example
from toshiken.profile.hidden import require_nothing_revealed
from toshiken.profile.profile import AreaProfile

FIELD, YEAR = "private_persons_engaged_persons", 2021


@cache
def whole() -> AreaProfile:
    return Example().brief(date(2026, 11, 23)).profile


def hidden(*cells: tuple[str, str]) -> AreaProfile:
    """The profile with these (place code, dimensions) suppressed in one year, and the area's sums over them left as known."""
    figures = dict(whole().figures)
    for code, dimensions in cells:
        key = (FIELD, code, dimensions)
        figures[key] = tuple(suppressed(q) if q.period.year == YEAR else q for q in figures[key])
    return replace(whole(), figures=figures)


def suppressed(quantity: Quantity) -> Quantity:
    return replace(quantity, value=None, state=State.SUPPRESSED)


def test_nothing_hidden_nothing_revealed() -> None:
    require_nothing_revealed(whole())


def test_a_members_figure_follows_from_the_areas_sum() -> None:
    with pytest.raises(OutputError, match=r"民営事業所の従業者数・新篠津村（01304）・industry=.*圏域（sapporo）"):
        require_nothing_revealed(hidden(("01304", "industry=D")))


def test_two_members_of_one_industry_protect_each_other_but_for_their_totals() -> None:
    two = (("01304", "industry=D"), ("01423", "industry=D"))
    unseen = ("01304", "01423")
    profile = hidden(*two)
    with pytest.raises(OutputError, match="新篠津村"):
        require_nothing_revealed(profile)
    without_totals = {key: q for key, q in profile.figures.items() if not (key[1] in unseen and key[2] == "")}
    require_nothing_revealed(replace(profile, figures=without_totals))


def test_an_area_without_a_sum_keeps_one_hidden_member_hidden() -> None:
    profile = hidden(("01304", "industry=D"), ("sapporo", "industry=D"), ("01304", ""), ("sapporo", ""))
    require_nothing_revealed(profile)


def test_the_figures_hidden_here_are_there() -> None:
    found = whole().at(FIELD, whole().place, YEAR, industry="D")
    assert found is not None
    assert found.known > Decimal(0)
