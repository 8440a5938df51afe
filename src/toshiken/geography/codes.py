"""Municipality codes (JIS X 0401 and 0402): four spellings, the check digit, and what kind of place a code is of.

    01100     five digits, as the tables use it          011002   with its check digit
    R01100    as SSDSE writes it                         1100     as a spreadsheet leaves it that lost the zero

The number behind the prefecture says the kind: 000 the prefecture, 100–199 designated cities and their wards (in Tokyo the 23
special wards, municipalities, with 13100 for all of them), 201–299 cities, 301–799 towns and villages. 999 is ours, no official
one: what a prefecture has and none of its municipalities (tables/rebase.py).
"""

import unicodedata
from bisect import bisect_right
from enum import Enum

from toshiken.core.errors import PlaceError
from toshiken.geography.wards import designated_cities

NATION = "00000"
SPECIAL_WARDS = "13100"
_RESIDUAL = 999
_LAST_PREFECTURE = 47
_WEIGHTS = (6, 5, 4, 3, 2)


class Level(Enum):
    """What kind of place a code is of; the value is what it is called."""

    NATION = "全国"
    PREFECTURE = "都道府県"
    DESIGNATED_CITY = "指定都市"
    MUNICIPALITY = "市区町村"
    WARD = "指定都市の区"
    SPECIAL_WARDS = "特別区部"
    RESIDUAL = "所属未定・按分できないもの"

    @property
    def is_municipal(self) -> bool:
        """Whether it is a municipality: all of them together make the nation."""
        return self in (Level.DESIGNATED_CITY, Level.MUNICIPALITY)


def check_digit(code: str) -> str:
    """The sixth digit of a five-digit code: 11 − (its digits × 6, 5, 4, 3, 2) mod 11, the last digit of it. 01100 → 2."""
    weighted = sum(int(digit) * weight for digit, weight in zip(code, _WEIGHTS, strict=True))
    return str((11 - weighted % 11) % 10)


def five_digits(printed: str) -> str:
    """The five digits of a code in any of its spellings. A PlaceError says what is wrong: letters, length, check digit."""
    text = unicodedata.normalize("NFKC", printed).strip().removeprefix("R")
    if not (text.isascii() and text.isdigit()):
        raise PlaceError(f"「{printed}」は市区町村コードではありません。数字で書かれたコードの列か確かめてください。")
    if len(text) == 6:
        return _checked(text)
    if len(text) == 5:
        return text
    if len(text) == 4 or text == "0":  # a spreadsheet took 01100 and 00000 for numbers
        return text.zfill(5)
    raise PlaceError(
        f"コード「{printed}」は{len(text)}桁です。市区町村コードは5桁、検査数字を付けると6桁です。"
        "桁が落ちていないか、公表されたファイルと比べてください。"
    )


def _checked(text: str) -> str:
    code, right = text[:5], check_digit(text[:5])
    if text[5] != right:
        raise PlaceError(
            f"コード「{text}」の検査数字（6桁目）は{text[5]}ですが、{code}なら{right}のはずです。"
            "番号が書き換わっていないか、公表されたファイルと比べてください。"
        )
    return code


def level(code: str) -> Level | None:
    """What kind of place a five-digit code is of by its number alone; None where no place has such a number."""
    if code == NATION:
        return Level.NATION
    prefecture, number = int(code[:2]), int(code[2:])
    if not 1 <= prefecture <= _LAST_PREFECTURE:
        return None
    if number == 0:
        return Level.PREFECTURE
    if 100 <= number < 200:
        return _level_of_large_cities(code)
    if number == _RESIDUAL:
        return Level.RESIDUAL
    return Level.MUNICIPALITY if 201 <= number < 800 else None


def _level_of_large_cities(code: str) -> Level | None:
    if code == SPECIAL_WARDS:
        return Level.SPECIAL_WARDS
    if code[:2] == SPECIAL_WARDS[:2]:
        return Level.MUNICIPALITY
    if code in designated_cities():
        return Level.DESIGNATED_CITY
    return Level.WARD if _city_below(code) else None


def city_of_ward(ward: str) -> str:
    """The designated city a ward is of: the one with the largest code not above the ward's, 22140 → 22130."""
    if level(ward) is not Level.WARD:
        raise PlaceError(f"コード「{ward}」は指定都市の区ではありません。")
    return _city_below(ward)


def _city_below(code: str) -> str:
    cities = designated_cities()
    at = bisect_right(cities, code)
    return cities[at - 1] if at and cities[at - 1][:2] == code[:2] else ""


def prefecture_of(code: str) -> str:
    """The prefecture's code of any place below the nation: 01235 → 01000."""
    return f"{code[:2]}000"


def residual_of(code: str) -> str:
    """Where what cannot be placed in a municipality of a place's prefecture stays: 13101 → 13999."""
    return f"{code[:2]}{_RESIDUAL}"
