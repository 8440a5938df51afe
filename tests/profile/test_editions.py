"""Editions of the projection: named and ordered by their publications, not by their keys."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Quantity
from toshiken.example import Example
from toshiken.profile.editions import FIELD, editions
from toshiken.profile.profile import AreaProfile


def _profile(**published: str) -> AreaProfile:
    area = Example().area
    year = Period.parse("2030-10-01")
    figures = {}
    for key, day in published.items():
        origin = Origin(key, "将来推計人口", "社人研", day, edition=f"{day[:4]}（{key}）年推計")
        figure = Quantity(Decimal(1), "persons", area.place, year, origins=(origin,))
        figures[FIELD, area.slug, f"edition={key}"] = (figure,)
        figures[FIELD, area.slug, f"age=0;edition={key}"] = (figure,)
    return AreaProfile(area, date(2030, 1, 1), figures)


def test_the_last_published_comes_first_whatever_its_key() -> None:
    assert [e.key for e in editions(_profile(zeta="2018-03-30", alpha="2028-12-01"))] == ["alpha", "zeta"]


def test_an_edition_nobody_has_heard_of_has_its_publications_name() -> None:
    assert [e.label for e in editions(_profile(ipss2028="2028-12-01"))] == ["2028年推計"]


def test_without_an_origin_the_key_is_the_name() -> None:
    profile = _profile(ipss2028="2028-12-01")
    bare = {key: tuple(replace(q, origins=()) for q in series) for key, series in profile.figures.items()}
    assert [e.label for e in editions(replace(profile, figures=bare))] == ["ipss2028"]


def test_the_examples_editions_are_named_as_people_do() -> None:
    profile = Example().brief(date(2026, 11, 23)).profile
    assert [(e.key, e.label) for e in editions(profile)] == [("ipss2023", "令和5年推計"), ("ipss2018", "平成30年推計")]


def test_an_edition_that_lacks_a_member_is_not_the_areas() -> None:
    profile = _profile(whole="2018-03-30", parts="2023-12-22")
    only_of_members = {
        (name, "01100" if dimensions.endswith("parts") else place, dimensions): series
        for (name, place, dimensions), series in profile.figures.items()
    }
    assert [e.key for e in editions(replace(profile, figures=only_of_members))] == ["whole"]
