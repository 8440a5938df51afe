"""Out and in again: nothing is lost, and what changed is told cell by cell."""

import io
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.plan.exchange.edited import cell_of, edited, re_saved, to_look_at
from toshiken.core.errors import RequestError, SourceError
from toshiken.outputs.plan.section_book import render_section_book
from toshiken.plan.exchange.changed_files import changed_files
from toshiken.plan.exchange.csv_rows import csv_files, rows_of_csv
from toshiken.plan.exchange.merge import Merged, Row, merged, require_rows
from toshiken.plan.exchange.workbook_rows import read_workbook
from toshiken.plan.folder import PlanFolder, read_sound_folder
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import IndicatorSource, ReportSource

DAY = date(2026, 11, 25)


@pytest.fixture
def plan(good: PlanFolder) -> AlliancePlan:
    return good.plan


@pytest.fixture
def book(plan: AlliancePlan) -> bytes:
    return render_section_book(plan, DAY)


def _taken(
    plan: AlliancePlan, data: bytes, tmp_path: Path, changes: dict[tuple[str, str], Any] | None = None
) -> Merged:
    path = tmp_path / "book.xlsx"
    path.write_bytes(edited(data, changes or {}))
    return merged(plan, *read_workbook(path))


def test_a_workbook_that_comes_back_as_it_went_changes_nothing(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    found = _taken(plan, book, tmp_path)
    assert (found.changes, found.added, found.gone) == ((), (), ())
    assert found.plan == plan


def test_csv_comes_back_as_it_went(plan: AlliancePlan, tmp_path: Path) -> None:
    for name, content in csv_files(plan).items():
        (tmp_path / name).write_bytes(content)
    found = merged(plan, rows_of_csv(tmp_path))
    assert (found.changes, found.added, found.gone) == ((), (), ())
    assert found.plan == plan


@pytest.mark.office
def test_a_workbook_re_saved_by_libreoffice_and_stripped_loses_nothing(
    plan: AlliancePlan, book: bytes, tmp_path: Path, soffice: str
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(edited(book, {("3-01", cell_of(book, "3-01", "急病センターの運営")): "急病センターの共同運営"}))
    found = merged(plan, *read_workbook(re_saved(path, soffice)))
    assert [(c.key, c.head, c.new) for c in found.changes] == [("3-01", "事業名", "急病センターの共同運営")]
    assert found.gone == ()


def test_every_kind_of_cell_is_told_when_it_changes(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    changes = {
        ("事業一覧", cell_of(book, "事業一覧", "経済部観光課")): "観光局",
        ("1-02", cell_of(book, "1-02", "企画と宣伝", right=-1)): "２０２７年度",
        ("2-01", cell_of(book, "2-01", 97000)): "98,500",
        ("3-02", cell_of(book, "3-02", "参加する市町村", right=1)): "架空中央市、架空東市",
        ("成果指標", cell_of(book, "成果指標", "急病センターの平均の待ち時間", right=3)): "以上",
        ("実績値", cell_of(book, "実績値", 120.2)): 121.5,
        ("実績値", cell_of(book, "実績値", datetime.fromisoformat("2025-08-04"))): "令和7年8月5日",
    }
    found = _taken(plan, book, tmp_path, changes)
    told = {(c.table, c.key.split("　")[0], c.head): (c.old, c.new) for c in found.changes}
    assert told == {
        ("事業", "1-02", "担当部署"): ("経済部観光課", "観光局"),
        ("事業", "3-02", "参加する市町村"): ("架空中央市、架空東市、架空西町", "架空中央市、架空東市"),
        ("事業費（千円）", "2-01", "金額（千円）"): ("97000", "98500"),
        ("成果指標", "clinic_waiting", "向き"): ("以下", "以上"),
        ("実績値", "visitors", "実績値"): ("120.2", "121.5"),
        ("実績値", "visitors", "報告の日"): ("2025-08-04", "2025-08-05"),
        ("スケジュール", "1-02", "内容"): ("", "企画と宣伝"),
    }
    assert found.added == ("スケジュール　1-02　2022　2027",)
    assert found.gone == ("スケジュール　1-02　2022　2026",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2026年度", "FY2026"), ("令和8年度", "FY2026"), ("fy２０２６", "FY2026"), ("2026年", "2026"), ("平成元年", "1989"),
     ("令和8年10月1日", "2026-10-01"), ("2025-10-01～2026-09-30", "2025-10-01/2026-09-30")],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(
    written: str, meant: str, plan: AlliancePlan, book: bytes, tmp_path: Path
) -> None:
    found = _taken(plan, book, tmp_path, {("目標値", cell_of(book, "目標値", "時点", below=1)): written})
    target = next(kpi for kpi in found.plan.kpis if kpi.targets).targets[0]
    assert target.period == meant


def test_a_fiscal_year_is_read_in_the_japanese_calendar(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    found = _taken(plan, book, tmp_path, {("事業一覧", cell_of(book, "事業一覧", "開始年度", below=1)): "令和8年度"})
    assert found.plan.projects[0].first_fiscal_year == 2026


def test_an_item_that_was_wrong_in_the_plan_may_be_mended_in_the_workbook(plan: AlliancePlan, tmp_path: Path) -> None:
    wrong = plan.projects[0].model_copy(update={"item": "ウ-Z"})
    own = plan.model_copy(update={"projects": (wrong, *plan.projects[1:])})
    data = render_section_book(own, DAY)
    cells = {(sheet, cell_of(data, sheet, "ウ-Z")): "ウ-A" for sheet in ("事業一覧", "1-01")}
    assert [(c.old, c.new) for c in _taken(own, data, tmp_path, cells).changes] == [("ウ-Z", "ウ-A")]


def test_sharing_counting_and_evaluation_are_filled_in_the_workbook(
    plan: AlliancePlan, book: bytes, tmp_path: Path
) -> None:
    def row(sheet: str, *values: Any) -> dict[tuple[str, str], Any]:
        cells = to_look_at(book)[sheet]
        first = next(n for n in range(5, 90) if cells.cell(n, 1).value is None)
        return {(sheet, f"{column}{first}"): value for column, value in zip("ABCDEF", values, strict=False)}

    changes = {
        **row("費用負担の併用", "1-01", "均等割", None, 40), **row("負担割合", "nights", "宿泊者数", "人"),
        **row("負担割合の重み", "nights", "架空東市", 12.5), **row("算定対象外", "2-01", 2025, None, "補助の対象", 50),
        **row("ほかの制度で算定", "2-01", "架空東市", "定住自立圏"), **row("評価", "2-01", 2025, "架空東市", 8, 10, "よい"),
        ("1-01", cell_of(book, "1-01", "費用負担の規則", right=1)): "併用",
        ("成果指標", cell_of(book, "成果指標", "physicians", right=11)): "population",
    }  # fmt: skip
    found = _taken(plan, book, tmp_path, changes).plan
    one, two = (next(p for p in found.projects if p.code == code) for code in ("1-01", "2-01"))
    assert one.cost_sharing
    assert (one.cost_sharing.rule, one.cost_sharing.parts[-1].model_dump()) == (
        "mixed", {"percent": 40, "rule": "equal", "sharing_key": ""}
    )  # fmt: skip
    assert (found.sharing_keys[-1].id, found.sharing_keys[-1].weights) == ("nights", {"99202": "12.5"})
    assert [(n.thousand_jpy, n.reason, n.member) for n in two.not_counted[-1:]] == [(50, "補助の対象", None)]
    assert [(c.member, c.scheme) for c in two.counted_elsewhere[-1:]] == [("99202", "定住自立圏")]
    assert [(e.member, e.points, e.full_points) for e in two.evaluations[-1:]] == [("99202", 8, 10)]
    assert next(k for k in found.kpis if k.id == "physicians").source == IndicatorSource(indicator="population")


def test_a_kpi_goes_over_to_reports_and_never_has_both(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    indicator, members = (("成果指標", cell_of(book, "成果指標", "physicians", right=right)) for right in (11, 12))
    found = _taken(plan, book, tmp_path, {indicator: None, members: "架空中央市"}).plan
    assert next(k for k in found.kpis if k.id == "physicians").source == ReportSource(members=("99201",))
    none = _taken(plan, book, tmp_path, {indicator: None}).plan
    assert next(k for k in none.kpis if k.id == "physicians").source is None
    with pytest.raises(SourceError, match="どちらか一方"):
        _taken(plan, book, tmp_path, {members: "架空中央市"})


def test_new_rows_are_new_records(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    row = int(cell_of(book, "事業一覧", "3-03")[1:]) + 1
    target = int(cell_of(book, "実績値", "bus_users", below=3)[1:])
    changes = {
        ("事業一覧", f"A{row}"): "3-04", ("事業一覧", f"B{row}"): "図書館の相互利用", ("事業一覧", f"C{row}"): "候補",
        ("実績値", f"A{target}"): "visitors", ("実績値", f"B{target}"): "FY2025", ("実績値", f"C{target}"): "架空東市",
        ("実績値", f"E{target}"): 66.1, ("実績値", f"F{target}"): datetime.fromisoformat("2026-08-07"),
    }  # fmt: skip
    found = _taken(plan, book, tmp_path, changes)
    assert found.added == ("事業　3-04", "実績値　visitors　FY2025　架空東市　確報")
    assert (found.plan.projects[-1].code, found.plan.projects[-1].stage) == ("3-04", "candidate")
    visitors = next(kpi for kpi in found.plan.kpis if kpi.id == "visitors")
    assert (visitors.actuals[-1].value, visitors.actuals[-1].member) == (Decimal("66.1"), "99202")


def test_a_copied_sheet_with_another_code_is_a_new_project(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book))
    sheet = opened.copy_worksheet(opened["3-01"])
    sheet["B2"] = "3-09"
    path = tmp_path / "book.xlsx"
    opened.save(path)
    found = merged(plan, *read_workbook(path))
    assert found.added[0] == "事業　3-09"
    made = next(project for project in found.plan.projects if project.code == "3-09")
    assert made.costs == next(project for project in plan.projects if project.code == "3-01").costs
    assert {change.key.split("　")[0] for change in found.changes} == {"3-09"}


def test_a_copied_sheet_that_kept_its_code_is_refused_with_both_names(
    plan: AlliancePlan, book: bytes, tmp_path: Path
) -> None:
    opened = load_workbook(io.BytesIO(book))
    opened.copy_worksheet(opened["3-01"])["B3"] = "別の事業"
    opened.save(tmp_path / "book.xlsx")
    with pytest.raises(SourceError, match="「3-01」はシート「3-01」にもあります") as fault:
        read_workbook(tmp_path / "book.xlsx")
    assert (fault.value.sheet, fault.value.row) == ("3-01 Copy", 2)


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 cut short"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(content)
    with pytest.raises(RequestError, match=r"book\.xlsx"):
        read_workbook(tmp_path / "book.xlsx")


def test_a_row_that_is_gone_deletes_nothing_and_is_told(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    number = int(cell_of(book, "3-01", "架空西町")[1:])
    cells = {("3-01", f"{column}{number}"): None for column in "ABCD"}
    found = _taken(plan, book, tmp_path, cells)
    assert found.gone == ("負担額（千円）　3-01　2025　決算額　架空西町",)
    assert found.plan == plan


@pytest.mark.parametrize(
    ("sheet", "text", "value", "said"),
    [
        ("2-01", 97000, "97百万", "「97百万」は数値ではありません"),
        ("2-01", 97000, 97000.5, "整数ではありません"),
        ("3-02", "参加する市町村", "架空島", "「架空島」は圏域の市町村ではありません"),
        ("成果指標", "以下", "下げる", "選べる値：以上、以下、現状維持以上"),
        ("1-01", "取組の項目", "ウ-Z", "「ウ-Z」は要綱の取組の項目にありません。選べる値：ア-a、"),
        ("事業一覧", "開始年度", 45000, "「45000」は年度ではありません"),
        ("目標値", "FY2026", "来年度", "「来年度」は時点ではありません。年度なら FY2026"),
        ("2-01", 97000, "-1", "事業「2-01」を記録にできません。「金額（千円）」の「-1」は小さすぎます。0 以上"),
        ("3-02", "参加する市町村", "架空中央市、架空東市、架空東市", "架空東市（99202）が2回書かれています"),
        ("1-01", "事業コード", "a/b", "「a/b」はファイルの名前に使えません"),
        ("事業一覧", "1-01", datetime.fromisoformat("2026-01-01"), "Excel が番号を日付に変えています"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_place(
    plan: AlliancePlan, book: bytes, tmp_path: Path, sheet: str, text: Any, value: Any, said: str
) -> None:
    right, below = int(text in ("参加する市町村", "事業コード", "取組の項目")), int(text == "開始年度")
    with pytest.raises(SourceError, match=said) as fault:
        _taken(plan, book, tmp_path, {(sheet, cell_of(book, sheet, text, right, below)): value})
    assert (fault.value.sheet, fault.value.file) == (sheet, "book.xlsx")
    assert fault.value.row


def test_two_places_that_change_one_cell_must_agree(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    one = ("事業一覧", cell_of(book, "事業一覧", "販路開拓の支援"))
    other = ("1-01", cell_of(book, "1-01", "販路開拓の支援"))
    agreed = _taken(plan, book, tmp_path, {one: "販路の開拓", other: "販路の開拓"})
    assert [c.new for c in agreed.changes] == ["販路の開拓"]
    with pytest.raises(SourceError, match="どちらかにそろえるか"):
        _taken(plan, book, tmp_path, {one: "販路の開拓", other: "販路支援"})


def _one_more(folder: Path, plan: AlliancePlan, file: str, row: str) -> list[Row]:
    """The plan as CSV with one row more at the end of a table."""
    for name, content in csv_files(plan).items():
        (folder / name).write_bytes(content)
    path = folder / file
    path.write_bytes(path.read_bytes() + row.encode() + b"\r\n")
    return rows_of_csv(folder)


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("kpis.csv", "deals,別の指標,件,0,以上,,ア", "「商談会で成立した取引の件数」、ここでは「別の指標」"),
        (
            "costs.csv",
            "3-01,2026,当初予算額,9999,,2026-03-17,",
            "「21500」、ここでは「9999」です。「3-01」の同じ欄です",
        ),
        ("weights.csv", "population_2020,架空東市,1", "ここでは「1」"),
        ("projects.csv", "1-01,別の事業,候補", "「販路開拓の支援」、ここでは「別の事業」"),
        ("projects.csv", "１-01,別の事業,候補", "「販路開拓の支援」、ここでは「別の事業」"),
        ("actuals.csv", "visitors,FY2022,,,1,2023-06-20,", "ここでは「1」"),
    ],
)
def test_a_row_copied_under_the_same_key_is_refused_with_both_places(
    plan: AlliancePlan, tmp_path: Path, file: str, row: str, said: str
) -> None:
    with pytest.raises(SourceError, match=said) as fault:
        merged(plan, _one_more(tmp_path, plan, file, row))
    assert (fault.value.file, fault.value.row) == (file, len(csv_files(plan)[file].splitlines()) + 1)
    assert f"{file}　" in str(fault.value)


def test_a_row_copied_in_the_workbook_is_refused(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    opened = load_workbook(io.BytesIO(book))
    sheet = opened["3-01"]
    row = next(cell.row for (cell,) in sheet["A1:A60"] if cell.value == 2026)
    free = next(r for r in range(row, 90) if sheet.cell(r, 1).value is None)
    for column in range(1, 6):
        sheet.cell(free, column).value = sheet.cell(row, column).value
    opened.save(tmp_path / "same.xlsx")
    assert merged(plan, *read_workbook(tmp_path / "same.xlsx")).changes == ()
    sheet.cell(free, 3).value = 9999
    opened.save(tmp_path / "book.xlsx")
    with pytest.raises(SourceError, match=f"3-01　{row}行目では「21500」、ここでは「9999」") as fault:
        merged(plan, *read_workbook(tmp_path / "book.xlsx"))
    assert fault.value.row == free


def test_a_code_in_full_width_is_the_one_in_half_width(plan: AlliancePlan, tmp_path: Path) -> None:
    rows = _one_more(tmp_path, plan, "costs.csv", "３－０１,2028,見込額,100,,,")
    found = merged(plan, rows)
    assert found.added == ("事業費（千円）　3-01　2028　見込額",)
    new = merged(plan, _one_more(tmp_path, plan, "projects.csv", "４-01,新しい事業,候補"))
    assert new.added == ("事業　4-01",)
    assert new.plan.projects[-1].code == "4-01"


def test_a_sheet_copied_under_the_code_in_full_width_is_refused(
    plan: AlliancePlan, book: bytes, tmp_path: Path
) -> None:
    opened = load_workbook(io.BytesIO(book))
    opened.copy_worksheet(opened["3-01"])["B2"] = "３-01"
    opened.save(tmp_path / "book.xlsx")
    with pytest.raises(SourceError, match="「3-01」はシート「3-01」にもあります"):
        read_workbook(tmp_path / "book.xlsx")


def test_two_sections_give_back_their_own_copies_and_neither_undoes_the_other(
    plan: AlliancePlan, book: bytes, tmp_path: Path
) -> None:
    office, content = (("1-02", cell_of(book, "1-02", text)) for text in ("経済部観光課", "観光資源の情報を提供する。"))
    one = _taken(plan, book, tmp_path, {office: "観光局"})
    both = _taken(one.plan, book, tmp_path, {content: "情報と人を出す。"})
    assert [c.head for c in both.changes] == ["連携市町村の役割"]
    project = next(p for p in both.plan.projects if p.code == "1-02")
    assert (project.office, project.partner_role) == ("観光局", "情報と人を出す。")
    again = _taken(both.plan, book, tmp_path, {office: "観光局"})
    assert (again.changes, again.conflicts) == ((), ())


def test_a_cell_changed_on_both_sides_is_told_and_not_taken(plan: AlliancePlan, book: bytes, tmp_path: Path) -> None:
    office = ("1-02", cell_of(book, "1-02", "経済部観光課"))
    one = _taken(plan, book, tmp_path, {office: "観光局"})
    other = _taken(one.plan, book, tmp_path, {office: "観光振興部"})
    assert (other.plan, other.changes) == (one.plan, ())
    assert [(c.old, c.new) for c in other.conflicts] == [("観光局", "観光振興部")]


def test_without_the_sheet_for_comparison_the_plan_stands_for_it(
    plan: AlliancePlan, book: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(edited(book, {}, without=("照合用",)))
    rows, base = read_workbook(path)
    assert base is None
    assert merged(plan, rows, base).changes == ()


def test_only_files_of_changed_records_are_written_and_their_head_stays(
    copy: Path, book: bytes, tmp_path: Path
) -> None:
    path = copy / "projects" / "1-02.yml"
    path.write_text("# 観光課が管理する\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = read_sound_folder(copy).plan
    found = _taken(before, book, tmp_path, {("1-02", cell_of(book, "1-02", "経済部観光課")): "観光局"})
    files = changed_files(copy, before, found.plan)
    assert list(files) == ["projects/1-02.yml"]
    assert files["projects/1-02.yml"].decode().startswith("# 観光課が管理する\ncode: 1-02\n")
    path.write_bytes(files["projects/1-02.yml"])
    assert read_sound_folder(copy).plan == found.plan


def test_a_file_that_is_not_ours_is_refused() -> None:
    with pytest.raises(RequestError, match="計画の表がありません"):
        require_rows([], "x.xlsx")


def test_the_same_plan_gives_the_same_bytes(plan: AlliancePlan, book: bytes) -> None:
    assert render_section_book(plan, DAY) == book
