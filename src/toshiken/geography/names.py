"""Names of municipalities as people write them: 檜原村 and 桧原村, 龍ケ崎市 and 竜ヶ崎市, with or without county and blanks.

The groups of letters are the 康熙字典体 of 常用漢字表（平成22年内閣告示第2号）, the pairs whose places JIS X 0208 exchanged in 1983
(鰺・鯵, 檜・桧, 竈・竃, 諫・諌 …) and common other forms (崎・﨑, 高・髙, 釜 for 竈 in 塩竈市), as far as a municipality since 1980 has one
of them in its name.
"""

import re
import unicodedata
from functools import cache

SAME_LETTERS = (
    "ケヶヵがガ", "ノの之", "崎﨑嵜", "高髙", "辺邊邉", "富冨", "島嶋", "浜濱", "沢澤", "滝瀧", "広廣", "国國", "桜櫻", "栄榮",
    "塩鹽", "恵惠", "与與", "弥彌", "真眞", "斎齋", "条條", "当當", "壱壹", "竜龍", "渓溪", "挟挾", "曽曾", "徳德", "瀬瀨", "摂攝",
    "穂穗", "来來", "桧檜", "竈竃釜", "鯵鰺", "諌諫", "砺礪", "梼檮", "薮藪", "鴬鶯", "蕊蘂", "祢禰", "頴穎", "淵渕", "舘館", "騨驒",
)  # fmt: skip
_FIRST_OF_ITS_GROUP = str.maketrans({letter: group[0] for group in SAME_LETTERS for letter in group})
_VARIATION = re.compile("[\\s\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # blanks, and selectors of a letter's shape (IVS)
_ABOVE = re.compile(r".{1,6}?(?:郡|支庁|振興局)")


@cache
def folded(name: str) -> str:
    """The name with one letter for all that stand for each other, without blanks; only to be compared."""
    return unicodedata.normalize("NFKC", _VARIATION.sub("", name)).translate(_FIRST_OF_ITS_GROUP)


def readings(name: str) -> tuple[str, ...]:
    """The folded name and, where it may begin with a county or subprefecture, what stands behind it: 石狩郡当別町 → 当別町."""
    whole = folded(name)
    return (whole, *(whole[found.end() :] for found in [_ABOVE.match(whole)] if found and found.end() < len(whole)))


def ends_with_name(printed: str, name: str) -> bool:
    """Whether a printed name (宮城県 仙台市) is that of a place, whatever stands before it."""
    return folded(printed).endswith(folded(name))
