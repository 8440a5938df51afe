"""Words follow status and date; money keeps its kinds; what a reader may not see is absent."""

from dataclasses import replace
from datetime import date

import pytest

from tests.outputs.papers.reading import below, text
from toshiken.outputs.papers.costs import cost_tables
from toshiken.outputs.papers.declaration import declaration_paper
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.edition import papers
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.vision import vision_paper
from toshiken.outputs.papers.word.render import render_paper
from toshiken.plan.as_of import plan_as_of


def written(source: Source) -> str:
    assert source.vision is not None
    return text(render_paper(vision_paper(source, source.vision)))


def test_partners_are_called_by_their_status_on_the_day(source: Source) -> None:
    before, after = replace(source, day=date(2021, 12, 1)), source
    assert "関係市町村との協議" in written(before)
    assert "連携市町村との協議" not in written(before)
    assert "連携市町村との協議" in written(after)
    assert "関係市町村" not in written(after)


def test_a_tentative_name_is_called_so(source: Source) -> None:
    assert "（仮称）架空連携中枢都市圏" in written(replace(source, day=date(2021, 7, 1)))
    assert "（仮称）" not in written(source)


def test_a_vision_not_yet_decided_is_a_draft(source: Source) -> None:
    early = replace(source, day=date(2022, 1, 15))
    assert source.vision is not None
    assert vision_paper(early, source.vision).header.startswith("（案）")
    assert not vision_paper(source, source.vision).header.startswith("（案）")


def test_the_council_of_the_vision_gives_opinions_only(kakuu: Made) -> None:
    for name, content in kakuu.files.items():
        if name.endswith(".docx"):
            for line in text(content).splitlines():
                if "懇談会" in line:
                    assert not [word for word in ("承認", "答申", "可決") if word in line], (name, line)


def test_no_paper_calls_a_measure_income(kakuu: Made) -> None:
    for name, content in kakuu.files.items():
        if name.endswith(".docx"):
            for line in text(content).splitlines():
                if "措置" in line and "収入" in line:
                    assert "収入ではない" in line or "収入としては" in line, (name, line)


def test_three_kinds_of_money_stand_in_three_tables(source: Source) -> None:
    tables = [block for block in cost_tables(source) if hasattr(block, "rows")]
    assert [table.title for table in tables] == ["当初予算額", "見込額", "決算額"]
    budget, expected, settlement = tables
    assert list(budget.rows[-1].cells) == ["計", "4,200", "4,200", "5,301", "130,801", "130,900"]
    assert expected.rows[-1].cells[1] == "（1件）", "別途協議 is counted, not summed"
    assert settlement.rows[-1].cells[0] == "計"


def test_a_cost_decided_later_is_not_known_yet(source: Source) -> None:
    early = date(2023, 4, 1)
    known = replace(source, day=early, plan=plan_as_of(source.plan, early))
    tables = [b for b in cost_tables(known) if hasattr(b, "rows")]
    assert "決算額" not in [table.title for table in tables]
    assert tables[0].columns[-1].head == "令和5年度"


def test_a_declaration_holds_no_figure_published_after_its_day(sapporo: Made, sapporo_source: Source) -> None:
    assert "1,973,395" not in text(sapporo.files["sapporo_declaration_01100.docx"])
    undated = sapporo_source.plan.declarations[0].model_copy(update={"day": None})
    assert "1,973,395" in text(render_paper(declaration_paper(sapporo_source, undated)))


INTERNAL = ("庁内用", "各市町村の評価", "47／50点", "検討中の事業")


def test_what_the_public_may_not_see_is_absent(kakuu: Made, public: Made) -> None:
    everything = "\n".join(text(content) for name, content in kakuu.files.items() if name.endswith(".docx"))
    assert all(word in everything for word in INTERNAL[:3])
    for name, content in public.files.items():
        shown = text(content) if name.endswith(".docx") else content.decode()
        assert not [word for word in INTERNAL if word in shown], name
    assert not [name for name in public.files if any(kind in name for kind in ("questions", "card_", "bill_"))]
    assert {"kakuu_vision.docx", "kakuu_vision.html", "kakuu_declaration_99201.docx"} <= set(public.files)


def test_every_member_has_its_own_folder_of_papers(kakuu: Made) -> None:
    for code in ("99201", "99202", "99301", "98201"):
        own = {name for name in kakuu.files if name.startswith(f"{code}/")}
        assert {f"{code}/kakuu_questions_{code}.docx", f"{code}/kakuu_card_{code}.docx"} <= own
    assert all(name.isascii() for name in kakuu.files)


@pytest.mark.parametrize("code", ["99201", "99202"])
def test_questions_have_facts_and_leave_the_judgement_blank(code: str, kakuu: Made) -> None:
    content = kakuu.files[f"{code}/kakuu_questions_{code}.docx"]
    assert below(content, "答弁") == ""
    shown = text(content)
    for question in ("合併の布石", "いくら負担し", "基準に満たない市町村", "抜けること"):
        assert question in shown


def test_sapporo_is_asked_about_chitose_and_tsukigata(sapporo: Made) -> None:
    shown = text(sapporo.files["01100/sapporo_questions_01100.docx"])
    assert "6.4" in shown
    assert "月形町が4.4%" in shown


def test_two_hubs_both_declare(source: Source) -> None:
    second = source.plan.declarations[0].model_copy(update={"hub": "99202"})
    plan = source.plan.model_copy(update={"declarations": (*source.plan.declarations, second)})
    made = [paper.file for paper in papers(replace(source, plan=plan))]
    assert {"kakuu_declaration_99201", "kakuu_declaration_99202"} <= set(made)


def test_the_hub_is_told_what_the_ordinary_tax_counts_and_partners_are_not(sapporo: Made) -> None:
    hub = text(sapporo.files["01100/sapporo_questions_01100.docx"])
    assert "公表された例：圏域人口約75万人で約2.0億円" in hub
    assert "交付額ではない" in hub
    assert "公表された例" not in text(sapporo.files["01203/sapporo_questions_01203.docx"])
