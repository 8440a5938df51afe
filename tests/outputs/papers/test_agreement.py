"""The wording stands in the paper line by line as it is sealed, in each of the three shapes, for both councils alike."""

from dataclasses import replace

import pytest

from tests.outputs.papers.conftest import TODAY
from tests.outputs.papers.reading import headings, text
from toshiken.outputs.papers.agreement import agreement_blocks, agreement_paper
from toshiken.outputs.papers.bill_case import BillCase
from toshiken.outputs.papers.bill_pack import bill_pack
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.word.render import render_paper
from toshiken.plan.procedure.wording import lines_of, seal
from toshiken.plan.records.procedure import Proceeding

LAYOUTS = ("articles", "items", "annexes")


def with_layout(source: Source, layout: str) -> Source:
    """The plan's texts in another shape and with a term, as drafts no council has seen."""
    texts = tuple(
        t.model_copy(update={"layout": layout, "term": "この連携協約の期間は、定めない。"})
        for t in source.plan.agreement_texts
    )
    drafts = tuple(
        a.model_copy(update={"proceedings": tuple(Proceeding(kind=p.kind, text=p.text) for p in a.proceedings)})
        for a in source.plan.agreements
    )
    return replace(source, plan=source.plan.model_copy(update={"agreement_texts": texts, "agreements": drafts}))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_sealed_line_stands_in_the_paper(layout: str, source: Source) -> None:
    shaped = with_layout(source, layout)
    agreement = next(a for a in shaped.plan.agreements if a.partner == "99202")
    proceeding = agreement.proceedings[-1]
    written = text(render_paper(agreement_paper(shaped, agreement, proceeding)))
    wording = shaped.plan.agreement_text(proceeding.text)
    assert wording is not None
    lines = lines_of(wording, "架空中央市", "架空東市")
    assert len(lines) > 20
    missing = [line for line in lines if line not in written]
    assert missing == []
    order = [written.index(line) for line in lines if line.startswith("第")]
    assert order == sorted(order)


def test_the_three_shapes_differ_where_they_do_in_use(source: Source) -> None:
    shown = {}
    for layout in LAYOUTS:
        shaped = with_layout(source, layout)
        agreement = shaped.plan.agreements[0]
        shown[layout] = headings(render_paper(agreement_paper(shaped, agreement, agreement.proceedings[0])))
    assert shown["articles"] == ["別表"]
    assert [heading.partition("　")[0] for heading in shown["items"]] == ["（1）", "（2）", "（3）"]
    assert [heading.partition("　")[0] for heading in shown["annexes"]] == ["別表第１", "別表第２", "別表第３"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_does_what_is_said_once(layout: str, source: Source) -> None:
    shaped = with_layout(source, layout)
    agreement = shaped.plan.agreements[0]
    written = text(render_paper(agreement_paper(shaped, agreement, agreement.proceedings[0])))
    assert "役割分担" in written
    assert "甲：" in written
    assert "甲の役割" not in written


def test_what_is_known_of_sapporos_articles_is_printed_as_gist(sapporo_source: Source) -> None:
    agreement = sapporo_source.plan.agreements[0]
    blocks = agreement_paper(sapporo_source, agreement, agreement.proceedings[-1])
    written = text(render_paper(blocks)).splitlines()
    assert written[written.index("第3条（連携する取組等）") + 1] == "（本文は未定。要旨：別表に定める）"
    assert written[written.index("第4条（費用）") + 1] == "（本文は未定。要旨：「協議の上、別に定める」）"
    assert written[written.index("第5条（定期的な協議）") + 1] == "（未定）"
    assert written[written.index("別表") + 1] == "（未定）"


def test_both_councils_get_the_identical_text_under_the_same_seal(source: Source, kakuu: Made) -> None:
    for agreement in source.plan.agreements:
        proceeding = agreement.proceedings[-1]
        cases = [BillCase(source, agreement, proceeding, party) for party in ("hub", "partner")]
        same = agreement_blocks(source, agreement, proceeding)
        for case in cases:
            blocks = bill_pack(case).blocks
            start = next(n for n, block in enumerate(blocks) if block == same[0])
            assert blocks[start : start + len(same)] == same
        assert cases[0].seal == cases[1].seal


def test_the_seal_printed_is_the_procedures(source: Source, kakuu: Made) -> None:
    agreement = next(a for a in source.plan.agreements if a.partner == "99202")
    concluded = agreement.proceedings[-1].concluded
    wording = source.plan.agreement_text("east_2024")
    assert concluded is not None
    assert wording is not None
    assert concluded.sha256 == seal(wording, "架空中央市", "架空東市")
    for side in ("99201", "99202"):
        assert concluded.sha256 in text(kakuu.files[f"{side}/kakuu_bill_99201-99202.docx"])


def test_the_vote_is_on_the_negotiation_and_precedes_signing(kakuu: Made) -> None:
    for name, content in kakuu.files.items():
        if "bill_" in name:
            written = text(content)
            assert "協議したいので" in written, name
            assert "第252条の2第2項" in written or "第252条の2第4項" in written, name
            assert "署名）に先立って" in written, name


def test_each_side_notifies_its_own_governor(kakuu: Made) -> None:
    assert "隣架空県知事　様" in text(kakuu.files["98201/kakuu_bill_99201-98201.docx"])
    assert "隣架空県知事" not in text(kakuu.files["99201/kakuu_bill_99201-98201.docx"])


def test_an_agreement_that_ended_has_no_papers_any_more(kakuu: Made) -> None:
    assert not [name for name in kakuu.files if "99303" in name]


def test_before_its_end_the_bill_is_one_to_end_it(source: Source) -> None:
    earlier = replace(source, day=TODAY.replace(month=3, day=28))
    agreement = next(a for a in source.plan.agreements if a.partner == "99303")
    written = text(render_paper(bill_pack(BillCase(earlier, agreement, agreement.proceedings[-1], "partner"))))
    assert "連携協約を別紙のとおり廃止することについて協議したいので" in written
    assert "新旧対照表" not in written
