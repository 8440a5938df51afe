"""A key becomes the name of a file: one that leads elsewhere, or that Windows refuses, is no key."""

from pathlib import Path

import pytest

from toshiken.core.errors import RecordError, RequestError
from toshiken.plan.exchange.csv_rows import csv_files, rows_of_csv
from toshiken.plan.exchange.json_plan import as_json, from_json
from toshiken.plan.exchange.merge import merged
from toshiken.plan.folder import PlanFolder, read_folder

NO_NAMES = ("../../evil", "con/x", "a\\b", "C:x", ".hidden", "..", "a b", "1-01\n", "NUL", "com1.x", "a?", "　")


@pytest.mark.parametrize("code", NO_NAMES)
def test_a_project_of_a_file_is_refused(code: str, copy: Path) -> None:
    path = copy / "projects" / "1-01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("code: 1-01", f"code: {code!r}"), encoding="utf-8")
    (fault,) = read_folder(copy).unreadable
    assert "ファイルの名前に使えません" in str(fault)
    assert (fault.file, fault.line) == (path, 1)


def test_a_project_of_a_table_is_refused(good: PlanFolder, tmp_path: Path) -> None:
    for name, content in csv_files(good.plan).items():
        (tmp_path / name).write_bytes(content)
    path = tmp_path / "projects.csv"
    path.write_bytes(path.read_bytes() + "../../evil,悪い事業,候補\r\n".encode())
    with pytest.raises(RequestError, match=r"「../../evil」はファイルの名前に使えません"):
        merged(good.plan, rows_of_csv(tmp_path))


@pytest.mark.parametrize(
    "known", ['"code": "1-01"', '"id": "east_2024"', '"id": "99201-99202"', '"id": "growth"', '"id": "first"']
)
def test_no_kind_of_a_whole_plan_is_taken_in_under_such_a_name(known: str, good: PlanFolder, tmp_path: Path) -> None:
    whole = as_json(good.plan).decode()
    assert known in whole
    path = tmp_path / "plan.json"
    path.write_text(whole.replace(known, f'{known.partition(":")[0]}: "../evil"', 1), encoding="utf-8")
    with pytest.raises(RecordError, match="ファイルの名前に使えません"):
        from_json(path)


def test_a_code_too_long_for_the_name_of_a_file_is_refused(good: PlanFolder, tmp_path: Path) -> None:
    for name, content in csv_files(good.plan).items():
        (tmp_path / name).write_bytes(content)
    path = tmp_path / "projects.csv"
    whole = path.read_bytes()
    path.write_bytes(whole + f"{'長' * 61},長い事業,候補\r\n".encode())
    with pytest.raises(RequestError, match=r"「事業コード」が長すぎます（61字）。60字以内にしてください") as fault:
        merged(good.plan, rows_of_csv(tmp_path))
    assert "projects.csv" in str(fault.value)
    path.write_bytes(whole + f"{'長' * 60},長い事業,候補\r\n".encode())
    made = merged(good.plan, rows_of_csv(tmp_path)).plan.projects[-1]
    (tmp_path / f"{made.key}.yml").write_bytes(b"")
