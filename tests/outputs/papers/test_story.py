"""From nothing to the review of the fifth year: on every day of the way the papers can be made and hold only what was known."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.outputs.papers.reading import below, text
from tests.outputs.papers.test_package import faults
from toshiken.outputs.papers.documents import Made, make_documents
from toshiken.outputs.papers.source import Source

DAYS = {
    "before the declaration": date(2021, 9, 1),
    "declared": date(2021, 12, 15),
    "submitted": date(2022, 2, 20),
    "voted": date(2022, 3, 20),
    "concluded and published": date(2022, 4, 1),
    "one more partner": date(2024, 4, 1),
    "one less": date(2026, 4, 2),
}


@pytest.fixture(scope="module")
def story(source: Source) -> dict[str, Made]:
    """The papers of every day."""
    return {stage: make_documents(replace(source, day=day), None, lambda _: None) for stage, day in DAYS.items()}


@pytest.mark.no_cover  # the time is the validator's
@pytest.mark.parametrize("stage", DAYS)
def test_the_papers_of_a_day_are_sound(stage: str, story: dict[str, Made], tmp_path: Path) -> None:
    made = story[stage]
    assert {name for name, c in made.files.items() if name.endswith(".docx") and faults(c, tmp_path)} == set()
    assert {"kakuu_declaration_99201.docx", "kakuu_vision.docx"} <= set(made.files)


def test_a_step_stands_in_the_papers_from_its_day_on(story: dict[str, Made]) -> None:
    shown = {}
    for stage, made in story.items():
        pack = made.files.get("99301/kakuu_bill_99201-99301.docx")
        shown[stage] = text(pack) if pack else ""
    assert shown["before the declaration"] == "", "no negotiation has begun"
    assert "令和4年2月18日提出" not in shown["declared"]
    assert "令和4年2月18日提出" in shown["submitted"]
    assert "可決" not in shown["submitted"]
    assert "令和4年3月18日　可決" in shown["voted"]
    assert "告示第118号" not in shown["voted"]
    assert "告示第118号" in shown["concluded and published"]


def test_members_and_their_papers_come_and_go(story: dict[str, Made]) -> None:
    north = {
        stage: "99303/kakuu_card_99303.docx" in story[stage].files
        for stage in ("concluded and published", "one more partner", "one less")
    }
    assert north == {"concluded and published": False, "one more partner": True, "one less": False}


def test_one_partner_refuses_and_the_others_go_on(kakuu: Made) -> None:
    refused = text(kakuu.files["99302/kakuu_bill_99201-99302.docx"])
    assert "否決" in refused
    assert "架空南町" not in below(kakuu.files["kakuu_vision.docx"], "圏域の名称と構成市町村")


def test_actuals_reported_later_are_not_in_an_earlier_vision(story: dict[str, Made]) -> None:
    vision = story["one more partner"].files["kakuu_vision.docx"]
    kpis = below(vision, "ア　圏域全体の経済成長のけん引")
    assert "48" in kpis
    assert "71" not in kpis
    assert "90以上" in kpis, "the target of that day, not the one set in 2025"
