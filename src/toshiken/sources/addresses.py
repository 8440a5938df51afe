"""The municipality an address as printed begins with."""

import re
from collections.abc import Sequence
from functools import cache

from toshiken.geography.municipalities import Municipality, all_municipalities
from toshiken.sources.prefectures import prefecture_codes

_POSTAL_CODE = re.compile(r"^〒?[0-9０-９]{3}[－―‐-][0-9０-９]{4}\s*")
_COUNTY = re.compile(r"^[^市区町村]+?郡")


def municipality_of(address: str) -> Municipality | None:
    """〒060－0808 北海道札幌市北区北8条西5丁目 → 札幌市; a county before the name and a missing prefecture are read too.

    None where no municipality of the bundled list stands there, or several could.
    """
    prefectures = [name for name in prefecture_codes() if name in address]
    if not prefectures:
        return _at_start(_POSTAL_CODE.sub("", address), tuple(all_municipalities().values()))
    first = min(prefectures, key=address.index)
    rest = address[address.index(first) + len(first) :]
    within = _of_prefecture(first)
    return _at_start(rest, within) or _at_start(_COUNTY.sub("", rest), within)


def _at_start(text: str, among: Sequence[Municipality]) -> Municipality | None:
    found = [place for place in among if text.startswith(place.name)]
    longest = max((len(place.name) for place in found), default=0)
    candidates = [place for place in found if len(place.name) == longest]
    return candidates[0] if len(candidates) == 1 else None


@cache
def _of_prefecture(name: str) -> tuple[Municipality, ...]:
    return tuple(place for place in all_municipalities().values() if place.prefecture == name)
