"""Text pages: every one with known origins, faults with their line."""

from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.example.figures import load_origins
from toshiken.plan.texts import read_texts

EXAMPLE = Path(__file__).parents[2] / "src" / "toshiken" / "example"


def test_every_text_has_an_origin() -> None:
    texts = read_texts(EXAMPLE / "records" / "texts", load_origins())
    assert len(texts["summary"].sections) == 5
    texts = read_texts(EXAMPLE / "common" / "records" / "texts", load_origins())
    assert [s.heading for s in texts["procedure"].sections] == [
        "連携中枢都市宣言",
        "連携協約の締結",
        "連携中枢都市圏ビジョン策定",
    ]


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    content = "title: 題\norigin: deck_2018\nsections:\n  - heading: 見出し\n    items:\n      - {txt: 文}\n"
    (tmp_path / "t.yml").write_text(content, encoding="utf-8")
    with pytest.raises(RecordError, match=r"t\.yml（6行目）"):
        read_texts(tmp_path, {"deck_2018"})


@pytest.mark.parametrize(("page", "item", "line"), [("hearsay", "deck_2018", 2), ("deck_2018", "hearsay", 8)])
def test_an_unknown_origin_of_a_page_or_a_point_is_told(tmp_path: Path, page: str, item: str, line: int) -> None:
    head = f"title: 題\norigin: {page}\nsections:\n  - heading: 見出し\n    items:\n      - {{text: 文}}\n"
    (tmp_path / "t.yml").write_text(head + f"      - text: 次の文\n        origin: {item}\n", encoding="utf-8")
    with pytest.raises(RecordError, match="出典「hearsay」") as fault:
        read_texts(tmp_path, {"deck_2018"})
    assert (fault.value.file, fault.value.line) == (tmp_path / "t.yml", line)
