"""What the papers say of a KPI is what every other report of it says."""

from tests.outputs.papers.conftest import TODAY
from tests.outputs.papers.reading import below, text
from toshiken.outputs.figure import Table
from toshiken.outputs.papers.documents import Made
from toshiken.outputs.papers.kpi_tables import kpi_table, target
from toshiken.outputs.papers.source import Source
from toshiken.plan.kpi_words import target_words
from toshiken.plan.records.kpi import Kpi, Refreshed, Target


def _kpi(source: Source, wanted: str) -> Kpi:
    return next(kpi for kpi in source.plan.kpis if kpi.id == wanted)


def test_to_keep_what_there_is_is_a_target(source: Source, kakuu: Made) -> None:
    kpi = _kpi(source, "physicians")
    assert kpi.target is None
    assert target(kpi) == target_words(kpi) == "現状維持以上"
    assert "現状維持以上" in below(kakuu.files["kakuu_project_sheets.docx"], "成果指標")
    for name in ("kakuu_vision.docx", "99201/kakuu_questions_99201.docx"):
        assert "現状維持以上" in text(kakuu.files[name]), name


def test_papers_and_reports_know_the_same_targets(source: Source) -> None:
    for kpi in source.plan.kpis:
        assert ("未定" in target(kpi)) == (target_words(kpi) == "未定"), kpi.id


def test_a_value_to_keep_stands_behind_the_words(source: Source) -> None:
    held = Target.model_validate({"set_on": "2022-03-31", "period": "FY2026", "value": "260"})
    kpi = _kpi(source, "physicians").model_copy(update={"targets": (held,)})
    assert target_words(kpi) == "現状維持以上（260.0人、2026年度）"
    assert target(kpi) == "現状維持以上\n（260.0、令和8年度）"


def test_a_figure_of_a_later_period_is_no_revision(source: Source) -> None:
    later = Refreshed.model_validate(
        {"period": "2024-12-31", "value": "271.2", "citation": "出典", "published": "2026-03", "refreshed_on": TODAY}
    )
    table = kpi_table(source, "k", (_kpi(source, "physicians").model_copy(update={"refreshed": (later,)}),))
    assert isinstance(table, Table)
    row = dict(zip((column.head for column in table.columns), table.rows[0].cells, strict=True))
    assert row["最新の実績値"] == "263.0\n（令和4年）\n確報"
    assert (row["改定後"], row["最新の公表値"]) == ("…", "271.2\n（令和6年12月31日）")


def test_a_revision_names_its_period_as_the_report_does(source: Source) -> None:
    revised = Refreshed.model_validate(
        {"period": "2022-12-31", "value": "264.2", "citation": "出典", "published": "2026-03", "refreshed_on": TODAY}
    )
    table = kpi_table(source, "k", (_kpi(source, "physicians").model_copy(update={"refreshed": (revised,)}),))
    assert isinstance(table, Table)
    row = dict(zip((column.head for column in table.columns), table.rows[0].cells, strict=True))
    assert (row["最新の実績値"], row["改定後"]) == ("263.0\n（令和4年）\n確報", "264.2\n（令和4年）")
