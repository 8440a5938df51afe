"""All files or none: what stood before stands after a fault."""

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


def test_a_new_file_goes_again_when_a_later_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"old b")
    real = Path.replace

    def full_disk(source: Path, target: Path) -> Path:
        if target == tmp_path / "b.xlsx" and source.suffix == ".xlsx":
            raise OSError(28, "No space left on device", str(target))
        return real(source, target)

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OutputError, match=r"b\.xlsx"):
        publish(tmp_path, FILES)
    monkeypatch.undo()
    assert [p.name for p in tmp_path.iterdir()] == ["b.xlsx"]
    assert (tmp_path / "b.xlsx").read_bytes() == b"old b"


def test_ctrl_c_between_two_files_restores_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.pptx").write_bytes(b"old a")
    (tmp_path / "b.xlsx").write_bytes(b"old b")
    real = Path.replace

    def interrupted(source: Path, target: Path) -> Path:
        if target == tmp_path / "b.xlsx" and source.suffix == ".xlsx":
            raise KeyboardInterrupt
        return real(source, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, FILES)
    monkeypatch.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.pptx": b"old a", "b.xlsx": b"old b"}


def test_an_old_file_that_cannot_go_back_is_kept_and_its_place_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pptx").write_bytes(b"old a")
    real = Path.replace

    def stuck(source: Path, target: Path) -> Path:
        if target == tmp_path / "a.pptx":
            raise PermissionError(13, "locked", str(target))
        return real(source, target)

    monkeypatch.setattr(Path, "replace", stuck)
    with pytest.raises(OutputError, match="元のファイルを戻せませんでした"):
        publish(tmp_path, FILES)
    monkeypatch.undo()
    assert [p.read_bytes() for p in tmp_path.glob(".toshiken-*/a.pptx.before")] == [b"old a"]


def test_a_file_open_elsewhere_is_told_before_anything_is_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows an open file refuses to be opened for writing; here the refusal is the test's own."""
    (tmp_path / "a.pptx").write_bytes(b"old a")
    (tmp_path / "b.xlsx").write_bytes(b"old b")
    real = Path.open

    def locked(path: Path, *arguments: object, **options: object) -> object:
        if path == tmp_path / "b.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(OutputError, match="閉じ"):
        publish(tmp_path, FILES)
    monkeypatch.undo()
    assert (tmp_path / "a.pptx").read_bytes() == b"old a"


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="--out"):
        publish(tmp_path / "out", FILES)


def test_a_folder_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the refusal is the test's own."""

    def refused(**_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("toshiken.outputs.publish.tempfile.mkdtemp", refused)
    with pytest.raises(OutputError, match="書き込めません"):
        publish(tmp_path, FILES)


def test_files_of_folders_inside_are_written_and_go_again_together(tmp_path: Path) -> None:
    publish(tmp_path, {"projects/a.yml": b"a", "plan.yml": b"p"})
    assert (tmp_path / "projects" / "a.yml").read_bytes() == b"a"
    (tmp_path / "b.xlsx").mkdir()
    with pytest.raises(OutputError):
        publish(tmp_path, {"kpis/a.yml": b"a", "projects/a.yml": b"b", "b.xlsx": b"b"})
    assert (tmp_path / "projects" / "a.yml").read_bytes() == b"a"
    assert not (tmp_path / "kpis").exists()


@pytest.mark.parametrize("name", ["../evil.yml", "projects/../../evil.yml", "/evil.yml", "..\\evil.yml", "C:evil.yml"])
def test_a_name_that_leads_out_of_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="外です"):
        publish(tmp_path / "out", {"a.pptx": b"new a", name: b"evil"})
    assert list(tmp_path.iterdir()) == []
