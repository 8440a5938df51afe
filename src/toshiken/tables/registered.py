"""The places of a list are held against those of its day, as the places of a table of figures are."""

from toshiken.core.errors import PlaceError, SourceError
from toshiken.geography.places import Places
from toshiken.sources.printed import Register

_NAMED = ("row", "code", "name")


def require_places(register: Register, places: Places, label: str) -> None:
    """Raises a SourceError where a list that gives row, code and name of places has a code that is none on its day, or another's."""
    if not set(_NAMED) <= set(register.rows.columns):
        return
    for row, code, name in register.rows.select(_NAMED).unique(["code", "name"], maintain_order=True).iter_rows():
        if not code:
            continue
        try:
            places.code(code, name, register.boundaries_as_of)
        except PlaceError as fault:
            raise SourceError(f"{row}件目：{fault}", label) from None
