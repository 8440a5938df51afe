"""Units that do not nest in the area: inside and outside follow from the members."""

import pytest

from tests.profile.claims.made import EBETSU, OTARU, profile, record
from toshiken.core.errors import PlaceError
from toshiken.core.quantity import Place
from toshiken.outputs.pages.records import beyond_note
from toshiken.profile.units import units_of

ROWS = (
    {"unit": "後志", "municipality_codes": "01203・01408・01402"},
    {"unit": "札幌", "municipality_codes": "01100・01217"},
    {"unit": "十勝", "municipality_codes": "01207"},
)


def test_a_unit_with_a_member_says_what_lies_outside() -> None:
    shiribeshi, sapporo = units_of(profile({}), record("areas", ROWS))
    assert (shiribeshi.name, shiribeshi.inside) == ("後志", (OTARU,))
    assert shiribeshi.outside == (Place("01408", "余市町"), Place("01402", "岩内町"))
    assert (sapporo.inside, sapporo.outside) == ((Place("01100", "札幌市"), EBETSU), ())


def test_with_other_members_other_parts_spill_over() -> None:
    smaller = profile({}, partners=(OTARU,))
    assert [(u.name, u.outside) for u in units_of(smaller, record("areas", ROWS))][1] == ("札幌", (EBETSU,))


def test_the_note_names_units_that_spill_over_and_is_absent_where_none_does() -> None:
    found = beyond_note(profile({}, record("areas", ROWS)), "areas")
    assert [note.text for note in found] == [
        "areasのうち、次は圏域外の市町村を含み、その数値は圏域の数値ではない：後志（余市町、岩内町）。"
    ]
    assert beyond_note(profile({}, record("areas", ROWS[1:])), "areas") == ()
    assert beyond_note(profile({}), "areas") == ()


def test_a_code_that_is_none_is_told() -> None:
    with pytest.raises(PlaceError, match="99999"):
        units_of(profile({}), record("areas", [{"unit": "甲", "municipality_codes": "01203・99999"}]))
