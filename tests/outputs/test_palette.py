"""What stands beside each other stays apart on a grey print: 20 points of lightness."""

import itertools

import pytest

from toshiken.outputs.palette import PARTNER_CYCLE, ROLES, SLICE_CYCLE, WHITE, lightness


@pytest.mark.parametrize(
    "fills",
    [
        (ROLES["hub"].fill, *PARTNER_CYCLE),
        (*SLICE_CYCLE, SLICE_CYCLE[0]),
        tuple(ROLES[role].fill for role in ("young", "working", "old")),
        (ROLES["increase"].fill, ROLES["decrease"].fill),
        tuple(ROLES[role].fill for role in ("hub", "reached", "below")),
    ],
)
def test_neighbours_differ_in_grey(fills: tuple[str, ...]) -> None:
    for one, other in itertools.pairwise(fills):
        assert abs(lightness(one) - lightness(other)) >= 20, (one, other)


def test_lightness_of_black_and_white() -> None:
    assert lightness("000000") == pytest.approx(0)
    assert lightness("FFFFFF") == pytest.approx(100)


def test_lines_differ_by_dash_or_marker() -> None:
    looks = [(ROLES[r].dash, ROLES[r].marker) for r in ("census", "newer_edition", "older_edition")]
    assert len(set(looks)) == 3


def test_what_is_white_on_a_map_has_stripes_or_an_edge() -> None:
    whites = [look for look in ROLES.values() if look.fill == WHITE]
    assert whites
    assert all(look.stripes or look.edge != WHITE for look in whites)
    assert lightness(WHITE) - lightness(ROLES["exception"].stripes) >= 20
