"""Who answers for the plan in each member: offices and posts, never a person's name."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from toshiken.core.records import Record, Text
from toshiken.geography.area import Code


class Desk(Record):
    """A member's office in charge, its council, its finance office."""

    member: Code
    office: Text
    post: str = ""
    finance_office: str = ""
    council: str = ""
    head: str = ""
    since: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return self.member


class MovedDay(Record):
    """A member's own days for an item of the national calendar. `MM-DD` to `MM-DD` of the fiscal year."""

    id: Text
    item: Text
    member: Code
    first: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]
    last: Annotated[str, Field(pattern=r"^\d{2}-\d{2}$")]
    note: str = ""

    @property
    def key(self) -> str:
        return self.id


class Election(Record):
    """An election of a member's head or council."""

    id: Text
    member: Code
    kind: Literal["head", "council"]
    day: date
    note: str = ""

    @property
    def key(self) -> str:
        return self.id
