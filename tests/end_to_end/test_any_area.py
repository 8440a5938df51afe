"""The deck of any area: its own words, sums and prefectures, nothing of Sapporo, missing files named, nothing cut."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.end_to_end.areas import NOW, WIDE, MadeArea, made_area
from tests.outputs.deck.reading import parts
from tests.outputs.site.reading import read
from toshiken.example.known_areas import with_store
from toshiken.outputs.document import make_document
from toshiken.outputs.figure import BarChart, Table
from toshiken.outputs.page import Audience
from toshiken.tables.store import Store

pytestmark = pytest.mark.shared
# Sapporo stands among the areas compared, and its deck is the source of what is printed of them: nowhere else. 北海道 published
# the outline of the bonds that hold everywhere.
ALLOWED = (
    "札幌市『（仮称）さっぽろ連携中枢都市圏の形成に向けた取組について』平成30年7月23日",
    "札幌市資料の頁「連携中枢都市圏構想とは⑤」",
    "札幌市は参考（資料の日には宣言の前）",
    "北海道「地域活性化事業の主な概要」",
)
FORBIDDEN = re.compile("札幌|さっぽろ|北海道|道内|全道|道央|道県|石狩|小樽|千歳")


def deck_texts(made: MadeArea) -> Iterator[str]:
    for name, blob in parts(made.file(".pptx")).items():
        if name.endswith(".xml") and ("slide" in name or "chart" in name or "docProps" in name or "notes" in name):
            yield from re.findall(r">([^<>]+)</", blob.decode("utf-8"))
            yield from re.findall(r'(?:descr|title|name)="([^"]*)"', blob.decode("utf-8"))


def site_texts(made: MadeArea) -> Iterator[str]:
    for element in read(made.file(".html").decode("utf-8")).walk():
        yield from (text for text in (*element.texts, *element.attributes.values()) if text)


def sheet_texts(made: MadeArea) -> Iterator[str]:
    for ending in (".xlsx", "_proof.xlsx"):
        for sheet in openpyxl.load_workbook(io.BytesIO(made.file(ending))):
            yield sheet.title
            for row in sheet.iter_rows(values_only=True):
                cited = [f"{row[1]}「{row[0]}」", *row[2:]] if sheet.title == "出典" else row
                yield from (str(cell) for cell in cited if cell is not None)


def left_over(texts: Iterator[str]) -> list[str]:
    found = []
    for text in texts:
        for allowed in ALLOWED:
            text = text.replace(allowed, "")
        if FORBIDDEN.search(text) and not re.fullmatch("札幌市|.*・札幌市|札幌市の(単位|記号)", text):
            found.append(text)
    return found


@pytest.mark.no_cover  # the time is that of reading whole files
@pytest.mark.parametrize("hub", ["熊本市", "広島市"])
def test_no_word_of_sapporo_stands_in_another_city_s_files(hub: str, full_store: Path) -> None:
    made = made_area(hub, full_store)
    assert left_over(deck_texts(made)) == []
    assert left_over(site_texts(made)) == []
    assert left_over(sheet_texts(made)) == []
    everything = "".join(deck_texts(made))
    assert hub in everything
    assert "担当課未設定" in everything


@pytest.mark.no_cover  # the time is that of reading whole files
def test_the_words_would_be_found(full_store: Path) -> None:
    """The search itself: Sapporo's own deck is full of them."""
    assert len(left_over(deck_texts(made_area("札幌市", full_store)))) > 100


@pytest.mark.no_cover  # the time is that of reading whole files
def test_several_prefectures_are_summed_and_named_together(full_store: Path) -> None:
    made = made_area("広島市", full_store)
    text = "\n".join(deck_texts(made))
    assert "広島県・山口県計" in text
    profile = made.brief.profile
    whole = profile.latest("universities", profile.prefecture)
    each = [profile.latest("universities", prefecture) for prefecture in profile.area.prefectures]
    assert whole is not None
    assert whole.known == sum(q.known for q in each if q) == 31


def test_what_the_area_has_no_figures_for_is_listed_with_its_file(full_store: Path) -> None:
    made = made_area("熊本市", full_store)
    ids = [page.id for page in made.document.pages]
    assert not {"farming", "access", "fire_and_ambulance", "schedule", "joint_projects"} & set(ids)
    listed = "\n".join(
        str(cell) for page in made.document.pages if page.id.startswith("lost_") for b in page.body
        if isinstance(b, Table) for row in b.rows for cell in row.cells
    )  # fmt: skip
    for name in ("市町村別農業産出額（推計）", "令和5年推計", "従業地・通学地による人口", "消防現勢"):
        assert name in listed
    assert "全国大学一覧" not in listed, "the store has it"


