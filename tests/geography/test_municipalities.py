"""From what a person types to one place; what cannot be one place is answered with advice."""

import csv
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError
from toshiken.geography.municipalities import all_municipalities, municipality, prefecture_place, resolve, told_apart


@pytest.mark.parametrize("text", ["札幌市", "北海道札幌市", "01100", " 札幌市 ", "札幌", "R01100", "011002"])
def test_a_name_a_full_name_or_a_code_is_one_place(text: str) -> None:
    assert resolve(text).place == ("01100", "札幌市")


def test_a_name_two_places_share_lists_both() -> None:
    with pytest.raises(PlaceError, match="2か所あります：東京都府中市（13206）、広島県府中市（34208）") as fault:
        resolve("府中市")
    assert fault.value.exit_code == 2
    assert resolve("広島県府中市").code == "34208"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("龍ヶ崎市", "08208"), ("竜ケ崎市", "08208"), ("塩釜市", "04203"), ("鯵ヶ沢町", "02321"), ("北広島市", "01234"),
        ("広島県北広島町", "34369"), ("石狩郡当別町", "01303"), ("北海道 石狩支庁 当別町", "01303"), ("茅ケ崎市", "14207"),
    ],
)  # fmt: skip
def test_a_name_in_another_spelling_is_the_same_place(text: str, code: str) -> None:
    assert resolve(text).code == code


def test_a_name_that_does_not_exist_suggests_its_neighbours() -> None:
    with pytest.raises(PlaceError, match="「美幌市」という市町村はありません") as fault:
        resolve("美幌市")
    assert {"美唄市", "美幌町"} <= set(str(fault.value).split("：")[1].rstrip("。").split("、"))


@pytest.mark.parametrize(("text", "advice"), [("新篠津町", "新篠津村"), ("", "5桁"), ("110", "5桁")])
def test_every_refusal_says_what_to_do(text: str, advice: str) -> None:
    with pytest.raises(PlaceError, match=advice):
        resolve(text)


def test_codes_are_text_in_code_order_with_their_prefecture() -> None:
    codes = list(all_municipalities())
    assert len(codes) == 1747
    assert codes == sorted(codes)
    assert all(len(code) == 5 and code.isdigit() for code in codes)
    assert prefecture_place("01100") == ("01000", "北海道")
    assert municipality("01304").name == "新篠津村"


@pytest.mark.shared
def test_the_list_is_the_official_one(shared: Path) -> None:
    with (shared / "facts/municipalities.csv").open(encoding="utf-8-sig", newline="") as file:
        official = {row["code"]: row["name"] for row in csv.DictReader(file)}
    assert {code: m.name for code, m in all_municipalities().items()} == official


@pytest.mark.parametrize("text", ["1100", "１１００", "R01100"])
def test_the_four_spellings_of_a_code(text: str) -> None:
    assert resolve(text).code == "01100"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("札幌市中央区", "札幌市（01100）の区で"),
        ("北海道札幌市中央区", "札幌市（01100）の区で"),
        ("01101", "札幌市（01100）の区で"),
        ("13100", "23区をまとめたもの"),
        ("東京都特別区部", "23区をまとめたもの"),
    ],
)
def test_a_ward_is_answered_with_its_city(text: str, advice: str) -> None:
    with pytest.raises(PlaceError, match=advice):
        resolve(text)


def test_the_villages_nobody_lives_in_are_not_meant() -> None:
    assert resolve("北海道泊村").code == "01403"
    assert resolve("中央区").code == "13102"


def test_names_that_are_the_same_are_told_apart() -> None:
    places = [resolve(code).place for code in ("13206", "34208", "01100")]
    assert told_apart(places) == ["東京都府中市", "広島県府中市", "札幌市"]
