"""議案、提案理由、説明資料、新旧対照表、告示文、届出書、鑑文 of one side of one agreement."""

from collections.abc import Iterator

from toshiken.outputs.page import Audience
from toshiken.outputs.papers.agreement import agreement_blocks
from toshiken.outputs.papers.bill_case import BillCase
from toshiken.outputs.papers.bill_explanation import explanation
from toshiken.outputs.papers.grids import facts
from toshiken.outputs.papers.paper import Block, Heading, Paper, line
from toshiken.outputs.papers.sealed_text import text_of
from toshiken.outputs.papers.source import written_day
from toshiken.outputs.papers.taisho import comparison_of


def bill_pack(case: BillCase) -> Paper:
    """The pack of one side."""
    kind, subject = case.proceeding.kind, case.heading(f"bill_{case.proceeding.kind}")
    blocks = (
        *_bill(case, subject),
        *_reason(case),
        *_annex(case),
        *explanation(case),
        *_comparison(case),
        *_notice(case),
        *_notification(case, f"notification_{kind}"),
        *_cover_letter(case, subject),
    )
    return case.source.paper(
        f"{case.own}/bill_{case.agreement.id}", f"{subject}（{case.slots['own']}議会提出用）", blocks, Audience.MEETING,
        footer=f"{case.slots['own']}　照合符号 {case.seal[:16]}",
    )  # fmt: skip


def _bill(case: BillCase, subject: str) -> Iterator[Block]:
    bill = case.side.bill
    yield Heading("議案", 2)
    yield line(bill.number if bill and bill.number else "議案第　　号", "plain")
    yield line(subject, "centre")
    yield from case.texts(f"bill_{case.proceeding.kind}")
    yield line(f"{written_day(bill.day if bill else None)}提出", "plain")
    yield line(f"{case.source.head(case.own)}　　　　　　　　　　", "right")


def _reason(case: BillCase) -> Iterator[Block]:
    name = f"reason_{case.proceeding.kind}"
    yield Heading(case.heading(name), 3)
    yield from case.texts(name)
    for given in (case.side.bill.reason if case.side.bill else "", case.proceeding.reason):
        if given:
            yield line(f"（理由）{given}")


def _annex(case: BillCase) -> Iterator[Block]:
    yield Heading(
        "別紙　連携協約（案）" if case.proceeding.kind != "end" else "別紙　廃止の協約（案）", 2, new_page=True
    )
    yield from agreement_blocks(case.source, case.agreement, case.proceeding)


def _comparison(case: BillCase) -> Iterator[Block]:
    if case.proceeding.kind != "change":
        return
    proceedings = case.agreement.proceedings
    earlier = proceedings[: proceedings.index(case.proceeding)]
    old = next((p for p in reversed(earlier) if p.kind != "end" and p.concluded), None)
    texts = text_of(case.source.plan, case.agreement, old) if old else None, case.text
    yield Heading(case.heading("comparison"), 2, new_page=True)
    if texts[0] is None or texts[1] is None:
        yield line("変更前の文案が記録されていないため、作成できません。", "plain")
        return
    names = case.slots["hub"], case.slots["partner"]
    yield from comparison_of(texts[0], texts[1], names, case.source.words.of("taisho"), case.proceeding.reason)


def _notice(case: BillCase) -> Iterator[Block]:
    name, notice = f"notice_{case.proceeding.kind}", case.side.public_notice
    yield Heading(case.heading(name), 2, new_page=True)
    number = notice.number if notice and notice.number else "告示第　　号"
    yield line(number if case.slots["own"] in number else f"{case.slots['own']}{number}", "plain")
    yield from case.texts(name)
    yield line(written_day(notice.day if notice else None), "plain")
    yield line(f"{case.source.head(case.own)}　　　　　　　　　　", "right")
    if case.proceeding.kind != "end":
        yield line("（別紙の連携協約を、この後に掲げる。）", "note")


def _notification(case: BillCase, name: str) -> Iterator[Block]:
    side, told = case.side, case.side.notification
    yield Heading(case.heading(name), 2, new_page=True)
    yield line(written_day(told.day if told else None), "right")
    yield line(f"{told.to if told else case.slots['governor']}　様", "plain")
    yield line(f"{case.source.head(case.own)}　　　　　　　　　　", "right")
    yield from case.texts(name)
    notice = side.public_notice
    kind = case.slots["kind"]
    yield facts(
        "notification",
        (
            ("当事者", f"甲　{case.slots['hub']}\n乙　{case.slots['partner']}"),
            (f"{kind}の年月日", written_day(case.proceeding.concluded.day if case.proceeding.concluded else None)),
            ("議会の議決の年月日", f"{case.slots['own']}議会　{written_day(side.vote.day if side.vote else None)}"),
            (
                "告示の年月日・番号",
                f"{written_day(notice.day if notice else None)}　{notice.number if notice else '告示第　　号'}",
            ),
            ("効力の生ずる日", written_day(case.proceeding.effective) if case.proceeding.effective else f"{kind}の日"),
        ),
    )


def _cover_letter(case: BillCase, subject: str) -> Iterator[Block]:
    told = case.side.notification
    yield Heading(case.heading("cover_letter"), 2, new_page=True)
    yield line(told.document if told and told.document else "文書番号　　　　　　", "right")
    yield line(written_day(told.day if told else None), "right")
    yield line(f"{told.to if told else case.slots['governor']}　様", "plain")
    yield line(f"{case.source.head(case.own)}　　　　　　　　　　", "right")
    yield line(
        f"{case.slots['hub']}と{case.slots['partner']}との連携協約の{case.slots['kind']}について（届出）", "centre"
    )
    yield from case.texts("cover_letter")
    yield line("記", "centre")
    attachments = case.wording.section("attachments")
    yield line(attachments.heading, "plain")
    for number, text in enumerate(attachments.paragraphs, start=1):
        yield line(f"{number}　{text}", "item")
    yield line(f"（担当：{case.source.office(case.own)}）", "right")
