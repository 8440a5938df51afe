"""The merger history: every lineage and every note of the real file, known events, and notes in words not known."""

from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from tests.sources.documents import edited, lists, opened
from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.printed import Register

YEARS = range(1980, 2025, 5)


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    return opened(shared / "data/municipality_mergers/municipality_converter_jp.csv")


@pytest.fixture(scope="module")
def history(document: Document) -> dict[str, Register]:
    return lists(document)


@pytest.fixture(scope="module")
def events(history: dict[str, Register]) -> pl.DataFrame:
    return history["events"].rows


def test_every_lineage_and_event(history: dict[str, Register], events: pl.DataFrame) -> None:
    assert history["converter"].rows.height == 3627
    assert (
        history["converter"].rows["code_1980"].n_unique() == 3279
    )  # 3,278 municipalities and "" for those not yet begun
    assert history["converter"].rows["code_2020"].n_unique() == 1741
    assert dict(events["kind"].value_counts().iter_rows()) == {
        "新設": 1607, "編入": 394, "区の新設": 64, "町制": 52, "市制": 45, "名称変更": 16, "政令": 11, "区域変更": 8, "分割": 2,
    }  # fmt: skip
    assert history["converter"].origin.id == "municipality_mergers_2020"


def test_a_lineage_is_read_as_printed(history: dict[str, Register]) -> None:
    ishikari = history["converter"].rows.row(by_predicate=pl.col("code") == "01302", named=True)
    assert ishikari["row"] == 51
    assert [ishikari[f"code_{year}"] for year in YEARS] == ["01302"] * 4 + ["01235"] * 5
    assert (ishikari["name_1980"], ishikari["name_2020"]) == ("北海道 石狩支庁 石狩町", "北海道 石狩市")
    begun = history["converter"].rows.row(by_predicate=pl.col("code") == "01235", named=True)
    assert (begun["code_1995"], begun["name_1995"], begun["code_2000"]) == ("", "", "01235")


@pytest.mark.parametrize(
    ("day", "kind", "old", "new"),
    [
        ("1996-09-01", "市制", ("01302", "石狩町"), ("01235", "石狩市")),  # stands in note_city
        ("1996-09-01", "市制", ("01301", "広島町"), ("01234", "北広島市")),
        ("2005-10-01", "編入", ("01305", "厚田村"), ("01235", "石狩市")),
        ("2006-03-27", "編入", ("01422", "栗沢町"), ("01210", "岩見沢市")),
        ("1989-04-01", "政令", ("04201", "仙台市"), ("04100", "仙台市")),
        ("2005-01-16", "新設", ("38355", "関前村"), ("38202", "今治市")),  # written without the new city's code
        ("2005-03-01", "区域変更", ("17422", "門前町"), ("17462", "門前町")),
        ("2005-02-13", "編入", ("20431", "山口村"), ("21206", "中津川市")),  # with the prefecture before the name
        ("1982-04-01", "名称変更", ("34325", "佐伯町"), ("34325", "佐伯町")),  # only its reading changed
        ("2006-03-01", "編入", ("19326", "中道町"), ("19201", "甲府市")),
        ("2009-04-01", "区の新設", ("", ""), ("33101", "北区")),
    ],
)
def test_known_events(events: pl.DataFrame, day: str, kind: str, old: tuple[str, str], new: tuple[str, str]) -> None:
    found = events.filter(day=day, kind=kind, old_code=old[0], new_code=new[0])
    assert found.select("old_name", "new_name").rows() == [(old[1], new[1])]


def test_a_village_that_was_parted(events: pl.DataFrame) -> None:
    parts = events.filter(kind="分割").select("old_code", "new_code", "part").rows()
    assert parts == [("19341", "19201", "大字梯及び古関"), ("19341", "19430", "大字精進、本栖及び富士ヶ嶺")]


def test_an_event_told_in_two_forms_stands_once(events: pl.DataFrame) -> None:
    assert not events.select(pl.exclude("row")).is_duplicated().any()
    assert events.filter(day="2005-10-11", new_code="01206").height == 3  # told with and without the new city's code


def test_events_are_in_the_order_in_which_they_took_effect(events: pl.DataFrame) -> None:
    day = (
        events.filter(pl.col("new_code").is_in(["08405", "08222"]), day="1995-09-01")
        .select("kind", "old_code", "new_code")
        .rows()
    )
    assert day == [("編入", "08404", "08405"), ("市制", "08405", "08222")]


def test_the_events_explain_every_change_of_the_lineages(history: dict[str, Register], events: pl.DataFrame) -> None:
    """From one census to the next, following the events in order; a place that went into a ward went into its city."""
    unexplained = []
    for one, other in pairwise(YEARS):
        between = events.filter(
            pl.col("day") > f"{one}-10-01", pl.col("day") <= f"{other}-10-01", pl.col("old_code") != ""
        )
        steps = between.select("old_code", "new_code").rows()
        lineages = history["converter"].rows.select("row", f"code_{one}", f"code_{other}")
        for row, before, after in lineages.filter(pl.nth(1) != "", pl.nth(1) != pl.nth(2)).iter_rows():
            reached = {before}
            for old, new in steps:
                if old in reached:
                    reached.add(new)
            if after not in reached and after[:3] not in {code[:3] for code in reached if code[2] == "1"}:
                unexplained.append((row, before, after))
    assert unexplained == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1100,1100,1100", "1100,11OO,1100", "2行目、「id_muni1980」の列：「11OO」は市区町村コードではありません"),
        ("id_muni1985,", "id_1985,", "1行目、「id_muni1985」の列：見出し「id_muni1985」がありません"),
        ("2004年12月1日、戸井町", "2004年13月1日、戸井町", "3行目、「note_merge_incorp」の列：注記を読めません：2004年13月1日という日はありません"),
        ("2004年12月1日、戸井町", "平成16年12月1日、戸井町", "3行目、「note_merge_incorp」の列：注記を読めません：「平成16年"),
        ("が函館市(01202)に編入", "を函館市(01202)に編入", "3行目、「note_merge_incorp」の列：注記を読めません：「戸井町.*書き方を知りません"),
        ("が合併し、今治市を新設", "が合併し、新今治市を新設", "「note_merge_consol」の列：.*「新今治市」のコードが分かりません"),
        ("\n1202,1202", "\n1100,1202", "2行目、「merge_id_muni」の列：「1100」が2つあります（2行目、3行目）"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(document: Document, old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=rf"^municipality_converter_jp\.csv、.*{message}"):
        lists(edited(document, old, new))
