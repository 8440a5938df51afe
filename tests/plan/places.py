"""Municipalities that do not exist, for a plan of which nothing happened: known while a test asks for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from toshiken.geography import municipalities
from toshiken.geography.municipalities import Municipality, all_municipalities, prefecture_place

FICTITIOUS = (
    Municipality("99201", "架空県", "架空中央市"),
    Municipality("99202", "架空県", "架空東市"),
    Municipality("99301", "架空県", "架空西町"),
    Municipality("99302", "架空県", "架空南町"),
    Municipality("99303", "架空県", "架空北村"),
    Municipality("98201", "隣架空県", "隣架空市"),
)


@contextmanager
def fictitious_places() -> Iterator[None]:
    """The list of municipalities with these six more."""
    known = all_municipalities()
    added = [place for place in FICTITIOUS if place.code not in known]
    known.update({place.code: place for place in added})
    _forget_names()
    try:
        yield
    finally:
        for place in added:
            del known[place.code]
        prefecture_place.cache_clear()
        _forget_names()


def _forget_names() -> None:
    """The index of names was made from the list as it was."""
    municipalities._listed.cache_clear()
