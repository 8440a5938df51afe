"""The guarded steps of a proceeding as pure functions: a step returns the proceeding after it or raises StepRefused.

Submit → vote on each side, in any order of sides; then conclude; then notice and notification on each side. Changing and
ending an agreement are proceedings of their own and take the same steps (地方自治法252条の2第3項・第4項).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from toshiken.plan.procedure.refusal import StepRefused
from toshiken.plan.procedure.wording import ChangedLine, blanks, compared, lines_of, seal, seal_of_lines
from toshiken.plan.records.agreement import AgreementText
from toshiken.plan.records.procedure import (
    Bill,
    Notification,
    Proceeding,
    PublicNotice,
    Sealed,
    Side,
    Vote,
)

Party = Literal["hub", "partner"]
PARTIES: dict[Party, str] = {"hub": "連携中枢都市", "partner": "連携市町村"}
VOTE_FIRST = "地方自治法第252条の2第3項"
NOTICE = "地方自治法第252条の2第2項"


@dataclass(frozen=True)
class Parties:
    """The names of the two parties, the governor each notifies, the wordings they may bring, and those sealed before."""

    hub: str
    partner: str
    governors: Mapping[Party, str]
    texts: Mapping[str, AgreementText]
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def sealed(self, text: str, day: date) -> Sealed:
        """The wording of that id, sealed on a day; no seal while any of it is 未定."""
        return Sealed(day=day, text=text, sha256=seal(self.texts[text], self.hub, self.partner) or None)

    def lines(self, sealed: Sealed) -> tuple[str, ...]:
        """The lines that were sealed: as they were kept, else as the text reads now, where its seal still holds."""
        if sealed.sha256 and sealed.sha256 in self.kept:
            return self.kept[sealed.sha256]
        text = self.texts.get(sealed.text)
        found = lines_of(text, self.hub, self.partner) if text else ()
        return found if found and seal_of_lines(found) == sealed.sha256 else ()

    def changed(self, old: Sealed, new: Sealed) -> tuple[ChangedLine, ...]:
        """The lines in which two sealed wordings differ; none where one of them is not known any more."""
        before, after = self.lines(old), self.lines(new)
        return compared(before, after) if before and after else ()


def submit(proceeding: Proceeding, party: Party, bill: Bill, parties: Parties, declared: date | None) -> Proceeding:
    """The bill goes before a council. declared: the day of the hub's declaration, None where there is none yet."""
    if declared is None or bill.day < declared:
        raise StepRefused("宣言の前に連携協約の議案は提出できません。宣言の日を確かめてください。", "要綱第5")
    _still_open(proceeding)
    if proceeding.started and bill.day < proceeding.started:
        raise StepRefused(
            f"議案の提出の日（{bill.day}）が協議の始まり（{proceeding.started}）より前です。日付を確かめてください。",
            VOTE_FIRST,
        )
    _is_written(bill, parties)
    _is_current(proceeding, bill, parties)
    if _passed(_side(proceeding, party)):
        raise StepRefused(
            f"{PARTIES[party]}の議会は議決を終えています。文案を変えるなら協議からやり直してください。", VOTE_FIRST
        )
    _as_other_side(proceeding, party, bill, "提出する文案", parties)
    return _with_side(proceeding, party, Side(bill=bill))


def vote(proceeding: Proceeding, party: Party, cast: Vote, parties: Parties) -> Proceeding:
    """The council votes on the very wording that was submitted to it."""
    side = _side(proceeding, party)
    if side.bill is None:
        raise StepRefused(f"{PARTIES[party]}の議案が提出されていません。提出の日を先に記録してください。", VOTE_FIRST)
    _still_open(proceeding)
    if side.vote is not None:
        raise StepRefused(f"{PARTIES[party]}の議決は済んでいます。再び諮るなら議案を出し直してください。", VOTE_FIRST)
    if cast.day < side.bill.day:
        raise StepRefused("議決の日が提出の日より前です。日付を確かめてください。", VOTE_FIRST)
    _is_written(cast, parties)
    _same_wording(side.bill, cast, "提出した文案", "議決した文案", parties)
    _as_other_side(proceeding, party, cast, "議決した文案", parties)
    return _with_side(proceeding, party, side.model_copy(update={"vote": cast}))


def conclude(proceeding: Proceeding, signed: Sealed, parties: Parties, effective: date | None = None) -> Proceeding:
    """Both sign, after both councils have passed one and the same wording."""
    _still_open(proceeding)
    _is_written(signed, parties)
    for party, side in zip(PARTIES, proceeding.sides, strict=True):
        if side.vote is None or side.vote.result != "passed":
            raise StepRefused(
                f"{PARTIES[party]}の議会の可決がありません。双方の議決の後に締結してください。", VOTE_FIRST
            )
        if signed.day < side.vote.day:
            raise StepRefused(f"締結の日が{PARTIES[party]}の議決の日より前です。日付を確かめてください。", VOTE_FIRST)
        _same_wording(side.vote, signed, f"{PARTIES[party]}の議会が議決した文案", "締結する文案", parties)
    return proceeding.model_copy(update={"concluded": signed, "effective": effective})


