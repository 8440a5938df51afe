"""The guarded steps: no order of them reaches "concluded" without both votes on one and the same wording."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toshiken.plan.procedure.refusal import StepRefused
from toshiken.plan.procedure.steps import Parties, Party, conclude, give_notice, notify, redraft, submit, vote
from toshiken.plan.procedure.wording import blanks, seal
from toshiken.plan.records.agreement import AgreementText, Article, Undertaking
from toshiken.plan.records.procedure import Bill, Notification, Proceeding, PublicNotice, Side, Vote

DECLARED = date(2021, 11, 30)


def _text(name: str, purpose: str) -> AgreementText:
    return AgreementText(
        id=name, layout="articles", title="連携協約", articles=(Article(heading="目的", paragraphs=(purpose,)),)
    )


TEXTS = {"a": _text("a", "連携する。"), "b": _text("b", "協力する。"), "c": _text("c", "連携する。")}
PARTIES = Parties("甲市", "乙町", {"hub": "架空県知事", "partner": "隣架空県知事"}, TEXTS)
Step = Callable[[Proceeding, int], Proceeding]


def _day(number: int) -> date:
    return DECLARED + timedelta(days=number)


def _bill(text: str, number: int) -> Bill:
    return Bill(**dict(PARTIES.sealed(text, _day(number))))


def _vote(text: str, number: int, result: str = "passed") -> Vote:
    return Vote(**dict(PARTIES.sealed(text, _day(number))), result=result)


def _submitted(party: Party, text: str) -> Step:
    return lambda p, n: submit(p, party, _bill(text, n), PARTIES, DECLARED)


def _voted(party: Party, text: str, result: str) -> Step:
    return lambda p, n: vote(p, party, _vote(text, n, result), PARTIES)


texts, parties = st.sampled_from(sorted(TEXTS)), st.sampled_from(["hub", "partner"])
steps = st.one_of(
    st.builds(_submitted, parties, texts),
    st.builds(_voted, parties, texts, st.sampled_from(["passed", "passed", "rejected", "withdrawn"])),
    texts.map(lambda text: lambda p, n: redraft(p, text)),
    texts.map(lambda text: lambda p, n: conclude(p, PARTIES.sealed(text, _day(n)), PARTIES)),
    parties.map(lambda party: lambda p, n: give_notice(p, party, PublicNotice(day=_day(n)))),
    parties.map(lambda party: lambda p, n: notify(p, party, _told(party, n), PARTIES)),
)


def _told(party: Party, number: int) -> Notification:
    return Notification(day=_day(number), to=PARTIES.governors[party])


def _walked(proceeding: Proceeding, taken: list[tuple[Step, int]]) -> Proceeding:
    for step, day in taken:
        try:
            proceeding = step(proceeding, day)
        except StepRefused:
            continue
    return proceeding


def _is_lawful(proceeding: Proceeding) -> bool:
    votes = [side.vote for side in proceeding.sides]
    bills = [side.bill for side in proceeding.sides]
    signed = proceeding.concluded
    assert signed is not None
    return all(
        v is not None and b is not None
        and v.result == "passed"
        and b.day <= v.day <= signed.day
        and b.sha256 == v.sha256 == signed.sha256
        for v, b in zip(votes, bills, strict=True)
    )  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(steps, st.integers(0, 40)), max_size=30))
def test_no_order_of_steps_concludes_without_both_votes_on_the_same_text(taken: list[tuple[Step, int]]) -> None:
    reached = _walked(Proceeding(kind="conclude", text="a"), taken)
    assert reached.concluded is None or _is_lawful(reached)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(steps, st.integers(0, 40)), max_size=12), st.sampled_from(["change", "end"]))
def test_a_way_once_walked_stays_lawful_whatever_is_tried_after(taken: list[tuple[Step, int]], kind: str) -> None:
    """Begun lawfully, so that the invariant is put to the test and not merely never reached."""
    way: list[tuple[Step, int]] = [
        (_submitted("hub", "a"), 1), (_submitted("partner", "c"), 2), (_voted("partner", "c", "passed"), 5),
        (_voted("hub", "a", "passed"), 6), (lambda p, n: conclude(p, PARTIES.sealed("a", _day(n)), PARTIES), 7),
    ]  # fmt: skip
    reached = _walked(Proceeding(kind=kind, text="a"), [*way, *taken])
    assert _is_lawful(reached)


def _open(hub: str = "a", partner: str = "a") -> Proceeding:
    """Both bills submitted and passed."""
    proceeding = Proceeding(kind="conclude", text="a")
    for party, text in (("hub", hub), ("partner", partner)):
        proceeding = submit(proceeding, party, _bill(text, 1), PARTIES, DECLARED)  # type: ignore[arg-type]
        proceeding = vote(proceeding, party, _vote(text, 5), PARTIES)  # type: ignore[arg-type]
    return proceeding


def test_a_difference_stops_the_step_and_shows_both_wordings() -> None:
    with pytest.raises(StepRefused, match="旧：連携する。\n  新：協力する。") as refused:
        _open(partner="b")
    assert refused.value.article == "地方自治法第252条の2第3項"
    with pytest.raises(StepRefused, match="締結する文案（b）"):
        conclude(_open(), PARTIES.sealed("b", _day(9)), PARTIES)


REWRITTEN = replace(PARTIES, texts={"a": TEXTS["b"].model_copy(update={"id": "a"})})


def _rewritten_bill() -> Bill:
    return Bill(**dict(REWRITTEN.sealed("a", _day(2))))


def test_a_text_rewritten_in_place_is_not_submitted_beside_what_the_other_council_has() -> None:
    """The id is the same, the wording is not."""
    submitted = submit(Proceeding(kind="conclude", text="a"), "hub", _bill("a", 1), PARTIES, DECLARED)
    voted = vote(submitted, "hub", _vote("a", 2), PARTIES)
    for before, said in ((submitted, "連携中枢都市の議会に提出した文案"), (voted, "連携中枢都市の議会が議決した文案")):
        with pytest.raises(StepRefused, match=rf"提出する文案（a）が{said}（a）と違います"):
            submit(before, "partner", _rewritten_bill(), REWRITTEN, DECLARED)


def test_a_council_does_not_vote_on_another_wording_than_the_other_has_voted_on() -> None:
    """Both bills were recorded by hand, on different wordings."""
    voted = vote(
        submit(Proceeding(kind="conclude", text="a"), "hub", _bill("a", 1), PARTIES, DECLARED),
        "hub", _vote("a", 2), PARTIES,
    )  # fmt: skip
    by_hand = voted.model_copy(update={"partner_side": Side(bill=_bill("b", 2))})
    with pytest.raises(
        StepRefused, match="議決した文案（b）が連携中枢都市の議会が議決した文案（a）と違います.*\n新旧対照"
    ):
        vote(by_hand, "partner", _vote("b", 5), PARTIES)
    again = redraft(by_hand, "b")
    assert submit(again, "partner", _bill("b", 6), PARTIES, DECLARED).partner_side.bill is not None


@pytest.mark.parametrize("party", ["hub", "partner"])
def test_notice_and_notification_are_given_once_in_either_order(party: Party) -> None:
    signed = conclude(_open(), PARTIES.sealed("a", _day(9)), PARTIES)
    noticed = give_notice(signed, party, PublicNotice(day=_day(9), number="告示第1号"))
    both = notify(noticed, party, _told(party, 10), PARTIES)
    assert give_notice(notify(signed, party, _told(party, 10), PARTIES), party, PublicNotice(day=_day(11)))
    with pytest.raises(StepRefused, match="告示の記録がもうあります"):
        give_notice(both, party, PublicNotice(day=_day(12)))
    with pytest.raises(StepRefused, match="届出の記録がもうあります"):
        notify(both, party, _told(party, 12), PARTIES)


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (lambda p: submit(p, "hub", _bill("a", 1), PARTIES, None), "宣言の前に"),
        (lambda p: submit(p, "hub", _bill("a", -1), PARTIES, DECLARED), "宣言の前に"),
        (lambda p: vote(p, "hub", _vote("a", 5), PARTIES), "議案が提出されていません"),
        (lambda p: conclude(p, PARTIES.sealed("a", _day(9)), PARTIES), "可決がありません"),
        (lambda p: conclude(_open(), PARTIES.sealed("a", _day(3)), PARTIES), "議決の日より前"),
        (lambda p: give_notice(p, "hub", PublicNotice(day=_day(9))), "締結の前に告示"),
        (lambda p: submit(_open(), "hub", _bill("a", 6), PARTIES, DECLARED), "議決を終えています"),
    ],
)
def test_a_refusal_says_why_and_by_which_article(step: Callable[[Proceeding], Proceeding], said: str) -> None:
    with pytest.raises(StepRefused, match=said) as refused:
        step(Proceeding(kind="conclude", text="a"))
    assert f"（{refused.value.article}）" in str(refused.value)


BLANK = AgreementText(id="blank", layout="articles", title="連携協約", articles=(Article(heading="目的"),))


def test_a_wording_that_is_not_written_goes_nowhere() -> None:
    """Six empty articles have no seal, so that no two of them are one and the same text."""
    parties = Parties("甲市", "乙町", PARTIES.governors, {**TEXTS, "blank": BLANK})
    assert seal(BLANK, "甲市", "乙町") == ""
    assert parties.sealed("blank", _day(1)).sha256 is None
    empty, passed = parties.sealed("blank", _day(9)), Vote(day=_day(5), text="blank", result="passed")
    side = Side(bill=Bill(day=_day(1), text="blank"))
    voted = Proceeding(
        kind="conclude", text="blank", hub_side=side.model_copy(update={"vote": passed}),
        partner_side=side.model_copy(update={"vote": passed}),
    )  # fmt: skip
    for step in (
        lambda: submit(Proceeding(kind="conclude", text="blank"), "hub", Bill(**dict(empty)), parties, DECLARED),
        lambda: vote(Proceeding(kind="conclude", text="blank", hub_side=side), "hub", passed, parties),
        lambda: conclude(voted, empty, parties),
    ):
        with pytest.raises(StepRefused, match="本文が未定です（目的）"):
            step()


def test_steps_without_seals_are_told_apart_by_their_texts() -> None:
    known, unknown = PARTIES.sealed("a", _day(1)), Vote(day=_day(1), text="b", result="passed")
    assert known.differs_from(unknown)
    assert not known.differs_from(PARTIES.sealed("c", _day(1)))
    assert not known.differs_from(unknown.model_copy(update={"text": "a"}))


def test_each_side_notifies_its_own_governor() -> None:
    signed = conclude(_open(), PARTIES.sealed("a", _day(9)), PARTIES)
    with pytest.raises(StepRefused, match="届出先は「隣架空県知事」"):
        notify(signed, "partner", Notification(day=_day(9), to="架空県知事"), PARTIES)
    assert notify(signed, "partner", _told("partner", 9), PARTIES).partner_side.notification is not None


def test_another_wording_on_the_table_voids_what_was_done() -> None:
    assert redraft(_open(), "b").sides == (Proceeding(kind="conclude", text="b").sides)


def test_what_nobody_sees_is_no_difference() -> None:
    """A blank at the end of a line, a letter in two parts."""
    one, other = (_text("x", f"{word}を図る。") for word in ("ガス ", "カ\u3099ス "))
    assert seal(one, "甲市", "乙町") == seal(other, "甲市", "乙町")
    assert seal(TEXTS["a"], "甲市", "乙町") != seal(TEXTS["b"], "甲市", "乙町")


def test_an_annex_that_is_named_and_not_there_is_a_blank() -> None:
    article = Article(heading="連携する取組等", paragraphs=("取組は、別表のとおりとする。",))
    named = AgreementText(id="a", layout="articles", title="連携協約", articles=(article,))
    assert blanks(named) == ("別表",)
    assert seal(named, "甲市", "乙町") == ""
    there = named.model_copy(update={"undertakings": (Undertaking(item="ア-a", content="戦略を作る。"),)})
    assert blanks(there) == ()
