"""連携中枢都市圏ビジョン (要綱第6)."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from toshiken.core.records import Id, Record, Text, fault_at
from toshiken.geography.area import Code
from toshiken.geography.municipalities import municipality


class RoleMeasures(Record):
    """What the vision says of one of the three roles."""

    role: Literal["ア", "イ", "ウ"]
    direction: str = ""
    text: str = ""


class Consent(Record):
    """A partner agreed to the vision or its change (要綱第6: 協議)."""

    member: Code
    day: date


class Revision(Record):
    """A yearly change of the vision."""

    day: date
    summary: Text
    meeting: str = ""


class Vision(Record):
    """A vision. meetings: ids of the 懇談会 that gave their 意見 before it was decided. Empty texts are 未定.

    accepted: ids of machine-made sentences that a person has accepted; all others are marked in the papers.
    unknown: why the steps to it are not recorded (公表資料で確認できない).
    """

    id: Id
    name: Text
    first_day: date | None = None
    last_day: date | None = None
    decided: date | None = None
    published: date | None = None
    purpose: str = ""
    future_image: tuple[str, ...] = ()
    measures: tuple[RoleMeasures, ...] = ()
    follow_up: str = ""
    meetings: tuple[Text, ...] = ()
    consents: tuple[Consent, ...] = ()
    revisions: tuple[Revision, ...] = ()
    accepted: tuple[Text, ...] = ()
    unknown: str = ""
    note: str = ""
    origin: str = ""

    @model_validator(mode="after")
    def _each_consent_once(self) -> Self:
        """A member consents again to a change, on another day."""
        for index, consent in enumerate(self.consents):
            if consent in self.consents[:index]:
                name = municipality(consent.member).name
                raise fault_at(
                    ("consents", index), f"{name}の{consent.day}の同意が2回書かれています。1回にしてください"
                )
        return self

    @property
    def key(self) -> str:
        return self.id
