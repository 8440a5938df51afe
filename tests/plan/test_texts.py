"""Text pages: every one with known origins, faults with their line."""

from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.plan.texts import read_texts
from toshiken.tables.origins import read_origins

EXAMPLE = Path(__file__).parents[2] / "src" / "toshiken" / "example"


def test_every_text_has_an_origin() -> None:
    known = read_origins(EXAMPLE / "deck_origins.yml")
    texts = read_texts(EXAMPLE / "records" / "texts")
    named = {i.origin for t in texts.values() for s in t.sections for i in s.items if i.origin}
    assert {t.origin for t in texts.values()} | named <= set(known)
    assert len(texts["summary"].sections) == 5
    assert [s.heading for s in texts["procedure"].sections] == [
        "連携中枢都市宣言",
        "連携協約の締結",
        "連携中枢都市圏ビジョン策定",
    ]


def test_a_fault_names_file_and_line(tmp_path: Path) -> None:
    content = "title: 題\norigin: deck_2018\nsections:\n  - heading: 見出し\n    items:\n      - {txt: 文}\n"
    (tmp_path / "t.yml").write_text(content, encoding="utf-8")
    with pytest.raises(RecordError, match=r"t\.yml（6行目）"):
        read_texts(tmp_path)
