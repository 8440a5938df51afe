"""Names in other letters are the same name; the table of letters is no larger than the names ask for."""

import csv
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError
from toshiken.geography.municipalities import all_municipalities, resolve
from toshiken.geography.names import SAME_LETTERS, ends_with_name, folded, readings
from toshiken.tables.ingest import places_of
from toshiken.tables.store import Store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("檜原村", "桧原村"), ("塩竈市", "塩釜市"), ("塩竈市", "塩竃市"), ("龍ケ崎市", "竜ヶ﨑市"), ("鰺ヶ沢町", "鯵ケ沢町"),
        ("袖ケ浦市", "袖が浦市"), ("山ノ内町", "山之内町"), ("葛城市", "葛\U000e0100城市"), ("諫早市", "諌早市"), ("茅ヶ崎市", "茅ｹ崎市"),
        ("札幌市", " 札　幌 市"), ("梼原町", "檮原町"), ("飯舘村", "飯館村"),
    ],
)  # fmt: skip
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_no_two_municipalities_of_a_prefecture_become_one() -> None:
    names = [(m.prefecture, folded(m.name)) for m in all_municipalities().values()]
    doubled = {name for name in names if names.count(name) > 1}
    assert doubled == {("北海道", "泊村")}  # the one in 北方領土 has the name of the one on the coast


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("石狩郡当別町", ("石狩郡当別町", "当別町")), ("石狩振興局当別町", ("石狩振興局当別町", "当別町")),
        ("札幌市", ("札幌市",)), ("郡山市", ("郡山市",)), ("小郡市", ("小郡市", "市")),
    ],
)  # fmt: skip
def test_a_county_may_stand_before_the_name(text: str, expected: tuple[str, ...]) -> None:
    assert readings(text) == expected


def test_a_printed_name_ends_with_the_name() -> None:
    assert ends_with_name("宮城県 仙台市", "仙台市")
    assert not ends_with_name("宮城県 泉市", "仙台市")


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("北広島", "北海道北広島市（01234）、広島県北広島町（34369）"),
        ("府中", "東京都府中市（13206）、広島県府中市（34208）、広島県府中町（34302）"),
        ("池田町", "4か所"),
    ],
)
def test_a_name_that_may_be_several_lists_them(text: str, choices: str) -> None:
    with pytest.raises(PlaceError, match=choices):
        resolve(text)


@pytest.mark.parametrize(("text", "code"), [("鹿島市", "41207"), ("茨城県鹿島市", "08222"), ("鹿嶋市", "08222")])
def test_the_name_as_it_stands_goes_before_another_spelling(text: str, code: str) -> None:
    assert resolve(text).code == code


@pytest.mark.parametrize("text", ["小郡市", "大和郡山市", "郡上市", "蒲郡市", "上郡町", "北海道小樽市", "中央区"])
def test_names_with_a_county_s_letter_are_names(text: str) -> None:
    found = {m for m in all_municipalities().values() if text in (m.name, m.prefecture + m.name)}
    assert {resolve(text)} == found


@pytest.mark.shared
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("北海道 石狩支庁 厚田村", "平成17年10月1日に石狩市（01235）に編入されました。今の石狩市（01235）を指定して"),
        ("大宮市", "さいたま市（11244）になりました。今のさいたま市（11100）を指定して"),
        ("01305", "今の石狩市（01235）を指定して"),
        ("新井市", "平成17年4月1日に妙高市（15217）に変わりました。今の妙高市（15217）を指定して"),
        ("上九一色村", "今の甲府市（19201）、富士河口湖町（19430）を指定して"),
        ("山口村", "今の中津川市（21206）を指定して"),
    ],
)
def test_a_former_name_says_what_it_is_now(full_store: Path, text: str, told: str) -> None:
    with pytest.raises(PlaceError, match=told):
        resolve(text, places_of(Store.open(full_store)).history)


@pytest.mark.shared
def test_every_group_of_letters_is_of_a_municipality(shared: Path) -> None:
    path = shared / "data/municipality_mergers/municipality_converter_jp.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {name for row in rows for key, name in row.items() if key.startswith("name_muni")}
    letters = {letter for name in (*names, *(m.name for m in all_municipalities().values())) for letter in name}
    assert [group for group in SAME_LETTERS if letters.isdisjoint(group)] == []
