"""The defaults of the year, April to March, from national.yml."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, RootModel

from toshiken.core.records import Record, Text, load_record

Actor = Literal["hub", "partners", "members"]
ACTORS: dict[Actor, str] = {"hub": "連携中枢都市", "partners": "連携市町村", "members": "構成市町村"}
MonthDay = Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]


class CalendarItem(Record):
    """What is done every year. actor: who does it. basis: where the days come from; verified false: a proposal."""

    id: Text
    name: Text
    actor: Actor
    first: MonthDay
    last: MonthDay
    basis: Text
    verified: bool


@cache
def national_items() -> tuple[CalendarItem, ...]:
    """In order of the year."""
    return load_record(Path(__file__).with_name("national.yml"), RootModel[tuple[CalendarItem, ...]]).root
