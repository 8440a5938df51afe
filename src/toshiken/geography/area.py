"""An area: hub city (or two) and partners, each with its dates."""

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from toshiken.core.errors import PlaceError, RequestError
from toshiken.core.quantity import Place
from toshiken.core.records import Record, Text, fault_at, load_record, require_origin
from toshiken.geography.municipalities import (
    all_municipalities,
    given_twice,
    municipality,
    prefecture_place,
    require_no_ward,
)


def _known_code(code: str) -> str:
    if code not in all_municipalities():
        _require_no_ward(code)
        advice = (
            "番号を確かめてください。合併などでなくなった市町村なら、今の市町村のコードを書いてください"
            if re.fullmatch("[0-9]{5}", code)
            else "5桁の数字を引用符で囲んで書いてください"
        )
        raise ValueError(f"市区町村コード「{code}」は令和6年1月1日の一覧にありません。{advice}")
    return code


def _require_no_ward(code: str) -> None:
    try:
        require_no_ward(code)
    except PlaceError as fault:
        raise ValueError(str(fault).removesuffix("。")) from None


_SLUG = r"^[a-z][a-z0-9_]*$"


def _latin(slug: str) -> str:
    if not re.fullmatch(_SLUG, slug):
        raise ValueError(
            f"slug の「{slug}」は出力ファイルの名前に使えません。半角の英小文字で始め、英小文字、数字、「_」だけで書いてください（例：fukuyama）"
        )
    return slug


UNSET = "未設定"
Code = Annotated[str, AfterValidator(_known_code)]


def _each_once(codes: tuple[str, ...]) -> tuple[str, ...]:
    for index, code in enumerate(codes):
        if code in codes[:index]:
            raise fault_at((index,), given_twice(municipality(code).place))
    return codes


# Municipalities that take part in something, each once.
Codes = Annotated[tuple[Code, ...], AfterValidator(_each_once)]


class Stay(Record):
    """A time as a member that is over: the first day (absent: from the start), the last one, the day of the agreement."""

    joined: date | None = None
    concluded: date | None = None
    left: date


class Member(Record):
    """A municipality's part in an area. `reason` is required of a partner under the commuting threshold.

    joined: the first day as a member; absent: from the start. left: the last one. concluded: the day of its agreement.
    earlier: the times before, of one that left and came back.
    """

    code: Code
    name: str
    joined: date | None = None
    concluded: date | None = None
    left: date | None = None
    reason: str = ""
    earlier: tuple[Stay, ...] = ()

    @model_validator(mode="after")
    def _name_belongs_to_code(self) -> Self:
        official = municipality(self.code).name
        if self.name != official:
            raise ValueError(f"コード {self.code} は「{official}」です。名前「{self.name}」かコードを直してください")
        return self

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        for first in (self.joined, self.concluded):
            if self.left and first and self.left < first:
                raise ValueError(f"{self.name}が離れた日（{self.left}）が {first} より前です。日付を確かめてください")
        return self

    @property
    def place(self) -> Place:
        return Place(self.code, self.name)

    def belongs_on(self, day: date) -> bool:
        """Whether it is a member on that day."""
        return any((s.joined is None or s.joined <= day) and (s.left is None or day <= s.left) for s in self.stays)

    @property
    def stays(self) -> tuple["Stay | Member", ...]:
        """Every time as a member, in order."""
        return (*self.earlier, self)

    @property
    def first_joined(self) -> date | None:
        """The first day of all; None where it was a member from the start."""
        return self.stays[0].joined

    def as_of(self, day: date) -> Self:
        """Without days after `day`."""
        if self.earlier and self.joined and self.joined > day:
            *before, last = self.earlier
            days = {"joined": last.joined, "concluded": last.concluded, "left": last.left, "earlier": tuple(before)}
            return self.model_copy(update=days).as_of(day)
        later = [key for key in ("joined", "concluded", "left") if (found := getattr(self, key)) and found > day]
        return self.model_copy(update=dict.fromkeys(later))


class AreaName(Record):
    """What the area is called from a day on; without a day, from the start."""

    name: Text
    first_day: date | None = None
    tentative: bool = False

    @property
    def since(self) -> date:
        return self.first_day or date.min


class Milestone(Record):
    """A step of the scheme on its day; `until` is the last day of what it set going, where it is known."""

    kind: Literal["declaration", "agreement", "vision", "revision"]
    day: date
    until: date | None = None
    label: Text
    note: str = ""
    origin: Text

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        if self.until and self.until < self.day:
            raise ValueError(f"「{self.label}」の末日（{self.until}）が {self.day} より前です。日付を確かめてください")
        return self


