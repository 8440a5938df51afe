"""What items mean: every field exists, surveys by year, what another file says, templates of the year."""

import re

import pytest

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.sources.publication import all_publications
from toshiken.tables.fields import all_fields
from toshiken.tables.meanings import FOLDER, CodedField, filled, meanings

PUBLICATIONS = sorted(path.stem for path in FOLDER.glob("*.yml"))
FORMS = {"ssds"}  # what other files are `like`


def test_every_file_is_of_a_publication() -> None:
    assert set(PUBLICATIONS) <= set(all_publications()) | FORMS


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_every_item_is_of_a_field_that_has_its_dimensions(publication: str) -> None:
    fields = all_fields()
    for item, coded in meanings(publication).items.items():
        assert set(coded.dimensions) <= set(fields[coded.field].dimensions), item


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_an_item_has_one_meaning(publication: str) -> None:
    found = meanings(publication)
    kinds = [set(found.items), set(found.records), set(found.skipped)]
    assert sum(map(len, kinds)) == len(set().union(*kinds))


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_no_two_items_of_one_survey_are_the_same_figure(publication: str) -> None:
    found = [
        (coded.field, coded.period, tuple(sorted(coded.dimensions.items())), coded.years)
        for coded in meanings(publication).items.values()
    ]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_wholes_and_parts_are_items(publication: str) -> None:
    found = meanings(publication)
    assert {item for rule in found.adds_up for item in (rule.whole, *rule.parts)} <= found.items.keys()


def test_the_days_of_ssdse_are_those_of_the_statistics() -> None:
    days = {
        "census": ("A1101", "2020-10-01"), "vital": ("A9101", "2020"), "schools": ("E4101", "2020-05-01"),
        "farms": ("C310201", "2021-02-01"), "accounts": ("D3201", "FY2020"), "staff": ("D1202", "2020-04-01"),
        "doctors": ("I6200", "2020-12-31"),
    }  # fmt: skip
    items = meanings("ssdse_a").items
    for item, day in days.values():
        period = filled(items[item].period, {"year": "2020"})
        assert Period.parse(period).code == day


@pytest.mark.parametrize(
    ("year", "title"),
    [
        ("2014", "平成26年医師・歯科医師・薬剤師調査"),
        ("2016", "平成28年医師・歯科医師・薬剤師調査"),
        ("2018", "平成30年医師・歯科医師・薬剤師統計"),
        ("2022", "令和4年医師・歯科医師・薬剤師統計"),
        ("2026", "令和8年医師・歯科医師・薬剤師統計"),
    ],
)
def test_a_survey_has_the_title_of_its_year(year: str, title: str) -> None:
    assert meanings("ssdse_a").items["I6100"].survey_of(year) == f"厚生労働省「{title}」"


def test_a_year_without_a_title_is_a_fault_and_no_guess() -> None:
    coded = CodedField(field="physicians_persons", survey={"20[01][0-9]": "調査"})
    assert coded.survey_of("2018") == "調査"
    with pytest.raises(RecordError, match=r"「physicians_persons」の2020年の原資料（survey）が YAML にありません"):
        coded.survey_of("2020")


def test_years_limit_an_item() -> None:
    coded = CodedField(field="retail_establishments", years="20[0-9][16]")
    assert [year for year in ("2014", "2016", "2021") if coded.holds_in(year)] == ["2016", "2021"]


def test_what_another_file_says_holds_unless_this_one_says_otherwise() -> None:
    own, other = meanings("estat_table"), meanings("ssds")
    assert other.items.items() <= own.items.items()
    assert own.others == "records"
    assert other.others == "refused"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("総務省「国勢調査」", "総務省「国勢調査」"),
        ("{year}-10-01", "2019-10-01"),
        ("{following_year}-02-01", "2020-02-01"),
        ("{era_year}国勢調査", "令和元年国勢調査"),
        ("{printed_period}", "FY2019"),
    ],
)
def test_a_template_is_filled_from_the_year(template: str, expected: str) -> None:
    assert filled(template, {"year": "2019", "time": "2019年度"}) == expected


@pytest.mark.parametrize("template", ["{year}", "{following_year}", "{era_year}"])
def test_a_template_of_the_year_needs_one(template: str) -> None:
    with pytest.raises(RecordError, match=re.escape("年「来年」は4桁の数字ではありません")):
        filled(template, {"year": "", "time": "来年"})
