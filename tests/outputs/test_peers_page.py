"""構想⑤: what is printed of an area is held against the area of these very members, no other of the same hub."""

from dataclasses import replace
from datetime import date

from toshiken.example import Example
from toshiken.outputs.brief import Brief
from toshiken.outputs.figure import Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.peers import other_areas

NOW = date(2026, 11, 25)


def _page(brief: Brief) -> tuple[Page, list[str]]:
    page = other_areas(brief)
    assert page is not None
    (table,) = page.body
    assert isinstance(table, Table)
    return page, [column.head for column in table.columns]


def test_the_printed_area_stands_once() -> None:
    _, heads = _page(Example().brief(NOW))
    assert heads[-1] == "【参考】札幌市"
    assert "本圏域" not in heads


def test_an_area_of_the_same_hub_with_other_members_has_its_own_column_and_no_print() -> None:
    brief = Example().brief(NOW)
    area = brief.profile.area
    other = area.model_copy(update={"partners": area.partners[:-1]})
    page, heads = _page(replace(brief, profile=replace(brief.profile, area=other)))
    assert heads[-2:] == ["札幌市", "本圏域"]
    assert not any("印字値" in note.text for note in page.notes)
