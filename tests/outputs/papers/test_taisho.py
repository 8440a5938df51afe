"""新旧対照表: both sides whole, only what differs underlined."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.outputs.papers.reading import W, body, headings, text
from tests.plan.conftest import FICTITIOUS_PLAN
from toshiken.core.errors import RecordError, RequestError
from toshiken.outputs.papers.taisho import ABSENT, stretches
from toshiken.outputs.papers.taisho_paper import taisho_paper
from toshiken.outputs.papers.word.render import render_paper
from toshiken.outputs.papers.wording import Words

TEXTS = FICTITIOUS_PLAN / "agreement_texts"
DAY = date(2026, 11, 25)
Line = st.text(alphabet="甲及び乙は連携して行う。、1２", max_size=30)


@given(old=Line, new=Line)
def test_both_sides_stay_whole(old: str, new: str) -> None:
    before, after = stretches(old, new)
    assert "".join(s.text for s in before).replace(ABSENT, "") == old
    assert "".join(s.text for s in after).replace(ABSENT, "") == new


@given(old=Line, new=Line)
def test_what_is_not_underlined_is_the_same_on_both_sides(old: str, new: str) -> None:
    before, after = stretches(old, new)
    kept = ["".join(s.text for s in side if not s.changed) for side in (before, after)]
    assert old == "" or new == "" or kept[0] == kept[1]


@given(line=Line)
def test_equal_lines_have_nothing_underlined(line: str) -> None:
    before, after = stretches(line, line)
    assert not [s for s in (*before, *after) if s.changed]


def made(old: Path, new: Path, reason: str = "") -> bytes:
    return render_paper(taisho_paper(old, new, Words(), DAY, ("架空中央市", "架空東市"), reason))


def test_the_changed_words_are_underlined_with_the_reason() -> None:
    content = made(TEXTS / "first.yml", TEXTS / "east_2024.yml", "水道の広域化の検討を加えるため")
    underlined = [
        "".join(node.text or "" for node in run.iter(f"{W}t"))
        for run in body(content).iter(f"{W}r")
        if run.find(f"{W}rPr/{W}u") is not None
    ]
    assert "とともに、水道の広域化を検討する" in underlined
    assert not [words for words in underlined if "急病センター" in words], "what did not change is not underlined"
    written = text(content)
    assert written.count("水道の広域化の検討を加えるため") == 3, "a reason a changed line"
    assert written.index("変更後") < written.index("変更前")
    assert "別表　ウ-A 生活機能の強化" in written
    assert "第1条" not in written, "what did not change is not listed"


def test_the_names_of_the_parties_stand_in_it(tmp_path: Path) -> None:
    changed = tmp_path / "changed.yml"
    changed.write_text(
        (TEXTS / "first.yml").read_text(encoding="utf-8").replace("次のとおり", "以下のとおり"), encoding="utf-8"
    )
    assert "架空中央市（以下「甲」という。）及び架空東市" in text(made(TEXTS / "first.yml", changed))


def test_two_visions_are_compared_too(tmp_path: Path) -> None:
    old = FICTITIOUS_PLAN / "visions" / "first.yml"
    new = tmp_path / "second.yml"
    new.write_text(
        old.read_text(encoding="utf-8").replace("訪れる人が増える圏域", "訪れる人が倍になる圏域"), encoding="utf-8"
    )
    written = text(made(old, new))
    assert "訪れる人が倍になる圏域" in written
    assert "訪れる人が増える圏域" in written


def test_no_difference_makes_no_empty_table() -> None:
    with pytest.raises(RequestError, match="違いがありません"):
        made(TEXTS / "first.yml", TEXTS / "first.yml")


def test_two_kinds_are_refused() -> None:
    with pytest.raises(RequestError, match="種類が違う"):
        made(TEXTS / "first.yml", FICTITIOUS_PLAN / "visions" / "first.yml")


def test_another_file_is_refused_with_its_line(tmp_path: Path) -> None:
    other = tmp_path / "other.yml"
    other.write_text("- a\n- b\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"other\.yml（1行目）"):
        made(other, other)
    with pytest.raises(RecordError, match="ファイルがありません"):
        made(tmp_path / "absent.yml", other)


def test_two_states_of_a_plan_list_what_changed(tmp_path: Path) -> None:
    new = Path(shutil.copytree(FICTITIOUS_PLAN, tmp_path / "new"))
    for name, was, now in (
        ("agreement_texts/first.yml", "商談会を開く", "商談会と展示会を開く"),
        ("visions/first.yml", "働く場があり", "働く場と学ぶ場があり"),
    ):
        path = new / name
        path.write_text(path.read_text(encoding="utf-8").replace(was, now), encoding="utf-8")
    content = made(FICTITIOUS_PLAN, new)
    assert headings(content) == ["架空連携中枢都市圏形成に係る連携協約", "架空連携中枢都市圏ビジョン"]
    assert "商談会と展示会を開く" in text(content)
    with pytest.raises(RequestError, match="2つの計画"):
        made(FICTITIOUS_PLAN, FICTITIOUS_PLAN)
