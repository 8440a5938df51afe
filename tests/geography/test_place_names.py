"""Names from codes, and codes from the names that files print without codes."""

import pytest

from toshiken.core.errors import PlaceError
from toshiken.geography.place_names import code_of_name, place_name
from toshiken.geography.places import Places

NAMED = {
    "全国": "00000",
    "北海道": "01000",
    "京都府": "26000",
    "石川県 金沢市": "17201",
    "北海道 札幌市": "01100",
    " 東京都 ": "13000",
}


@pytest.mark.parametrize(("name", "code"), NAMED.items())
def test_a_printed_name_has_a_code(name: str, code: str) -> None:
    assert code_of_name(name) == code
    assert Places().code("", name, None) == code


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("府中市", "2か所あります"),
        ("関東", "地域コードの列を付けて"),
        ("", "地域コードの列を付けて"),
        ("石川県 札幌市", "という市町村はありません"),
        ("北海道 札幌市 中央区", "札幌市（01100）の区で、市町村ではありません"),
    ],
)
def test_a_name_that_is_not_one_place_is_refused(name: str, message: str) -> None:
    with pytest.raises(PlaceError, match=message):
        code_of_name(name)


def test_a_code_has_a_name() -> None:
    assert [place_name(code) for code in ("00000", "01000", "01100", "99999")] == ["全国", "北海道", "札幌市", "99999"]
