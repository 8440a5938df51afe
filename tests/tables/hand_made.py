"""Small tables for the tests of the store."""

from datetime import date
from hashlib import sha256

import polars as pl

from toshiken.core.origin import Origin
from toshiken.tables.new_table import NewTable
from toshiken.tables.observations import SCHEMA
from toshiken.tables.observed import RECORDS

TODAY = date(2025, 6, 1)
PLACES = ("01100", "01203", "01235")
SSDSE = Origin("ssdse_a_2025", "SSDSE-A", "統計センター", "2025", edition="2025年版")


def digest(text):
    """The hash an input of that content has."""
    return sha256(text.encode()).hexdigest()


def figures(
    values=(1.0, 2.0, 3.0), field="population_persons", period="2020-10-01", origin=SSDSE, places=PLACES, **more
):
    """A value a place."""
    rows = [
        (
            field,
            place,
            period,
            more.get("dimensions", ""),
            value,
            _state(value),
            origin.id,
            "A1101",
            more.get("survey", ""),
        )
        for place, value in zip(places, values, strict=True)
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def _state(value):
    return "PRESENT" if value is not None else "SUPPRESSED"


def table(frame=None, origin=SSDSE, **more):
    """A table of figures, by default the population of three municipalities."""
    given = {"publication": "ssdse_a", "edition": "2025", "table": "main", "kind": "figures", "boundaries_as_of": None}
    frame = figures(origin=origin) if frame is None else frame
    return NewTable(**{**given, **more}, origin=origin, frame=frame)


def records(values=(90.1, 80.2, 70.3), item="D2203", origin=SSDSE):
    """A printed rate a place."""
    rows = [
        (item, place, "FY2022", "", value, "PRESENT", origin.id, item, "", "経常収支比率", "percent")
        for place, value in zip(PLACES, values, strict=True)
    ]
    frame = pl.DataFrame(rows, schema=RECORDS, orient="row")
    return table(frame, origin, kind="records", labels={item: ("経常収支比率", "percent")})


def register(names=("札幌市", "小樽市", "石狩市"), origin=SSDSE, **more):
    """A list of places."""
    frame = pl.DataFrame({"code": PLACES, "name": names, "row": [2, 3, 4]}, schema_overrides={"row": pl.UInt32})
    return table(frame, origin, kind="register", table="list", **more)
