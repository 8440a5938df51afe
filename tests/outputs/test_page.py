"""The foot of a page: every publication once, with the statistics it repeats and the document it was taken from."""

from toshiken.core.origin import Origin
from toshiken.outputs.page import Page

CENSUS = Origin("census", "令和2年国勢調査", "総務省", "2021", edition="人口等基本集計")
VITAL, MIGRATION = "厚生労働省「人口動態統計」", "総務省「住民基本台帳人口移動報告」"


def set_of(year: int, survey: str) -> Origin:
    return Origin("set", "統計セット", "センター", str(year), edition=f"S-A-{year}", compiled_from=survey)


def cited(*origins: Origin) -> tuple[str, ...]:
    return Page(id="p", title="頁", sources=origins).citations()


def test_editions_and_surveys_stand_once() -> None:
    found = cited(set_of(2024, VITAL), set_of(2021, MIGRATION), set_of(2021, VITAL), set_of(2021, "総務省「国勢調査」"))
    surveys = "厚生労働省「人口動態統計」、総務省「住民基本台帳人口移動報告」「国勢調査」"
    assert found == (f"センター「統計セット」（S-A-2021・2024、原資料：{surveys}）",)


def test_many_editions_are_counted() -> None:
    found = cited(*(set_of(year, VITAL) for year in (2025, 2019, 2020, 2023)))
    assert found == ("センター「統計セット」（S-A-2019～2025の4版、原資料：厚生労働省「人口動態統計」）",)


def test_a_survey_that_is_cited_itself_is_not_repeated() -> None:
    found = cited(CENSUS, set_of(2023, "総務省「令和2年国勢調査」"))
    assert found == ("総務省「令和2年国勢調査」（人口等基本集計）", "センター「統計セット」（S-A-2023）")


def test_a_publication_at_hand_is_not_cited_again_by_way_of_a_document() -> None:
    by_deck = Origin("c2", CENSUS.title, CENSUS.producer, "2021", edition=CENSUS.edition, via="市『資料』")
    assert cited(CENSUS, by_deck) == ("総務省「令和2年国勢調査」（人口等基本集計）",)
    assert cited(by_deck) == ("総務省「令和2年国勢調査」（人口等基本集計）（市『資料』による）",)


def test_editions_that_are_no_series_stand_beside_each_other() -> None:
    projections = (Origin(y, "推計", "研究所", y, edition=f"{y}年推計") for y in ("2018", "2023"))
    assert cited(*projections) == ("研究所「推計」（2018年推計、2023年推計）",)
