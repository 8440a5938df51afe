"""Meetings of the alliance, and the public comments of its members."""

from datetime import date
from typing import Literal

from toshiken.core.records import Record, Text
from toshiken.geography.area import Code

MEETING_KINDS = {
    "heads": "首長会議",
    "executive": "幹事会",
    "working_group": "ワーキンググループ",
    "vision_council": "ビジョン懇談会",
}


class Paper(Record):
    """資料: its number and name, and in short what it says."""

    name: Text
    summary: str = ""


class Meeting(Record):
    """A meeting. outcome: what came of it; a 懇談会 gives 意見 and decides nothing. about: id of a vision, where one was its subject."""

    id: Text
    kind: Literal["heads", "executive", "working_group", "vision_council"]
    name: Text
    day: date
    agenda: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    outcome: str = ""
    about: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return self.id


class PublicComment(Record):
    """パブリックコメント of one member on a vision; every member runs its own."""

    id: Text
    member: Code
    vision: Text
    first_day: date
    last_day: date
    opinions: int | None = None
    answered: date | None = None
    note: str = ""

    @property
    def key(self) -> str:
        return self.id
