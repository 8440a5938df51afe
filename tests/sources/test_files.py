"""Folders, files and archives become documents, or reasons why not."""

import io
import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.sources.containers.test_archive import zipped
from tests.sources.containers.workbooks import xlsx
from toshiken.core.errors import RequestError, SourceError
from toshiken.sources import files as module
from toshiken.sources.files import Found, found_files

CSV = "コード,市区町村\n01100,札幌市\n".encode("cp932")


def put(path: Path, content: bytes = CSV) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def found(*paths: Path) -> dict[str, Found]:
    return {one.label: one for one in found_files(paths)}


def only(path: Path) -> Found:
    (one,) = found_files([path])
    return one


def test_folders_are_walked_in_order_and_labels_begin_where_the_person_did(tmp_path: Path) -> None:
    put(tmp_path / "disk/b/2.csv")
    put(tmp_path / "disk/b/1.csv")
    put(tmp_path / "disk/a.dat", b'{"a": 1}')
    single = put(tmp_path / "elsewhere/c.txt")
    labels = found(tmp_path / "disk", single)
    assert list(labels) == ["disk/a.dat", "disk/b/1.csv", "disk/b/2.csv", "c.txt"]
    assert [one.document.container for one in labels.values() if one.document] == ["json", "csv", "csv", "csv"]
    assert labels["c.txt"].sha256 == labels["disk/b/1.csv"].sha256 != labels["disk/a.dat"].sha256


def test_a_folder_given_as_a_point_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "disk/a.csv")
    monkeypatch.chdir(tmp_path / "disk")
    assert list(found(Path())) == ["disk/a.csv"]


def test_files_that_are_called_the_same_are_told_apart(tmp_path: Path) -> None:
    for folder in ("d1", "d2"):
        put(tmp_path / folder / "data/a.csv")
    once, twice = tmp_path / "d1/data", tmp_path / "d2/data"
    assert set(found(once, twice)) == {f"{once.as_posix()}/a.csv", f"{twice.as_posix()}/a.csv"}
    assert set(found(once / "a.csv", once / "a.csv")) == {
        f"{once.as_posix()}/a.csv",
        f"{once.as_posix()}/a.csv（同じ名前の2つめ）",
    }
    with pytest.warns(UserWarning, match="Duplicate name"):
        archive = put(tmp_path / "disk/x.zip", zipped(("a.csv", CSV), ("a.csv", CSV + b"01202,b\n")))
    assert set(found(archive)) == {"x.zip › a.csv", "x.zip › a.csv（同じ名前の2つめ）"}


def test_names_of_macos_are_composed(tmp_path: Path) -> None:
    put(tmp_path / "disk/か\u3099.csv")
    assert list(found(tmp_path / "disk")) == ["disk/が.csv"]


def test_what_systems_leave_behind_is_passed_over_and_other_hidden_files_are_not(tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._a.csv", "~$a.xlsx", "__MACOSX/a.csv", ".hidden.csv"):
        put(tmp_path / "disk" / name)
    put(tmp_path / "disk/a.zip", zipped(("__MACOSX/._a.csv", b"x"), ("a.csv", CSV), (".DS_Store", b"x")))
    assert list(found(tmp_path / "disk")) == ["disk/.hidden.csv", "disk/a.zip › a.csv"]


def test_links_are_not_followed_round(tmp_path: Path) -> None:
    put(tmp_path / "disk/a.csv")
    (tmp_path / "disk/loop").symlink_to(tmp_path / "disk", target_is_directory=True)
    (tmp_path / "disk/z").symlink_to(tmp_path / "nowhere")
    labels = found(tmp_path / "disk")
    assert list(labels) == ["disk/a.csv", "disk/z"]
    assert "リンク" in labels["disk/z"].not_data


def test_a_path_that_does_not_exist_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="「.*nowhere」がありません.*場所を確かめて"):
        next(found_files([put(tmp_path / "a.csv"), tmp_path / "nowhere"]))


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", locked)
    assert "開けません" in str(only(tmp_path).fault)


def test_members_of_archives_are_files_too(tmp_path: Path) -> None:
    inner = zipped(("c.csv", CSV), ("note.txt", "注意書き。".encode()))
    path = put(tmp_path / "a.zip", zipped(("b/1.csv", CSV), ("b/inner.bin", inner), ("page.csv", b"<html></html>")))
    labels = found(path)
    assert list(labels) == [
        "a.zip › b/1.csv",
        "a.zip › b/inner.bin › c.csv",
        "a.zip › b/inner.bin › note.txt",
        "a.zip › page.csv",
    ]
    documents = [one.document for one in labels.values() if one.document]
    assert [(document.label, document.data) for document in documents] == [(label, CSV) for label in list(labels)[:2]]
    assert labels["a.zip › b/inner.bin › note.txt"].not_data == "表ではない文章"
    assert isinstance(labels["a.zip › page.csv"].fault, SourceError)


