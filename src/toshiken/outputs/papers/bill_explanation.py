"""説明資料 of a bill: what is agreed, what the 要綱 asks for, the way through the councils, what it costs this side."""

from collections.abc import Iterator
from datetime import date

from toshiken.core.period import japanese_date
from toshiken.outputs.papers.agreement_text import term_of
from toshiken.outputs.papers.bill_case import BillCase
from toshiken.outputs.papers.costs import own_costs
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.marks import UNDECIDED
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.plan.procedure.context import declared_on
from toshiken.plan.records.agreement import AgreementText
from toshiken.plan.records.procedure import Side

_RESULTS = {"passed": "可決", "rejected": "否決", "withdrawn": "撤回"}


def explanation(case: BillCase) -> Iterator[Block]:
    """The explanation for the council of one side."""
    yield Heading(case.heading("explanation"), 2, new_page=True)
    yield Heading(f"１　協約に定める事項（{case.source.words.of('agreement').references[-1]}）", 3)
    yield _items(case)
    yield Heading("２　手続の経過", 3)
    yield _course(case)
    if case.side.unknown:
        yield line(f"※ {case.side.unknown}", "note")
    yield Heading(f"３　この協約に基づく事業と{case.slots['own']}の負担", 3)
    yield from own_costs(case.source, case.own, case.agreement.id)
    yield line(f"文案の照合符号（SHA-256）：{case.seal}", "note")
    yield from case.notes("explanation")


def _items(case: BillCase) -> Block:
    wording = case.source.words.of("agreement")
    text = case.text
    rows = [
        (required.item, required.article, _place(text, required.section, wording.section(required.section).heading))
        for required in wording.required
    ]
    return grid(
        "explanation_items", "", (("必要な事項", 2), ("根拠", 2), ("定める箇所", 3)), rows, "協約に定める事項の表"
    )


def _place(text: AgreementText | None, section: str, word: str) -> str:
    """Where the wording answers an item of the 要綱."""
    if text is None:
        return UNDECIDED
    if section == "term":
        return term_of(text) or UNDECIDED
    if section == "roles" and any(u.hub_role or u.partner_role for u in text.undertakings):
        return "別表（取組ごとの甲及び乙の役割）" if text.layout != "items" else "取組ごとの役割分担"
    for number, article in enumerate(text.articles, start=1):
        if word in article.heading:
            return f"第{number}条（{article.heading}）" + ("" if article.paragraphs else "　本文未定")
    return UNDECIDED


def _course(case: BillCase) -> Block:
    source, proceeding = case.source, case.proceeding
    declared = declared_on(case.agreement.hub, source.plan)
    rows = [
        ("連携中枢都市宣言", case.slots["hub"], _day(declared)),
        ("協議の開始", "双方", _day(proceeding.started)),
        *_steps(proceeding.hub_side, case.slots["hub"]),
        *_steps(proceeding.partner_side, case.slots["partner"]),
        (
            f"連携協約の{case.slots['kind']}（署名）",
            "双方",
            _day(proceeding.concluded.day if proceeding.concluded else None),
        ),
    ]
    return grid("explanation_course", "", (("手続", 3), ("行う者", 2), ("年月日", 3)), rows, "手続の経過の表")


def _steps(side: Side, name: str) -> Iterator[tuple[str, str, str]]:
    bill, vote, committee = side.bill, side.vote, side.committee
    number = f"（{bill.number}、{bill.session}）" if bill and bill.number else ""
    yield f"議案の提出{number}", f"{name}長", _day(bill.day if bill else None)
    if committee:
        yield f"{committee.name}の審査", f"{name}議会", f"{_day(committee.day)}　{committee.result}".rstrip()
    yield "協議についての議決", f"{name}議会", f"{_day(vote.day)}　{_RESULTS[vote.result]}" if vote else UNDECIDED


def _day(day: date | None) -> str:
    return japanese_date(day) if day else UNDECIDED