def give_notice(proceeding: Proceeding, party: Party, notice: PublicNotice) -> Proceeding:
    """告示, each side its own, once; the article asks for it and for the 届出 and sets no order between the two."""
    _is_concluded(proceeding, notice.day, "告示")
    _is_first(_side(proceeding, party).public_notice, party, "告示")
    return _with_side(proceeding, party, _side(proceeding, party).model_copy(update={"public_notice": notice}))


def notify(proceeding: Proceeding, party: Party, notification: Notification, parties: Parties) -> Proceeding:
    """届出: each side to its own governor, or to the one that handles it where governors agreed so (253条)."""
    _is_concluded(proceeding, notification.day, "届出")
    _is_first(_side(proceeding, party).notification, party, "届出")
    if notification.to != parties.governors[party]:
        raise StepRefused(
            f"届出先は「{parties.governors[party]}」です（書かれた届出先：{notification.to}）。届出先を直してください。",
            NOTICE,
        )
    return _with_side(proceeding, party, _side(proceeding, party).model_copy(update={"notification": notification}))


def redraft(proceeding: Proceeding, text: str) -> Proceeding:
    """Another wording comes on the table: every step taken on the old one is void, both councils vote anew."""
    _still_open(proceeding)
    return proceeding.model_copy(update={"text": text, "hub_side": Side(), "partner_side": Side()})


def _side(proceeding: Proceeding, party: Party) -> Side:
    return proceeding.hub_side if party == "hub" else proceeding.partner_side


def _with_side(proceeding: Proceeding, party: Party, side: Side) -> Proceeding:
    return proceeding.model_copy(update={f"{party}_side": side})


def _passed(side: Side) -> bool:
    return side.vote is not None and side.vote.result == "passed"


def _still_open(proceeding: Proceeding) -> None:
    if proceeding.concluded:
        raise StepRefused(
            "この手続は締結まで済んでいます。変更や廃止は新しい手続（kind: change、end）として始めてください。",
            "地方自治法第252条の2第4項",
        )


def _is_concluded(proceeding: Proceeding, day: date, step: str) -> None:
    if proceeding.concluded is None or day < proceeding.concluded.day:
        raise StepRefused(f"締結の前に{step}はできません。締結の日を先に記録してください。", NOTICE)


def _is_first(known: PublicNotice | Notification | None, party: Party, step: str) -> None:
    if known is not None:
        raise StepRefused(
            f"{PARTIES[party]}の{step}の記録がもうあります（{known.day}）。"
            "記録が誤りなら、agreements のファイルで直してください。",
            NOTICE,
        )


def _is_written(sealed: Sealed, parties: Parties) -> None:
    """Nobody submits, votes on or signs a wording that is still 未定."""
    text = parties.texts.get(sealed.text)
    left = blanks(text) if text else ()
    if left:
        raise StepRefused(
            f"文案「{sealed.text}」の本文が未定です（{'、'.join(left)}）。本文を書いてから記録してください。",
            VOTE_FIRST,
        )


def _is_current(proceeding: Proceeding, bill: Bill, parties: Parties) -> None:
    """The bill carries the wording now on the table, as it reads now."""
    current = parties.sealed(proceeding.text, bill.day)
    _same_wording(current, bill, "協議中の文案", "提出する文案", parties)


def _as_other_side(proceeding: Proceeding, party: Party, taken: Sealed, now: str, parties: Parties) -> None:
    """What the other council has before it or has voted on; steps without a seal are told apart by their texts."""
    other: Party = "partner" if party == "hub" else "hub"
    side, council = _side(proceeding, other), f"{PARTIES[other]}の議会"
    for known, was in ((side.vote, f"{council}が議決した文案"), (side.bill, f"{council}に提出した文案")):
        if known is not None and known.differs_from(taken):
            raise _differs(known, taken, was, now, parties)


def _same_wording(before: Sealed, after: Sealed, was: str, now: str, parties: Parties) -> None:
    if before.sha256 is None or before.sha256 != after.sha256:
        raise _differs(before, after, was, now, parties)


def _differs(before: Sealed, after: Sealed, was: str, now: str, parties: Parties) -> StepRefused:
    return StepRefused(
        f"{now}（{after.text}）が{was}（{before.text}）と違います。文言をそろえるか、協議からやり直してください（redraft）。",
        VOTE_FIRST,
        parties.changed(before, after),
    )
