"""What a file is, by its content alone."""

from pathlib import Path

import pytest

from tests.sources.containers.workbooks import xls
from toshiken.core.errors import SourceError
from toshiken.sources.containers.kind import kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("data", "container"),
    [
        ("コード,市区町村\n01100,札幌市\n".encode("cp932"), "csv"),
        (b"a\tb\n1\t2\n", "csv"),
        (b"a,b\n", "csv"),
        ("\ufeff出典,国勢調査\n\n地域,男,女\n札幌市,1,2\n函館市,1,2\n".encode(), "csv"),
        (b"a,b\n" + b"1,2\n" * 50 + b"3\x01,4\n", "csv"),
        (b"a, b\n1, 2\n3, 4\n", "csv"),
        (b'\xef\xbb\xbf {"type": "Topology"}', "json"),
        (b"[\n  {}]", "json"),
        (b"[]", "json"),
        (b'<?xml version="1.0"?>\n<GET_STATS_DATA/>', "xml"),
        (stream("Workbook"), "xls"),
    ],
)
def test_data(data: bytes, container: str) -> None:
    assert kind_of(data, "a") == (container, "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "画像"),
        (b"\xff\xd8\xff\xe0\0", "画像"),
        (stream("WordDocument"), "Word"),
        (stream("PowerPoint Document"), "PowerPoint"),
        (b"\x03\x19\x04\x01" + bytes(28) + b"CODE" + b" " * 200, "表でも文書でもない"),
        (b"\x7fELF\x02\x01\x01\0\0", "表でも文書でもない"),
        ("# 読んでください\n\nこのフォルダには、国勢調査があります。\n".encode(), "文章"),
        (b"Files are as published, with notes.\nThe second, third, and fourth\nare not here.\n", "文章"),
        (b"one column\nonly\n", "文章"),
    ],
)
def test_not_data(data: bytes, reason: str) -> None:
    container, not_data = kind_of(data, "a")
    assert container == ""
    assert reason in not_data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "空です.*ダウンロードし直して"),
        (b"\xef\xbb\xbf\r\n \n", "空です"),
        (bytes(50), "空です"),
        (stream("EncryptedPackage"), "パスワード.*保存し直して"),
        (b"\x1f\x8b\x08\0", "gzip.*展開した"),
        (b"7z\xbc\xaf\x27\x1c", "7z.*展開した"),
        (b"\xff\xfea\0,\0b\0", "UTF-16"),
        (b"a,b\n1,\0\n", "2行目：.*NUL"),
        (b'"a,b\n1,2\n', "1行目：.*閉じない"),
        (b'a,b\n1,2\n"3,4\n', "3行目：.*閉じない"),
        (b"1," * 1_000_000, "1行目：1行が"),
    ],
)
def test_refused(data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=f"^disk/a.csv[：、].*{message}"):
        kind_of(data, "disk/a.csv")


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>\n<html>", "\n<HTML lang=ja>", '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>']
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_page_of_the_web_saved_as_data_is_told_with_its_title(start: str, encoding: str) -> None:
    page = start + "<head><title>\nページが\n見つかりません </title></head><body>404, not found</body></html>"
    with pytest.raises(
        SourceError, match=r"Web ページ（HTML）.*（題「ページが 見つかりません」）.*ダウンロードし直して"
    ):
        kind_of(page.encode(encoding), "a.csv")


def test_published_files_are_what_their_names_say(shared: Path) -> None:
    """The names are right there, so they can judge; the program never sees them."""
    files = [path for path in sorted((shared / "data").rglob("*")) if path.suffix in (".csv", ".xls", ".json", ".xml")]
    assert len(files) > 70
    assert {path.name: kind_of(path.read_bytes(), "").container for path in files} == {
        path.name: path.suffix.removeprefix(".") for path in files
    }
    prose = [path for path in (shared / "data").rglob("*") if path.suffix in (".txt", ".md")]
    assert {kind_of(path.read_bytes(), "").not_data for path in prose} == {"表ではない文章"}


def test_cells_between_semicolons_are_refused_with_advice() -> None:
    with pytest.raises(SourceError, match="セミコロン（;）で区切られています.*カンマ区切り"):
        kind_of("コード;市区町村;総人口\n01100;札幌市;1973395\n01202;函館市;251084\n".encode("cp932"), "a.csv")
    assert kind_of("まず；次に、最後に。\nこれは文章;です。\n".encode(), "a.txt").not_data


def test_a_raw_stream_of_records_is_no_text() -> None:
    assert kind_of(xls([("a", [])]), "a").container == ""
