"""Change one figure and exactly what depends on it changes; drop a partner and the area is another."""

from dataclasses import replace
from datetime import date
from functools import cache

import polars as pl

from tests.end_to_end.conftest import NOW, THEN
from toshiken.core.quantity import Place
from toshiken.example import Example
from toshiken.outputs.document import make_document
from toshiken.outputs.page import Audience, Document


class _Changed(Example):
    """The example with one observation raised."""

    def __init__(self, field: str, place: str, period: str, more: float) -> None:
        super().__init__()
        plain = Example().observations
        chosen = (
            (pl.col("field") == field)
            & (pl.col("place") == place)
            & (pl.col("period") == period)
            & (pl.col("dimensions") == "")
        )
        rows = plain.rows.with_columns(
            pl.when(chosen).then(pl.col("value") + more).otherwise(pl.col("value")).alias("value")
        )
        assert not rows.equals(plain.rows)
        self.__dict__["observations"] = replace(plain, rows=rows)


class _Smaller(Example):
    """The example without one partner."""

    def __init__(self, code: str) -> None:
        super().__init__()
        area = Example().area
        self.__dict__["area"] = area.model_copy(update={"partners": tuple(p for p in area.partners if p.code != code)})


def _document(example: Example, day: date = NOW) -> Document:
    return make_document(example.brief(day), Audience.INTERNAL, reproduction=day == THEN)


@cache
def _plain() -> Document:
    """The document as it is."""
    return _document(Example())


def _numbers(document: Document) -> dict[str, dict[str, str]]:
    """Page → place on the page → printed number (numbered where a place repeats)."""
    found: dict[str, dict[str, str]] = {}
    for page in document.pages:
        cells = found.setdefault(page.id, {})
        for index, (where, shown) in enumerate(page.numbers()):
            cells[f"{index}:{where}"] = shown.text
    return found


def _differences(one: Document, other: Document) -> dict[str, set[str]]:
    before, after = _numbers(one), _numbers(other)
    changed = {
        page: {
            where
            for where in before[page].keys() | after[page].keys()
            if before[page].get(where) != after[page].get(where)
        }
        for page in before
    }
    return {page: cells for page, cells in changed.items() if cells}


def test_one_physician_figure_changes_exactly_what_rests_on_it() -> None:
    plain, changed = _plain(), _document(_Changed("physicians_persons", "01203", "2022-12-31", 500))
    differences = _differences(plain, changed)
    assert set(differences) == {"medical", "summary"}
    places = {where.split(":", 1)[1].split("・")[0] for where in differences["medical"]}
    assert places == {"小樽市", "圏域合計", "リード文"}


def test_one_census_figure_reaches_every_page_that_sums_it() -> None:
    plain, changed = (
        _plain(),
        _document(_Changed("daytime_population_persons", "01100", "2020-10-01", 300_000)),
    )
    assert set(_differences(plain, changed)) == {"scheme_requirements"}


def test_dropping_a_partner_takes_its_people_out_of_every_sum() -> None:
    whole, smaller = Example().brief(NOW).profile, _Smaller("01428").brief(NOW).profile
    before = whole.required("population_persons", whole.place, 2020)
    after = smaller.required("population_persons", smaller.place, 2020)
    gone = whole.required("population_persons", Place("01428", "長沼町"), 2020)
    assert before.known - after.known == gone.known
    assert len(smaller.members) == 11


def test_figures_printed_for_twelve_do_not_serve_eleven() -> None:
    """The deck's 27,931,130 million yen covers twelve members: with eleven it is no figure of the area."""
    smaller = _Smaller("01428").brief(THEN).profile
    assert smaller.latest("farm_output_million_jpy", smaller.place) is None
    assert smaller.latest("sales_share_of_prefecture", smaller.place) is None
    _document(_Smaller("01428"), THEN)
