"""Municipalities in one cell: their codes joined by ・."""

import re

from toshiken.core.errors import PlaceError
from toshiken.core.quantity import Place
from toshiken.geography.municipalities import given_twice, municipality, require_no_ward

BETWEEN = "・"


def joined_places(text: str) -> tuple[Place, ...]:
    """The municipalities of 01203・01408, in that order; a PlaceError where the text is another or names one twice."""
    codes = text.split(BETWEEN)
    if not all(re.fullmatch("[0-9]{5}", code) for code in codes):
        raise PlaceError(
            f"市町村のコード「{text}」を読めません。5桁のコードを「{BETWEEN}」でつないで書いてください（例：01203{BETWEEN}01408）。"
        )
    for code in codes:
        require_no_ward(code)
    places = tuple(municipality(code).place for code in codes)
    if twice := [place for index, place in enumerate(places) if place in places[:index]]:
        raise PlaceError(f"{given_twice(twice[0])}。")
    return places
