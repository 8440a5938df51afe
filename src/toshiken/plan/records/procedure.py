"""What is kept of a step before a council: bill, committee, vote, public notice, notification; and of the signing.

A text is named by its id and sealed by the SHA-256 of its wording (`plan.procedure.seal`): the text that was submitted,
voted on and concluded must be one and the same (地方自治法252条の2第3項: the vote is on the 協議 and precedes signing).
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from toshiken.core.records import Record, Text

Seal = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Sealed(Record):
    """A step on a text: its day, the text's id, the seal of its wording; no seal: the wording of the day is not known."""

    day: date
    text: Text
    sha256: Seal | None = None

    def differs_from(self, other: "Sealed") -> bool:
        """Whether the two are on different wordings: by the seals where both are known, else by the texts' ids."""
        if self.sha256 and other.sha256:
            return self.sha256 != other.sha256
        return self.text != other.text


class SealedWording(Record):
    """The lines a seal was set on, kept so that a wording that is rewritten later can be shown beside it."""

    sha256: Seal
    text: Text
    lines: Annotated[tuple[str, ...], Field(min_length=1)]

    @property
    def key(self) -> str:
        return self.sha256


class Bill(Sealed):
    """議案: submitted on `day`. session: 令和4年第1回定例会; reason: 提案理由."""

    number: str = ""
    session: str = ""
    reason: str = ""


class Committee(Record):
    """付託委員会の審査."""

    name: Text
    day: date | None = None
    result: str = ""


class Vote(Sealed):
    """本会議の議決."""

    result: Literal["passed", "rejected", "withdrawn"]


class PublicNotice(Record):
    """告示."""

    day: date
    number: str = ""


class Notification(Record):
    """届出. to: whom (架空県知事, 総務大臣); document: 文書番号."""

    day: date
    to: Text
    document: str = ""


class Side(Record):
    """One party's own way through its council. unknown: why its steps are not recorded (公表資料で確認できない)."""

    bill: Bill | None = None
    committee: Committee | None = None
    vote: Vote | None = None
    public_notice: PublicNotice | None = None
    notification: Notification | None = None
    unknown: str = ""


class Proceeding(Record):
    """手続: to conclude an agreement, to change it or to end it; all three take the same steps.

    text: id of the wording now on the table. started: first day of the 協議. effective: the day it takes effect.
    """

    kind: Literal["conclude", "change", "end"]
    text: Text
    started: date | None = None
    reason: str = ""
    hub_side: Side = Side()
    partner_side: Side = Side()
    concluded: Sealed | None = None
    effective: date | None = None

    @property
    def done_on_unknown_day(self) -> bool:
        """Known to be through, its steps and its day not recorded: both sides say why."""
        return self.concluded is None and all(side.unknown for side in self.sides)

    @property
    def begun(self) -> date | None:
        """The first day that is recorded of it."""
        days = [self.started, self.concluded.day if self.concluded else None]
        days += [side.bill.day for side in self.sides if side.bill]
        return min((day for day in days if day), default=None)

    @property
    def sides(self) -> tuple[Side, Side]:
        """The hub's, the partner's."""
        return self.hub_side, self.partner_side

    @property
    def sealed(self) -> tuple[Sealed, ...]:
        """Every step on a wording: bills and votes of both sides, the signing."""
        steps = (*(step for side in self.sides for step in (side.bill, side.vote)), self.concluded)
        return tuple(step for step in steps if step)