def test_a_workbook_is_told_from_an_archive_by_what_is_in_it(tmp_path: Path) -> None:
    book = xlsx(lambda sheet: sheet.append(["a"]))
    assert only(put(tmp_path / "a.zip", book)).document.container == "xlsx"  # type: ignore[union-attr]
    inside = only(put(tmp_path / "b.xlsx", zipped(("c.zip", book))))
    assert (inside.label, inside.document.container) == ("b.xlsx › c.zip", "xlsx")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        (["[Content_Types].xml", "word/document.xml"], "Word"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "PowerPoint"),
        (["stops.txt", "trips.txt", "routes.txt"], "GTFS"),
        (["feed/stops.txt", "feed/trips.txt"], "GTFS"),
    ],
)
def test_other_packages_are_no_data(tmp_path: Path, members: list[str], reason: str) -> None:
    assert reason in only(put(tmp_path / "a", zipped(*[(name, b"a,b\n1,2\n") for name in members]))).not_data


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ([("[Content_Types].xml", b""), ("xl/workbook.bin", b"")], "xlsb.*xlsx.*保存し直して"),
        ([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"")], "ods.*保存し直して"),
        ([], "空です.*ダウンロードし直して"),
        ([("b.zip", zipped(("c.zip", zipped(("d.csv", CSV)))))], "さらに zip"),
        ([("../b.csv", CSV)], "外を指す"),
    ],
)
def test_refused_archives(tmp_path: Path, members: list[tuple[str, bytes]], message: str) -> None:
    fault = only(put(tmp_path / "a.zip", zipped(*members))).fault
    with pytest.raises(SourceError, match=f"^a.zip.*：.*{message}"):
        raise fault or AssertionError


def test_a_document_of_open_office_that_is_no_table_is_no_data(tmp_path: Path) -> None:
    path = put(tmp_path / "a", zipped(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"")))
    assert only(path).not_data == "OpenDocument 文書"


def test_a_file_above_the_limit_is_refused_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE_BYTES", 10)
    for content in (CSV, xlsx(lambda sheet: None)):
        assert "大きさが上限" in str(only(put(tmp_path / "a", content)).fault)


MEASURED = """
import json, resource, sys
from pathlib import Path
from toshiken.sources.files import found_files
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
faults = [str(one.fault) for one in found_files([Path(sys.argv[1])])]
print(json.dumps([faults, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before]))
"""


def _file_with_a_line(path: Path, megabytes: int) -> Path:
    with path.open("wb") as file:
        file.write(b"a,b\n")
        for _ in range(megabytes):
            file.write(b"1,2," * 262_144)
    return path


def _zip_with_a_line(path: Path, megabytes: int) -> Path:
    """Packed with little gain, so that its ratio is no help."""
    noise = io.BytesIO(bytes(range(48, 58)) * 104_858)
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=0) as archive, archive.open("b.csv", "w") as member:
        for _ in range(megabytes):
            member.write(noise.getvalue())
    return path


@pytest.mark.parametrize(
    ("written", "megabytes", "message"),
    [
        (_file_with_a_line, 200, "大きさが上限（32 MB）"),
        (_zip_with_a_line, 200, "大きさが上限（32 MB）"),
        (_file_with_a_line, 31, "a、2行目：1行が1,048,576文字"),
    ],
)
def test_a_line_without_end_takes_little_memory(tmp_path: Path, written, megabytes: int, message: str) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("resource")
    path = written(tmp_path / "a", megabytes)
    run = [sys.executable, "-c", MEASURED, str(path)]
    faults, kilobytes = json.loads(
        subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    )
    assert len(faults) == 1
    assert message in faults[0]
    assert kilobytes < 150_000


def test_published_timetables_are_no_data_yet(shared: Path) -> None:
    reasons = {one.label: one.not_data for one in found_files([shared / "data/gtfs"])}
    assert len(reasons) == 4
    assert {reason for label, reason in reasons.items() if label.endswith(".zip")} == {
        "時刻表（GTFS）はまだ取り込まない"
    }