class Contact(Record):
    """The office that answers for the document: an office, never a person; 未設定 until it is named."""

    organisation: Text
    office: Text

    @property
    def office_shown(self) -> str:
        """The office as pages print it behind the organisation."""
        return "（担当課未設定）" if self.office == UNSET else self.office


class Area(Record):
    """An area of one or two hub cities and their partners, read from an area.yml.

    printed_members: the members that figures printed for the whole area cover; with any others they do not hold.
    members_known_on: the day whose members these are, where what came later is not known; absent: they are kept up.
    """

    schema_version: Literal[1]
    slug: Annotated[str, AfterValidator(_latin), Field(json_schema_extra={"pattern": _SLUG})]
    names: Annotated[tuple[AreaName, ...], Field(min_length=1)]
    hubs: Annotated[tuple[Member, ...], Field(min_length=1, max_length=2)]
    partners: tuple[Member, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    printed_members: tuple[Code, ...] = ()
    members_known_on: date | None = None
    contact: Contact

    @model_validator(mode="after")
    def _no_member_twice(self) -> Self:
        seen: set[str] = set()
        hubs = {hub.code for hub in self.hubs}
        for key, members in (("hubs", self.hubs), ("partners", self.partners)):
            for index, member in enumerate(members):
                if member.code in seen:
                    own = key == "partners" and member.code in hubs
                    what = f"{member.name}（{member.code}）は中枢都市で、連携市町村にはなりません。partners から消してください"
                    raise fault_at((key, index), what if own else given_twice(member.place))
                seen.add(member.code)
        return self

    @property
    def hub(self) -> Member:
        """The first hub city."""
        return self.hubs[0]

    @property
    def place(self) -> Place:
        return Place(self.slug, "圏域")

    @property
    def prefectures(self) -> tuple[Place, ...]:
        """The prefectures its members lie in, the hub's first."""
        return tuple(dict.fromkeys(prefecture_place(m.code) for m in (*self.hubs, *self.partners)))

    @property
    def prefecture(self) -> Place:
        """Its prefecture; of several their sum as one place: (34000+35000, 広島県・山口県計)."""
        first, *others = self.prefectures
        if not others:
            return first
        return Place("+".join(p.code for p in self.prefectures), f"{'・'.join(p.name for p in self.prefectures)}計")

    def members(self, day: date) -> tuple[Place, ...]:
        """Hubs first, then partners in code order (建制順): those that had joined and not yet left."""
        members = (*self.hubs, *sorted(self.partners, key=lambda p: p.code))
        return tuple(m.place for m in members if m.belongs_on(day))

    def as_of(self, day: date) -> Self:
        """What was known on the day, with the hubs of that day: no later member, step or name, and no day to come."""
        hubs = tuple(m.as_of(day) for m in self.hubs if m.belongs_on(day))
        if not hubs:
            raise RequestError(f"{day.isoformat()} には圏域に中枢都市がありません。もっと後の日付を指定してください。")
        names = tuple(n for n in self.names if n.since <= day) or (min(self.names, key=lambda n: n.since),)
        return self.model_copy(
            update={
                "names": names,
                "hubs": hubs,
                "partners": tuple(
                    m.as_of(day) for m in self.partners if m.first_joined is None or m.first_joined <= day
                ),
                "milestones": tuple(m for m in self.milestones if m.day <= day),
            }
        )

    def as_printed(self, day: date) -> bool:
        """Whether figures printed for the area cover its members on the day."""
        return {m.code for m in self.members(day)} == set(self.printed_members)

    def name_on(self, day: date) -> str:
        """The name on a day, （仮称） before it until it is settled."""
        known = [n for n in self.names if n.since <= day] or [min(self.names, key=lambda n: n.since)]
        latest = max(known, key=lambda n: n.since)
        return f"（仮称）{latest.name}" if latest.tentative else latest.name

    def partner_word(self, day: date) -> str:
        """関係市町村 before the first agreement is concluded, 連携市町村 after."""
        concluded = any(p.concluded and p.concluded <= day for p in self.partners)
        return "連携市町村" if concluded or self.milestone("agreement", day) else "関係市町村"

    def milestone(self, kind: str, day: date) -> Milestone | None:
        """The first milestone of that kind reached by `day`."""
        reached = [m for m in self.milestones if m.kind == kind and m.day <= day]
        return min(reached, key=lambda m: m.day) if reached else None


def read_area(path: Path, origins: Collection[str]) -> Area:
    """The area of an area.yml; `origins`: the ids its milestones may name."""
    area = load_record(path, Area)
    for index, milestone in enumerate(area.milestones):
        require_origin(milestone.origin, origins, path, ("milestones", index, "origin"))
    return area
