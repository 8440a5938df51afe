"""The page of units that do not nest: which part of each lies outside, for every kind without a page of its own."""

from dataclasses import replace
from datetime import date

from tests.profile.claims.made import record
from toshiken.example import Example
from toshiken.outputs.brief import Brief
from toshiken.outputs.figure import Table
from toshiken.outputs.pages.medical import medical
from toshiken.outputs.pages.units import units_page
from toshiken.profile.printed import PrintedTable

NOW = date(2026, 11, 25)
MEDICAL = record("secondary_medical_areas", [{"unit": "南の医療圏", "municipality_codes": "01428・01209"}])
CENTRES = record(
    "health_centres",
    [{"unit": "江別保健所", "municipality_codes": "01217"}, {"unit": "帯広保健所", "municipality_codes": "01207"}],
)


def brief(*records: PrintedTable) -> Brief:
    found = Example().brief(NOW)
    printed = {**found.profile.printed, **{table.name: table for table in records}}
    return replace(found, profile=replace(found.profile, printed=printed))


def test_every_kind_at_hand_stands_with_what_lies_outside() -> None:
    page = units_page(brief(MEDICAL, CENTRES))
    assert page is not None
    (table,) = page.body
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [
        ("二次医療圏", "南の医療圏", "長沼町", "夕張市"),
        ("保健所の管轄区域", "江別保健所", "江別市", "－"),
    ]
    assert [said.text for said in page.lead] == [
        "圏域の市町村が含まれる1つの二次医療圏のうち1つは、圏域外の市町村を含む"
    ]


def test_there_is_no_page_where_only_fire_unions_are_known() -> None:
    assert brief().profile.table("fire_unions") is not None
    assert units_page(brief()) is None


def test_the_medical_page_says_which_part_lies_outside_or_that_it_is_not_known() -> None:
    unknown, known = medical(brief()), medical(brief(MEDICAL))
    assert unknown is not None
    assert known is not None
    assert any("その構成市町村の表が手元にない" in note.text for note in unknown.notes)
    assert any("南の医療圏（夕張市）" in note.text for note in known.notes)
    assert not any("手元にない" in note.text for note in known.notes)