def test_the_own_area_is_marked_and_held_against_print(full_store: Path) -> None:
    (page,) = (p for p in made_area("静岡市", full_store).document.pages if p.id == "peers_table")
    (table,) = page.body
    assert isinstance(table, Table)
    assert "静岡市（本圏域）" in [column.head for column in table.columns]
    assert "静岡市の圏域面積：印字値 2,621.11 ／ 構成市町村の和 2,621.27（差 0.16）。" in [n.text for n in page.notes]


def test_an_area_that_is_not_printed_stands_in_the_comparison_by_its_own_figures(full_store: Path) -> None:
    (page,) = (p for p in made_area(WIDE, full_store).document.pages if p.id == "peers_table")
    (table,) = page.body
    assert isinstance(table, Table)
    assert table.columns[-1].head == "本圏域"
    land = table.rows[-1]
    assert land.underlined == {len(table.columns) - 1}, "the largest of all, by computation"


def test_members_of_other_areas_are_flagged(full_store: Path) -> None:
    leads = [s.text for p in made_area("広島市", full_store).document.pages if p.id == "members_table" for s in p.lead]
    assert any("備後圏域連携中枢都市圏に竹原市・三原市・世羅町" in lead for lead in leads)


def test_thirty_members_and_two_hubs_lose_nobody(full_store: Path) -> None:
    made = made_area(WIDE, full_store)
    profile = made.brief.profile
    assert (len(profile.members), [h.name for h in profile.hubs]) == (30, ["鹿児島市", "霧島市"])
    for prefix in ("members_table", "population_1_table", "population_3", "industry_2", "medical"):
        rows = [
            str(row.cells[0]) for page in made.document.pages if re.fullmatch(rf"{prefix}(_\d)?", page.id)
            for block in page.body if isinstance(block, Table) for row in block.rows if row.kind == "body"
        ]  # fmt: skip
        assert rows == [m.name for m in profile.members], prefix


def test_many_members_are_put_together_in_the_stack_and_still_add_up(full_store: Path) -> None:
    made = made_area(WIDE, full_store)
    (chart,) = (b for p in made.document.pages if p.id == "population_1" for b in p.body)
    assert isinstance(chart, BarChart)
    assert len(chart.series) == 12
    assert chart.series[-1].name == "その他の19市町村"
    for index, whole in enumerate(chart.totals):
        assert whole is not None
        assert sum(s.values[index].quantity.known for s in chart.series if s.values[index]) == whole.quantity.known  # type: ignore[union-attr]


def with_partners(number: int) -> str:
    """The file of the wide area with its first partners only."""
    head, rest = Path(WIDE).read_text(encoding="utf-8").split("partners:\n")
    partners, contact = rest.split("contact:")
    listed = "".join(partners.splitlines(keepends=True)[:number])
    return f"{head}partners:{'' if number else ' []'}\n{listed}contact:{contact}"


def test_a_hub_alone_makes_a_deck(full_store: Path, tmp_path: Path) -> None:
    alone = with_partners(0).replace('  - {code: "46218", name: 霧島市}\n', "")
    (tmp_path / "alone.yml").write_text(alone, encoding="utf-8")
    brief = with_store(tmp_path / "alone.yml", Store.open(full_store), NOW).brief(NOW)
    document = make_document(brief, Audience.INTERNAL, reproduction=False)
    said = "\n".join(s.text for page in document.pages for s in (*page.lead, *page.notes))
    assert "1市町村のうち" not in said
    assert "0市町村" not in said
    assert "members_map" not in [page.id for page in document.pages]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from toshiken.cli import main; main()", *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_all_known_areas_in_one_run(full_store: Path, tmp_path: Path) -> None:
    done = run("deck", "--all", "--store", str(full_store), "--out", str(tmp_path), "--as-of", "2026-11-01", "--json")
    assert done.returncode == 0, done.stderr
    areas = json.loads(done.stdout)["areas"]
    assert [area["area"] for area in areas] == ["sapporo", "hiroshima", "kumamoto", "shizuoka"]
    for area in areas:
        folder = tmp_path / area["area"]
        assert sorted(Path(f) for f in area["files"]) == sorted(folder.iterdir())
        assert (folder / f"{area['area']}.pptx").stat().st_size < 5_000_000


def test_a_users_own_file_is_an_area_too(full_store: Path, tmp_path: Path) -> None:
    (tmp_path / "my_area.yml").write_text(with_partners(3), encoding="utf-8")
    out = tmp_path / "out"
    done = run("deck", str(tmp_path / "my_area.yml"), "--store", str(full_store), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert (out / "kirishima_nada.pptx").exists()
    listed = run("data", str(tmp_path / "my_area.yml"), "--store", str(full_store), "--json")
    assert json.loads(listed.stdout)["missing"]
