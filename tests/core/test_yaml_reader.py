"""YAML with positions: a fault is told with its file and line, and nothing changes type behind the writer's back."""

from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.core.yaml_reader import line_of, read_yaml


def written(folder: Path, text: str) -> Path:
    path = folder / "record.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_dates_stay_as_written(tmp_path: Path) -> None:
    assert read_yaml(written(tmp_path, "a: 2018-03\nb: 2018-03-30\n")) == {"a": "2018-03", "b": "2018-03-30"}


def test_a_key_given_twice_is_a_fault_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "name: 札幌市\ncode: '01100'\nname: 小樽市\n")
    with pytest.raises(RecordError, match="「name」が2回あります") as fault:
        read_yaml(path)
    assert (fault.value.file, fault.value.line) == (path, 3)
    assert str(fault.value).startswith(f"{path}（3行目）：")


def test_a_key_given_twice_deep_inside_is_found_too(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as fault:
        read_yaml(written(tmp_path, "members:\n  - code: a\n    code: b\n"))
    assert fault.value.line == 3


@pytest.mark.parametrize("text", ["a: [1, 2\nb: 3\n", "a: b: c\n", "a:\n\t- 1\n", "{code}: 1\n? [a]\n: 2\n"])
def test_what_is_not_yaml_names_a_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(RecordError) as fault:
        read_yaml(written(tmp_path, text))
    assert fault.value.line is not None
    assert fault.value.exit_code == 2


def test_a_file_that_is_not_there_a_folder_and_another_encoding(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="ファイルがありません"):
        read_yaml(tmp_path / "none.yml")
    with pytest.raises(RecordError):
        read_yaml(tmp_path)
    path = tmp_path / "sjis.yml"
    path.write_bytes("名前: 札幌市\n".encode("shift_jis"))
    with pytest.raises(RecordError, match="UTF-8"):
        read_yaml(path)


def test_the_line_of_a_value_and_of_the_nearest_parent(tmp_path: Path) -> None:
    path = written(tmp_path, "# note\nhubs:\n  - code: '01100'\n    name: 札幌市\npartners: []\n")
    assert line_of(path, ("hubs", 0, "name")) == 4
    assert line_of(path, ("hubs", 0, "reason")) == 3
    assert line_of(path, ("contact",)) == 2
