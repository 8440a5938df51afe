"""The fiscal estimate of an area: amounts that the parameters give, said as what they are."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from toshiken.core.errors import RequestError
from toshiken.example import Example
from toshiken.geography.area import Member
from toshiken.profile.fiscal_estimate import fiscal_estimate
from toshiken.profile.fiscal_words import as_data, as_lines
from toshiken.profile.profile import AreaProfile

TODAY, DECK = date(2026, 4, 1), date(2018, 7, 23)


@pytest.fixture(scope="module")
def then() -> AreaProfile:
    return Example().brief(DECK).profile


@pytest.fixture(scope="module")
def now() -> AreaProfile:
    return Example().brief(TODAY).profile


def test_hub_and_eleven_partners_of_2018(then: AreaProfile) -> None:
    found = fiscal_estimate(then, 2018)
    amounts = [each.measure.amount.known for each in found.special]
    assert amounts == [Decimal(120000), *[Decimal(15000)] * 11]
    assert found.special_total.known == 285000
    assert found.special_total.derivation == "120,000千円 ＋ 15,000千円 × 11市町村"
    assert {each.role for each in found.special[1:]} == {"関係市町村"}


def test_the_points_stand_without_an_interpolation(then: AreaProfile) -> None:
    text = as_lines(fiscal_estimate(then, 2018))
    assert "圏域人口75万人に対して約2.0億円" in text
    assert "圏域人口約260万人に対して約4.4億円（札幌市の試算）" in text
    assert "内挿" not in text
    assert as_data(fiscal_estimate(then, 2018))["ordinary_allocation_tax"]["estimate"] is None


def test_what_must_be_said(now: AreaProfile) -> None:
    text = as_lines(fiscal_estimate(now, 2025))
    for words in (
        "措置見込額（試算）",
        "基準財政需要額への算入額であり交付額ではない",
        "不交付団体には、算入されても交付されない",
        "各市町村がそれぞれの額を都道府県に報告",
        "収入ではない",
    ):
        assert words in text
    assert "18,000千円  （未確認の値を含む）" in text
    assert "特別交付税の年間の上限額（連携市町村、1市町村あたり）：本文は未確認" in text


def test_a_text_of_2025_is_not_known_on_the_deck_s_day(then: AreaProfile, now: AreaProfile) -> None:
    assert "2025" not in as_lines(fiscal_estimate(then, 2018)).replace("2025年", "")
    assert "措置率の本文はこの日までの資料にない" in as_lines(fiscal_estimate(then, 2018))
    assert "18,750千円 × 措置率0.8（本文は未確認）" in as_lines(fiscal_estimate(now, 2018))


def _of(profile: AreaProfile, hub: str, name: str, population: int) -> AreaProfile:
    """The profile as if another city were the hub of an area of that many people."""
    area = profile.area.model_copy(update={"hubs": (Member(code=hub, name=name),)})
    key = ("population_persons", area.slug, "")
    series = tuple(replace(q, value=Decimal(population)) for q in profile.figures[key])
    return replace(profile, area=area, figures={**profile.figures, key: series})


def test_another_city_does_not_get_sapporo_s_estimate(now: AreaProfile) -> None:
    kumamoto = _of(now, "43100", "熊本市", 1_123_424)
    text = as_lines(fiscal_estimate(kumamoto, 2018))
    assert "札幌市の試算" not in text
    assert "4.4億円" not in text


def test_the_interpolation_only_on_request_as_a_range(now: AreaProfile) -> None:
    kumamoto = _of(now, "43100", "熊本市", 1_123_424)
    text = as_lines(fiscal_estimate(kumamoto, 2018, estimate=True))
    assert "見込み 2.43～2.63億円" in text
    assert "公表された2点からの内挿" in text
    assert "基準財政需要額への算入額であり交付額ではない" in text
    assert "直線：2 ＋ （4.4 － 2） × （112.34 － 75） ÷ （260 － 75） ＝ 2.48億円" in text
    with pytest.raises(RequestError, match="外です"):
        fiscal_estimate(_of(now, "43100", "熊本市", 500_000), 2018, estimate=True)


def test_a_year_to_come_says_that_values_are_carried_on(now: AreaProfile) -> None:
    assert "いまの値が続くものとした" in as_lines(fiscal_estimate(now, 2027))
    assert "いまの値が続くものとした" not in as_lines(fiscal_estimate(now, 2026))


def test_no_measure_before_the_scheme(now: AreaProfile) -> None:
    with pytest.raises(RequestError, match="2015年度から"):
        fiscal_estimate(now, 2014)


def test_a_base_for_each_of_two_hubs_is_an_assumption_and_said_to_be(now: AreaProfile) -> None:
    otaru = next(p for p in now.area.partners if p.name == "小樽市")
    rest = tuple(p for p in now.area.partners if p is not otaru)
    two = replace(now, area=now.area.model_copy(update={"hubs": (*now.area.hubs, otaru), "partners": rest}))
    words = "基本額を2市にそれぞれ数えるのは仮定"
    assert words in as_lines(fiscal_estimate(two, 2025))
    assert any(words in said for said in as_data(fiscal_estimate(two, 2025))["sentences"])
    assert words not in as_lines(fiscal_estimate(now, 2025))


def test_a_sum_of_one_amount_has_no_arithmetic(now: AreaProfile) -> None:
    alone = replace(now, area=now.area.model_copy(update={"partners": ()}))
    assert "計 120,000千円\n" in as_lines(fiscal_estimate(alone, 2025))
