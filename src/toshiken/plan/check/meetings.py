"""Meetings and public comments: the 懇談会 gives 意見 and decides nothing; the heads meet every year."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.folder import Standing
from toshiken.plan.records.meeting import Meeting

# Words of a body that decides; a 懇談会 hears and gives 意見.
DECIDING = ("承認", "答申", "決定", "議決", "可決")


def find(scope: Scope) -> Iterator[Found]:
    """Words of the 懇談会, years without a meeting of the heads, public comments against their vision."""
    for meeting, standing in scope.each("meetings"):
        if meeting.kind == "vision_council":
            yield from _words(meeting, standing)
    yield from _heads(scope)
    yield from _comments(scope)


def _words(meeting: Meeting, standing: Standing) -> Iterator[Found]:
    texts: list[tuple[tuple[str | int, ...], str]] = [(("outcome",), meeting.outcome), (("name",), meeting.name)]
    texts += [(("agenda", n), text) for n, text in enumerate(meeting.agenda)]
    texts += [(("papers", n), f"{paper.name}{paper.summary}") for n, paper in enumerate(meeting.papers)]
    for where, text in texts:
        for word in DECIDING:
            if word in text:
                yield found("council_decides", standing, *where, word=word, text=text, name=meeting.name)
                break


def _heads(scope: Scope) -> Iterator[Found]:
    signed = [day for agreement in scope.plan.agreements if (day := agreement.first_concluded)]
    if not signed:
        return
    met = {fiscal_year_of(m.day) for m in scope.plan.meetings if m.kind == "heads"}
    for year in range(fiscal_year_of(min(signed)) + 1, fiscal_year_of(scope.day)):
        if year not in met:
            yield found("heads_not_met", Standing(scope.folder.folder / "meetings.yml"), year=year)


def _comments(scope: Scope) -> Iterator[Found]:
    decided = {vision.id: vision.decided for vision in scope.plan.visions}
    for comment, standing in scope.each("public_comments"):
        name = scope.name(comment.member)
        if comment.last_day < comment.first_day:
            yield found("comment_reversed", standing, "last_day", name=name)
        day = decided.get(comment.vision)
        if day and comment.last_day >= day:
            yield found("comment_after_decision", standing, "last_day", name=name, last=comment.last_day, day=day)
