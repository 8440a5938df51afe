"""The trial of other members: marked as internal everywhere, in a folder of its own, refused to any other reader."""

import io
import json
from datetime import date

import openpyxl
import pytest

from toshiken.core.errors import RequestError
from toshiken.example import Example
from toshiken.geography.municipalities import resolve
from toshiken.outputs.page import Audience
from toshiken.outputs.what_if import (
    MARK,
    as_data,
    as_lines,
    folder_name,
    main_changes,
    render_what_if,
    require_internal,
)
from toshiken.profile.what_if import WhatIf, with_members

NOW = date(2026, 11, 25)


@pytest.fixture(scope="module")
def found() -> WhatIf:
    sapporo = Example()
    return sapporo.what_if(with_members(sapporo.area, [], [resolve("長沼町").place], NOW), NOW)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEETING])
def test_no_other_reader_gets_it(audience: Audience) -> None:
    with pytest.raises(RequestError, match="内部検討用"):
        require_internal(audience)
    require_internal(Audience.INTERNAL)


def test_every_sheet_says_what_it_is(found: WhatIf) -> None:
    (name,) = render_what_if(found)
    assert (name, folder_name(found)) == ("sapporo_whatif.xlsx", "internal_whatif_sapporo")
    book = openpyxl.load_workbook(io.BytesIO(render_what_if(found)[name]))
    assert book.sheetnames == ["主な数値", "制度の試算", "変わるすべての数値", "市町村の数値"]
    for sheet in book:
        assert str(sheet["A1"].value).startswith(MARK)
        assert MARK in str(sheet.oddHeader.right.text)


def test_before_after_and_difference_stand_beside_each_other(found: WhatIf) -> None:
    book = openpyxl.load_workbook(io.BytesIO(next(iter(render_what_if(found).values()))))
    rows = [[cell.value for cell in row] for row in book["変わるすべての数値"].iter_rows(min_row=3)]
    people = next(r for r in rows if r[1] == "人口" and not r[2] and "2020" in str(r[3]))
    assert people[5:8] == [2_604_945, 2_594_656, -10_289]
    assert len(rows) == len(found.changes())


def test_the_terminal_shows_the_newest_of_each(found: WhatIf) -> None:
    text = as_lines(found, [])
    assert text.startswith(f"{MARK}札幌市の圏域：長沼町を外した場合（12→11市町村）")
    assert "人口　2020年：2,604,945人 → 2,594,656人" in text
    keys = [(c.name, c.dimensions) for c in main_changes(found.changes())]
    assert len(keys) == len(set(keys))


def test_the_data_is_json(found: WhatIf) -> None:
    data = json.loads(json.dumps(as_data(found, []), ensure_ascii=False))
    assert (data["mark"], data["added"], data["dropped"]) == (MARK, [], ["01428"])
    assert len(data["changes"]) == len(found.changes())


def test_the_same_trial_gives_the_same_bytes(found: WhatIf) -> None:
    assert render_what_if(found) == render_what_if(found)


def test_what_the_rules_come_to_stands_beside_the_figures(found: WhatIf) -> None:
    """長沼町 is one of eleven partners: one partner's ceiling of 18,000千円 goes."""
    book = openpyxl.load_workbook(io.BytesIO(next(iter(render_what_if(found).values()))))
    rows = {str(r[0].value): [cell.value for cell in r] for r in book["制度の試算"].iter_rows(min_row=3)}
    money = next(values for label, values in rows.items() if "措置見込額" in label)
    assert money[1:5] == ["千円", 318_000, 300_000, -18_000]
    text, data = as_lines(found, []), as_data(found, [])
    assert "〔制度の試算〕" in text
    assert "18,000千円 × 11市町村 → 120,000千円 ＋ 18,000千円 × 10市町村" in text
    assert any(r["label"].startswith("要件") and r["outcome_before"] == r["outcome_after"] for r in data["rules"])


def test_where_nothing_is_written_it_is_said(found: WhatIf) -> None:
    assert "ファイルは書いていません" in as_lines(found, [])
