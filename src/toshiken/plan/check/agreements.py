"""Who is party to an agreement, and what its wording must hold."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.procedure.wording import blanks, seal_of_lines
from toshiken.plan.records.agreement import Agreement


def find(scope: Scope) -> Iterator[Found]:
    """Parties, one agreement a pair, ends that close, wordings that are there."""
    hubs = {hub.code for hub in scope.plan.area.hubs}
    pairs: dict[tuple[str, str], Agreement] = {}
    for agreement, standing in scope.each("agreements"):
        if agreement.hub not in hubs:
            yield found("hub_is_none", standing, "hub", name=scope.name(agreement.hub))
        if agreement.partner == agreement.hub:
            yield found("party_with_itself", standing, "partner", name=scope.name(agreement.hub))
        before = pairs.get((agreement.hub, agreement.partner))
        if before is not None and not (_follows(agreement, before) or _follows(before, agreement)):
            yield found("second_agreement", standing, "partner", name=scope.name(agreement.partner))
        pairs[agreement.hub, agreement.partner] = agreement
        ends = [n for n, p in enumerate(agreement.proceedings) if p.kind == "end" and p.concluded]
        for index in range(min(ends, default=len(agreement.proceedings)) + 1, len(agreement.proceedings)):
            yield found("after_end", standing, "proceedings", index, name=scope.name(agreement.partner))
    yield from _wordings(scope)
    yield from _lost(scope)
    yield from _policies(scope)


def _follows(agreement: Agreement, before: Agreement) -> bool:
    """Whether it was begun after the one before it ended."""
    day = agreement.proceedings[0].begun
    return before.ended is not None and day is not None and before.ended <= day


def _wordings(scope: Scope) -> Iterator[Found]:
    for kept, standing in scope.each("sealed_wordings"):
        if seal_of_lines(kept.lines) != kept.sha256:
            yield found("seal_broken", standing, "lines", text=kept.text)
    for text, standing in scope.each("agreement_texts"):
        if left := blanks(text):
            where = ("articles",) if text.articles else ()
            yield found("wording_unknown", standing, *where, id=text.id, headings="、".join(left))


def _lost(scope: Scope) -> Iterator[Found]:
    """Seals whose lines were not kept, each once."""
    kept = {known.sha256 for known in scope.plan.sealed_wordings}
    for agreement, standing in scope.each("agreements"):
        for index, proceeding in enumerate(agreement.proceedings):
            for sealed in proceeding.sealed:
                if sealed.sha256 and sealed.sha256 not in kept:
                    kept.add(sealed.sha256)
                    words = {"text": sealed.text, "sha256": sealed.sha256}
                    yield found("sealed_lines_missing", standing, "proceedings", index, "text", **words)


def _policies(scope: Scope) -> Iterator[Found]:
    """A hub that stands alone: its own council votes, nobody else's."""
    for policy, standing in scope.each("formation_policies"):
        vote, name = policy.side.vote, scope.name(policy.hub)
        if policy.adopted is None or policy.side.unknown:
            continue
        if vote is None or vote.result != "passed":
            yield found("policy_without_vote", standing, "adopted", name=name)
        elif policy.adopted < vote.day:
            yield found("policy_before_vote", standing, "adopted", name=name, day=policy.adopted, vote=vote.day)
