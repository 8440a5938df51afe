"""The way of every proceeding: votes before signing, on one and the same wording, in order of time."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.folder import Standing
from toshiken.plan.procedure.context import declared_on, governor, parties_of
from toshiken.plan.procedure.states import KINDS
from toshiken.plan.procedure.steps import PARTIES, Party
from toshiken.plan.procedure.wording import ChangedLine, compared, lines_of, seal
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.procedure import Proceeding, Sealed, Side


def find(scope: Scope) -> Iterator[Found]:
    """Every proceeding of every agreement."""
    for agreement, standing in scope.each("agreements"):
        for index, proceeding in enumerate(agreement.proceedings):
            one = _One(scope, agreement, proceeding, standing, index)
            yield from one.order()
            yield from one.votes()
            yield from one.wordings()
            yield from one.signing()


class _One:
    """One proceeding with its place."""

    def __init__(self, scope: Scope, agreement: Agreement, proceeding: Proceeding, standing: Standing, index: int):
        self.scope, self.agreement, self.proceeding = scope, agreement, proceeding
        self.standing, self.index = standing, index
        self.kind = KINDS[proceeding.kind]
        self.parties = parties_of(agreement, scope.plan)
        self.names = dict(zip(PARTIES, (scope.name(agreement.hub), scope.name(agreement.partner)), strict=True))

    def _found(self, fault: str, *location: str | int, **words: object) -> Found:
        return found(fault, self.standing, "proceedings", self.index, *location, kind=self.kind, **words)

    def _sides(self) -> Iterator[tuple[Party, str, Side]]:
        for party, side in zip(PARTIES, self.proceeding.sides, strict=True):
            yield party, self.names[party], side

    def order(self) -> Iterator[Found]:
        """Declaration → bill → vote; the first proceeding concludes, later ones follow it."""
        declared = declared_on(self.agreement.hub, self.scope.plan)
        for party, name, side in self._sides():
            where = f"{party}_side"
            if side.bill and declared and side.bill.day < declared:
                yield self._found("before_declaration", where, "bill", "day", name=name, day=side.bill.day, of=declared)
            if side.bill and self.proceeding.started and side.bill.day < self.proceeding.started:
                days = {"day": side.bill.day, "started": self.proceeding.started}
                yield self._found("bill_before_start", where, "bill", "day", name=name, **days)
            if side.vote and side.bill is None:
                yield self._found("vote_without_bill", where, "vote", name=name)
            if side.vote and side.bill and side.vote.day < side.bill.day:
                yield self._found(
                    "vote_before_bill", where, "vote", "day", name=name, vote=side.vote.day, bill=side.bill.day
                )
        concluded = self.proceeding.concluded
        if concluded and declared and concluded.day < declared:
            yield self._found(
                "before_declaration", "concluded", "day", name=self.names["hub"], day=concluded.day, of=declared
            )
        yield from self._after_the_first()

    def _after_the_first(self) -> Iterator[Found]:
        first = self.agreement.proceedings[0]
        if self.index == 0 and self.proceeding.kind != "conclude":
            yield self._found("change_without_agreement", "kind")
        before = self.agreement.proceedings[self.index - 1].concluded if self.index else None
        if self.index and first.concluded is None:
            yield self._found("change_without_agreement", "kind")
        elif before and (day := self.proceeding.begun) and day < before.day:
            where = ("started",) if self.proceeding.started else ("kind",)
            yield self._found("begun_before_conclusion", *where, day=day, before=before.day)

    def votes(self) -> Iterator[Found]:
        """Both votes, passed, before the signing."""
        concluded = self.proceeding.concluded
        for party, name, side in self._sides():
            where = f"{party}_side"
            if side.unknown:
                yield self._found("steps_unknown", where, "unknown", name=name, reason=side.unknown)
            elif side.vote is None and concluded:
                yield self._found("concluded_without_vote", where, name=name)
            elif side.vote is None:
                yield self._found("vote_missing" if side.bill else "bill_missing", where, name=name)
            elif concluded and side.vote.result != "passed":
                yield self._found("concluded_though_rejected", where, "vote", "result", name=name)
            elif concluded and concluded.day < side.vote.day:
                yield self._found(
                    "concluded_before_vote", "concluded", "day", name=name, day=concluded.day, vote=side.vote.day
                )

    def wordings(self) -> Iterator[Found]:
        """One wording from the bill to the signing, and it still reads as it was sealed."""
        for party, name, side in self._sides():
            if side.bill and side.vote and side.bill.differs_from(side.vote):
                where, changed = _at(side.vote), self._changed(side.bill, side.vote)
                yield self._found("bill_and_vote_differ", f"{party}_side", "vote", where, name=name, changed=changed)
        hub, partner = (side.vote for side in self.proceeding.sides)
        if hub and partner and hub.differs_from(partner):
            where, changed = _at(partner), self._changed(hub, partner)
            yield self._found(
                "votes_differ", "partner_side", "vote", where, name=self.names["partner"], changed=changed
            )
        concluded, vote = self.proceeding.concluded, hub or partner
        if concluded and vote and vote.differs_from(concluded):
            changed = self._changed(vote, concluded)
            yield self._found("concluded_text_differs", "concluded", _at(concluded), changed=changed)
        yield from self._on_the_table()
        yield from self._rewritten()

    def _on_the_table(self) -> Iterator[Found]:
        """The proceeding's own text is the one that was taken through the councils."""
        last = next((sealed for _, sealed in self._sealed()), None)
        text = self.scope.plan.agreement_text(self.proceeding.text)
        if last and last.text != self.proceeding.text and text and last.sha256 != seal(text, *self.names.values()):
            yield self._found("another_text", "text", text=self.proceeding.text, sealed=last.text)

    def _rewritten(self) -> Iterator[Found]:
        for location, sealed in self._sealed():
            text = self.scope.plan.agreement_text(sealed.text)
            if text and sealed.sha256 and seal(text, *self.names.values()) != sealed.sha256:
                if other := self._owner(sealed):
                    yield self._found("seal_of_another_text", *location, text=sealed.text, other=other)
                    return
                before = self.parties.lines(sealed)
                changed = _told(compared(before, lines_of(text, *self.names.values())) if before else ())
                yield self._found("wording_rewritten", *location, text=sealed.text, changed=changed)
                return

    def _owner(self, sealed: Sealed) -> str:
        """The other text whose wording the seal is of, as it reads now or as it was kept; "" where there is none."""
        plan = self.scope.plan
        found = [t.id for t in plan.agreement_texts if seal(t, *self.names.values()) == sealed.sha256]
        found += [kept.text for kept in plan.sealed_wordings if kept.sha256 == sealed.sha256]
        return "" if sealed.text in found else next(iter(found), "")

    def _sealed(self) -> Iterator[tuple[tuple[str, ...], Sealed]]:
        """The last one first: what was concluded holds."""
        if self.proceeding.concluded:
            yield ("concluded", "sha256"), self.proceeding.concluded
        for party, _, side in self._sides():
            if side.vote:
                yield (f"{party}_side", "vote", "sha256"), side.vote
            if side.bill:
                yield (f"{party}_side", "bill", "sha256"), side.bill

    def _changed(self, old: Sealed, new: Sealed) -> str:
        """The lines that differ; of steps without seals those of the texts as they read now."""
        before, after = self._lines(old), self._lines(new)
        return _told(compared(before, after) if before and after else ())

    def _lines(self, sealed: Sealed) -> tuple[str, ...]:
        text = self.scope.plan.agreement_text(sealed.text)
        if sealed.sha256 is None and text:
            return lines_of(text, *self.names.values())
        return self.parties.lines(sealed)

    def signing(self) -> Iterator[Found]:
        """告示 and 届出 after it, each side its own; seals where they lack."""
        concluded = self.proceeding.concluded
        for party, name, side in self._sides():
            where = f"{party}_side"
            for key, word in (("public_notice", "告示"), ("notification", "届出")):
                step = getattr(side, key)
                if step and (concluded is None or step.day < concluded.day):
                    yield self._found("before_conclusion", where, key, "day", name=name, step=word)
                if step is None and concluded and not side.unknown:
                    yield self._found(f"{key}_missing", where, name=name)
            to = governor(self.agreement.hub if party == "hub" else self.agreement.partner, self.agreement)
            if side.notification and side.notification.to != to:
                yield self._found(
                    "wrong_governor", where, "notification", "to", name=name, to=side.notification.to, right=to
                )
        for location, sealed in self._sealed():
            text = self.scope.plan.agreement_text(sealed.text)
            if sealed.sha256 is None and text and any(article.paragraphs for article in text.articles):
                yield self._found("seal_missing", *location[:-1], text=sealed.text)


def _at(sealed: Sealed) -> str:
    """What the finding points at: the seal, or the text's id where there is no seal."""
    return "sha256" if sealed.sha256 else "text"


def _told(changed: tuple[ChangedLine, ...]) -> str:
    lines = "、".join(f"旧「{x.old}」新「{x.new}」" for x in changed)
    return lines or "封をした文言が残っていないため示せません"
