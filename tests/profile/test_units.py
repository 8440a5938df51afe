"""Units that do not nest in the area: inside and outside follow from the members."""

from pathlib import Path

import pytest

from tests.profile.claims.made import EBETSU, ORIGIN, OTARU, profile, record
from toshiken.core.errors import RecordError
from toshiken.core.quantity import Place
from toshiken.outputs.pages.records import beyond_note
from toshiken.profile.printed import read_printed
from toshiken.profile.units import unit_kinds, units_of

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


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("01203・99999", "99999"),
        ("01203 01408", "「・」でつないで書いてください（例：01203・01408）"),
        ("01203、01408", "「・」でつないで"),
        ("1203", "5桁のコード"),
        ("01203・01101", "「01101」は札幌市（01100）の区"),
        ("01203・01203", "小樽市（01203）が2回書かれています"),
    ],
)
def test_codes_that_are_none_are_told_with_file_and_line(tmp_path: Path, codes: str, words: str) -> None:
    (tmp_path / "health_centres.csv").write_text(f"unit,municipality_codes\n札幌,01100\n甲,{codes}\n", encoding="utf-8")
    (tmp_path / "health_centres.yml").write_text(
        "{label: 保健所, origin: made, place_name: unit, columns: {unit: {label: 保健所}, municipality_codes: {label: コード}}}",
        encoding="utf-8",
    )
    with pytest.raises(RecordError, match=r"health_centres\.csv（3行目）：") as fault:
        read_printed(tmp_path / "health_centres.csv", {"made": ORIGIN})
    assert words in str(fault.value)


def test_every_kind_of_unit_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs/any-area.md").read_text(encoding="utf-8")
    assert all(f"`records/{name}.csv`" in text for name in unit_kinds())
