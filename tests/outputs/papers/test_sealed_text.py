"""No paper prints a wording under the day of a step that was taken on another; no seal of a wording that is not known."""

from dataclasses import replace

import pytest

from tests.outputs.papers.reading import text
from toshiken.core.errors import RequestError
from toshiken.outputs.papers.agreement import agreement_paper
from toshiken.outputs.papers.bill_case import BillCase
from toshiken.outputs.papers.bill_pack import bill_pack
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.edition import on_the_table, papers
from toshiken.outputs.papers.source import Source
from toshiken.plan.records.agreement import AgreementText
from toshiken.plan.records.procedure import Proceeding


def _rewritten(source: Source, wanted: str) -> Source:
    def changed(text: AgreementText) -> AgreementText:
        first, *more = text.articles
        words = (first.paragraphs[0].replace("目的", "狙い"), *first.paragraphs[1:])
        return text.model_copy(update={"articles": (first.model_copy(update={"paragraphs": words}), *more)})

    texts = tuple(changed(t) if t.id == wanted else t for t in source.plan.agreement_texts)
    return replace(source, plan=source.plan.model_copy(update={"agreement_texts": texts}))


def test_a_wording_written_over_after_the_signing_is_refused_with_both_lines(source: Source) -> None:
    with pytest.raises(RequestError, match="令和6年3月29日の締結の後に書き換えられている") as refused:
        papers(_rewritten(source, "east_2024"))
    said = str(refused.value)
    assert "新旧対照：" in said
    assert said.count("旧：") == said.count("新：") == 1
    old, new = (line for line in said.splitlines() if line.startswith(("  旧：", "  新：")))
    assert old.removeprefix("  旧：").replace("目的", "狙い") == new.removeprefix("  新：")


def test_the_old_text_of_a_comparison_is_held_to_its_seal_too(source: Source) -> None:
    shaped = _rewritten(source, "first")
    agreement = next(a for a in shaped.plan.agreements if a.partner == "99202")
    with pytest.raises(RequestError, match="令和4年3月30日の締結の後に"):
        bill_pack(BillCase(shaped, agreement, agreement.proceedings[-1], "hub"))


def test_a_bill_before_one_council_holds_the_text_as_well(source: Source) -> None:
    agreement = next(a for a in source.plan.agreements if a.partner == "99202")
    done = agreement.proceedings[-1]
    submitted = Proceeding(
        kind="change", text=done.text, hub_side=done.hub_side.model_copy(update={"vote": None, "public_notice": None})
    )
    assert agreement_paper(source, agreement, submitted).blocks
    with pytest.raises(RequestError, match="議案の提出の後に"):
        agreement_paper(_rewritten(source, "east_2024"), agreement, submitted)


def test_a_draft_no_council_has_seen_may_be_rewritten(source: Source) -> None:
    shaped = _rewritten(source, "east_2024")
    agreement = next(a for a in shaped.plan.agreements if a.partner == "99202")
    fresh = Proceeding(kind="change", text="east_2024")
    assert "狙い" in "".join(str(block) for block in agreement_paper(shaped, agreement, fresh).blocks)


def test_a_wording_that_is_not_known_has_no_seal_and_is_nobodys_equal(sapporo_source: Source, sapporo: Made) -> None:
    for agreement, proceeding in on_the_table(sapporo_source):
        assert agreement_paper(sapporo_source, agreement, proceeding).footer.endswith("文案の照合符号 （未定）")
        for party in ("hub", "partner"):
            assert BillCase(sapporo_source, agreement, proceeding, party).seal == "（未定）"
    questions = text(sapporo.files["01100/sapporo_questions_01100.docx"]).splitlines()
    start = questions.index("照合符号") + 1
    rows = [questions[start + 3 * n : start + 3 * n + 3] for n in range(len(sapporo_source.plan.agreements))]
    assert {row[2] for row in rows} == {"（未定）"}
    assert {row[0] for row in rows} == {
        sapporo_source.plan.name_of(agreement.partner) for agreement in sapporo_source.plan.agreements
    }
