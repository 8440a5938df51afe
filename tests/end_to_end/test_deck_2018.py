"""The deck of 2018 comes out again: its figures, its claims, its faults."""

import re
import subprocess
import sys
from pathlib import Path

from tests.end_to_end.conftest import Made


def test_every_printed_figure_is_on_its_page(then: Made, shared: Path) -> None:
    check = subprocess.run(
        [sys.executable, str(shared / "acceptance" / "check_deck.py"), str(then.pptx)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert check.returncode == 0, check.stdout + check.stderr
    assert "295 of 295" in check.stdout


def _lead(made: Made, page_id: str) -> str:
    page = next(p for p in made.document.pages if p.id == page_id)
    return "\n".join(s.text for s in page.lead)


def test_the_deck_s_population_claims_come_out(then: Made) -> None:
    lead = _lead(then, "population_1")
    assert "2015年の2,600,875人をピークに" in lead
    assert "2045年には、2015年と比較して13.5%減の225.0万人" in lead


def test_the_deck_s_age_claims_come_out(then: Made) -> None:
    lead = _lead(then, "population_2")
    assert "年少人口の割合は、2030年には10%を割り" in lead
    assert "生産年齢人口の割合は、2020年には60%を割り" in lead
    assert "2045年には概ね50%" in lead
    assert "2025年には30%を超え" in lead
    assert "2045年には40%を超え" in lead


def test_the_deck_s_other_claims_come_out(then: Made) -> None:
    assert "北海道全体の約55%" in _lead(then, "industry_1")
    assert re.search(r"839億円.*6\.9%.*0\.9%", _lead(then, "farming"))
    medical = _lead(then, "medical")
    assert "289.4人" in medical
    assert "札幌市以外の市町村では、いずれも全国平均を下回る（印字の率" in medical


def test_faults_of_the_deck_are_found_and_shown(then: Made) -> None:
    shown = "\n".join(
        cell if isinstance(cell, str) else cell.text
        for page in then.document.pages
        if page.id.startswith(("discrepancies", "faults"))
        for block in page.body
        for row in getattr(block, "rows", ())
        for cell in row.cells
    )
    for value in ("87,046", "87,366", "87,799", "88,059", "90,426", "90,803", "93,056", "93,289", "美幌市", "美唄市"):
        assert value in shown


def test_nothing_published_later_appears(then: Made) -> None:
    late = {o.id for page in then.document.pages for o in page.origins() if o.available_from > then.brief.as_of}
    assert late == set()


def test_every_page_says_it_is_a_reproduction(then: Made) -> None:
    from pptx import Presentation

    for slide in Presentation(str(then.pptx)).slides:
        text = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "平成30年7月23日時点の資料の再現" in text
