"""What a person calls a figure: indicators and fields by name or label, dimensions behind a colon."""

import pytest

from toshiken.core.errors import RequestError
from toshiken.profile.asked import asked


@pytest.mark.parametrize("text", ["population_density", "人口密度", " 人口密度 "])
def test_an_indicator_by_name_or_label(text: str) -> None:
    found = asked(text)
    assert (found.name, found.label, found.unit, found.decimals) == (
        "population_density",
        "人口密度",
        "persons_per_km2",
        1,
    )


@pytest.mark.parametrize("text", ["総人口", "population_persons", "A1101"])
def test_a_field_by_label_name_or_code(text: str) -> None:
    assert (asked(text).name, asked(text).dimensions) == ("population_persons", ())


def test_land_is_shown_in_square_kilometres() -> None:
    assert (asked("total_area_ha").unit, asked("total_area_ha").decimals) == ("km2", 2)


def test_dimensions_narrow_it_down() -> None:
    found = asked("age_share:age_class=65+")
    assert found.dimensions == (("age_class", "65+"),)
    assert found.label.endswith("（65+）")
    assert asked("総人口:sex=male").dimensions == (("sex", "male"),)


@pytest.mark.parametrize(
    ("text", "words"),
    [("人口蜜度", "人口密度"), ("xyz", "という系列はありません"), ("age_share:65+", "書き方が違います")],
)
def test_a_name_that_is_none_gets_advice(text: str, words: str) -> None:
    with pytest.raises(RequestError, match=words):
        asked(text)
