"""Names on shapes: apart from each other, off bubbles and furniture, on their own land where there is room."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from toshiken.outputs.area_map.land import Land
from toshiken.outputs.area_map.names import Field, Named, Rectangle, leader_ends

NOBODYS = Land([])
COORDINATES = st.tuples(st.integers(20, 380), st.integers(20, 280))
SCALE = Rectangle(0, 270, 130, 300)


def field(land: Land = NOBODYS) -> Field:
    return Field(400, 300, (SCALE,), land)


def office(x: float, y: float, code: str = "01203", radius: float = 4) -> Named:
    return Named(x, y, radius, 40, 14, code)


@given(st.lists(COORDINATES, min_size=0, max_size=9, unique=True))
@settings(max_examples=40, deadline=None)
def test_names_do_not_touch_each_other_nor_the_furniture(spots: list[tuple[int, int]]) -> None:
    names = [office(x, y) for x, y in spots]
    _, places = field().places([names])
    assert len(places) == len(names)
    for one, other in combinations(places, 2):
        assert not one.touches(other)
    for place in places:
        assert not place.touches(SCALE)
        assert place.left >= 0
        assert place.top >= 0
        assert place.right <= 400
        assert place.bottom <= 300
        assert not any(place.touches(name.square) for name in names)


def test_a_lone_name_stands_beside_its_office_without_a_leader() -> None:
    name = office(200, 150)
    _, (place,) = field().places([[name]])
    assert leader_ends(name, place) is None


def test_a_name_keeps_off_foreign_land() -> None:
    """Right of the office all is another's, on the left nobody's."""
    rows = [["01217" if column >= 50 else "" for column in range(101)] for _ in range(76)]
    _, (place,) = field(Land(rows)).places([[office(199, 150)]])
    assert place.right <= 202


def test_a_crowd_is_written_the_short_way() -> None:
    crowd = [(180 + 9 * (i % 4), 140 + 9 * (i // 4)) for i in range(16)]
    ways = [[Named(x, y, 3, 90, 60, "01203") for x, y in crowd], [Named(x, y, 3, 30, 12, "01203") for x, y in crowd]]
    assert field().places(ways)[0] == 1
    assert field().places([[office(200, 150)], [office(200, 150)]])[0] == 0


def test_a_leader_runs_from_the_rim_to_the_name() -> None:
    ends = leader_ends(office(100, 100), Rectangle(130, 90, 170, 110))
    assert ends == ((104, 100), (130, 100))


def test_the_same_names_stand_in_the_same_places() -> None:
    names = [office(100 + 13 * i, 100 + 7 * (i % 3)) for i in range(9)]
    assert field().places([names]) == field().places([names])
