"""The vision: after the agreements, with the 懇談会's opinion and every partner's consent, with all its parts."""

from collections.abc import Iterator

from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.folder import Standing
from toshiken.plan.items import roles
from toshiken.plan.members import belongs, partners_on
from toshiken.plan.records.vision import Vision

BLANKS = {
    "first_day": "期間の初日",
    "last_day": "期間の末日",
    "purpose": "策定の目的",
    "future_image": "将来像",
    "follow_up": "進捗管理",
    "published": "公表の日",
}


def find(scope: Scope) -> Iterator[Found]:
    """Every vision, and the one that follows another."""
    before: Vision | None = None
    for vision, standing in scope.each("visions"):
        yield from _days(vision, standing)
        yield from _opinions(vision, standing, scope)
        if vision.decided:
            yield from _agreed(vision, standing, scope)
        for key, item in BLANKS.items():
            if not getattr(vision, key):
                yield found("vision_blank", standing, name=vision.name, item=item)
        stated = {measures.role for measures in vision.measures}
        for role in roles():
            if role.code not in stated:
                yield found("vision_blank", standing, name=vision.name, item=f"役割{role.code}の方針")
        if before and before.last_day and vision.first_day and vision.first_day <= before.last_day:
            yield found("visions_overlap", standing, "first_day", name=vision.name, before=before.name)
        before = vision


def _days(vision: Vision, standing: Standing) -> Iterator[Found]:
    if vision.first_day and vision.last_day and vision.last_day < vision.first_day:
        yield found("vision_reversed", standing, "last_day", name=vision.name)
    if vision.published and vision.decided and vision.published < vision.decided:
        yield found("published_before", standing, "published", what="ビジョン")
    for index, revision in enumerate(vision.revisions):
        if vision.decided and revision.day <= vision.decided:
            yield found("revision_before_decision", standing, "revisions", index, "day", day=revision.day)


def _opinions(vision: Vision, standing: Standing, scope: Scope) -> Iterator[Found]:
    meetings = {m.id: m for m in scope.plan.meetings}
    heard = [(n, meetings[key]) for n, key in enumerate(vision.meetings) if key in meetings]
    for index, meeting in heard:
        if meeting.kind != "vision_council":
            yield found("not_a_council", standing, "meetings", index, name=meeting.name)
        elif vision.decided and meeting.day > vision.decided:
            yield found("opinion_after_decision", standing, "meetings", index, name=meeting.name, day=meeting.day)
    if vision.decided and not vision.meetings:
        fault = "vision_steps_unknown" if vision.unknown else "vision_without_opinion"
        yield found(fault, standing, name=vision.name, reason=vision.unknown)


def _agreed(vision: Vision, standing: Standing, scope: Scope) -> Iterator[Found]:
    assert vision.decided is not None
    signed = [day for agreement in scope.plan.agreements if (day := agreement.first_concluded)]
    open_ = any(agreement.proceedings[0].done_on_unknown_day for agreement in scope.plan.agreements)
    if scope.plan.agreements and not open_ and (not signed or vision.decided < min(signed)):
        yield found("vision_before_agreements", standing, "decided", name=vision.name, day=vision.decided)
    yield from _consents(vision, standing, scope)
    if vision.unknown:
        return
    consented = {consent.member for consent in vision.consents}
    for code in partners_on(scope.plan.area, vision.decided):
        if code not in consented:
            yield found("consent_missing", standing, "consents", name=scope.name(code), vision=vision.name)
    commented = {comment.member for comment in scope.plan.public_comments if comment.vision == vision.id}
    for member in scope.plan.area.members(vision.decided):
        if member.code not in commented:
            yield found("comment_missing", standing, name=member.name, vision=vision.name)


def _consents(vision: Vision, standing: Standing, scope: Scope) -> Iterator[Found]:
    for index, consent in enumerate(vision.consents):
        name = scope.name(consent.member)
        if not belongs(consent.member, scope.plan.area, consent.day):
            yield found("consent_of_stranger", standing, "consents", index, "member", name=name)
        if vision.decided and consent.day > vision.decided:
            yield found("consent_after_decision", standing, "consents", index, "day", name=name)
