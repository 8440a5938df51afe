"""All files or none: what stood before stands after a fault."""

import os
import sys
from pathlib import Path

import pytest

from toshiken.core.errors import OutputError
from toshiken.outputs.publish import publish

FILES = {"a.pptx": b"new a", "b.xlsx": b"new b"}


def test_writes_all_and_leaves_nothing_else(tmp_path: Path) -> None:
    paths = publish(tmp_path / "out", FILES)
    assert [p.read_bytes() for p in paths] == [b"new a", b"new b"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.pptx", "b.xlsx"]


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("keep", encoding="utf-8")
    publish(tmp_path, FILES)
    assert (tmp_path / "memo.txt").read_text(encoding="utf-8") == "keep"


def test_a_target_that_cannot_be_replaced_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(b"old a")
    (tmp_path / "b.xlsx").mkdir()  # a folder where a file should go: cannot be opened for writing, even by root
    with pytest.raises(OutputError, match="閉じ"):
        publish(tmp_path, FILES)
    assert (tmp_path / "a.pptx").read_bytes() == b"old a"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.pptx", "b.xlsx"]


def test_a_fault_while_replacing_restores_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pptx").write_bytes(b"old a")
    (tmp_path / "b.xlsx").write_bytes(b"old b")
    real = Path.replace

    def full_disk(source: Path, target: Path) -> Path:
        if target == tmp_path / "b.xlsx" and source.suffix == ".xlsx":
            raise OSError(28, "No space left on device", str(target))
        return real(source, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OutputError):
        publish(tmp_path, FILES)
    monkeypatch.undo()
    assert (tmp_path / "a.pptx").read_bytes() == b"old a"
    assert (tmp_path / "b.xlsx").read_bytes() == b"old b"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="--out"):
        publish(tmp_path / "out", FILES)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere; Windows has no mode bits"
)
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="書き込めません"):
        publish(tmp_path, FILES)
