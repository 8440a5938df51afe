"""What a map shows: near islands yes, far ones named."""

import pytest

from toshiken.geography.shapes.bounds import Bounds, bounds_of
from toshiken.geography.shapes.framing import Part, framed, left_out

HUB = Part("46201", Bounds(130.3, 31.3, 130.7, 31.8))
NEAR = Part("46217", Bounds(130.8, 31.3, 131.0, 31.5))
BESIDE_NEAR = Part("46221", Bounds(131.1, 31.4, 131.2, 31.5))
FAR = Part("46304", Bounds(129.8, 29.8, 129.9, 29.9))
NAMES = {"46201": "鹿児島市", "46217": "垂水市", "46221": "志布志市", "46304": "十島村"}


def test_what_is_near_is_within_and_a_far_island_is_not() -> None:
    frame = framed([FAR, BESIDE_NEAR, NEAR, HUB], HUB.bounds)
    assert frame == Bounds(130.3, 31.3, 131.2, 31.8)
    assert left_out([HUB, NEAR, BESIDE_NEAR, FAR], frame, NAMES) == ("十島村",)


def test_a_part_of_a_place_that_is_left_out_is_named_so() -> None:
    parts = [HUB, Part("46201", Bounds(129.0, 29.0, 129.1, 29.1))]
    assert left_out(parts, framed(parts, HUB.bounds), NAMES) == ("鹿児島市の一部",)


def test_the_order_of_the_parts_does_not_matter() -> None:
    assert framed([HUB, NEAR, FAR, BESIDE_NEAR], HUB.bounds) == framed([BESIDE_NEAR, FAR, NEAR, HUB], HUB.bounds)


def test_gaps_and_extents_are_kilometres_of_the_plane() -> None:
    one = bounds_of([(141.0, 43.0), (141.5, 43.5)])
    assert one.gap_km(Bounds(141.2, 43.6, 141.3, 43.7)) == pytest.approx(11.12)
    assert one.gap_km(Bounds(141.4, 43.1, 142.0, 43.2)) == 0
    wide, tall = one.extent_km
    assert tall == pytest.approx(55.6)
    assert wide == pytest.approx(55.6 * 0.7283, rel=1e-3)  # cos 43.25°
    assert one.with_margin(1).extent_km == pytest.approx((wide + 2, tall + 2), rel=1e-3)
