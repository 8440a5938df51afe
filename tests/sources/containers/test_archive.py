"""Zip archives are opened without trust."""

import io
import random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from toshiken.core.errors import SourceError
from toshiken.sources.containers import archive as module
from toshiken.sources.containers.archive import Allowance, inflated, opened
from toshiken.sources.containers.limits import ARCHIVE_MEMBERS, MEGABYTE

LABEL = "disk/a.zip"


def zipped(*files: tuple[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", how) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def names(data: bytes) -> list[str]:
    return [member.name for member in opened(io.BytesIO(data), LABEL).members]


def content(data: bytes, allowance: Allowance | None = None) -> bytes:
    """Of the first member."""
    archive = opened(io.BytesIO(data), LABEL)
    return inflated(archive, archive.members[0], f"{LABEL} › b.csv", allowance or Allowance())


def test_members_come_in_order_without_folders() -> None:
    data = zipped(("b.csv", b"2"), ("a/", b""), ("a/c.csv", b"1"))
    assert names(data) == ["a/c.csv", "b.csv"]
    assert content(data) == b"1"


@pytest.mark.parametrize("encoding", ["cp932", "utf-8"])
def test_names_without_a_stated_encoding_are_read(encoding: str) -> None:
    """What Windows and older macOS write."""
    data = zipped(("0123456789.csv", b"1"))
    written = "人口表.csv".encode(encoding)
    written = b"0" * (14 - len(written)) + written
    assert names(data.replace(b"0123456789.csv", written)) == [written.decode(encoding)]


def test_folders_written_with_backslashes_are_folders() -> None:
    data = zipped(("data/a.csv", b"1"))
    assert names(data.replace(b"data/a.csv", b"data\\a.csv")) == ["data/a.csv"]


@pytest.mark.parametrize(
    "name", ["../a.csv", "b/../../a.csv", "/a.csv", "C:/a.csv", "C:a.csv", "..\\a.csv", "\\\\s\\a.csv"]
)
def test_a_name_that_leads_outside_refuses_the_archive(name: str) -> None:
    placeholder = "x" * len(name)
    data = zipped(("ok.csv", b"1"), (placeholder, b"2")).replace(placeholder.encode(), name.encode())
    with pytest.raises(SourceError, match=r"^disk/a\.zip：zip の外を指す名前.*出どころを確かめて"):
        names(data)


def test_too_many_members_are_refused() -> None:
    with pytest.raises(SourceError, match="2,001個.*必要なものだけ"):
        names(zipped(*[(f"{number}.csv", b"") for number in range(ARCHIVE_MEMBERS + 1)]))


def test_an_archive_cut_short_is_told() -> None:
    data = zipped(("b.csv", b"a,b\n" * 1000))
    with pytest.raises(SourceError, match=r"^disk/a\.zip：zip が途中で切れているか壊れています.*ダウンロードし直して"):
        names(data[:-10])


def test_a_damaged_member_is_told() -> None:
    data = bytearray(zipped(("b.csv", random.Random(0).randbytes(1000))))
    data[500] ^= 0xFF
    with pytest.raises(SourceError, match=r"^disk/a\.zip › b\.csv：.*壊れています.*ダウンロードし直して"):
        content(bytes(data))


def test_a_password_is_told() -> None:
    data = bytearray(zipped(("b.csv", b"1")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SourceError, match=r"^disk/a\.zip › b\.csv：パスワードで保護されています.*外した zip"):
        content(bytes(data))


def test_another_compression_is_told() -> None:
    data = bytearray(zipped(("b.csv", b"1")))
    data[8] = data[data.index(b"PK\x01\x02") + 10] = 97
    with pytest.raises(SourceError, match="圧縮方式は読めません.*展開したファイル"):
        content(bytes(data))


def test_a_bomb_is_refused_by_its_ratio() -> None:
    with pytest.raises(SourceError, match=r"^disk/a\.zip › b\.csv：圧縮率が250倍"):
        content(zipped(("b.csv", bytes(2 * MEGABYTE))))


def test_a_large_member_is_refused_while_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE_BYTES", 3 * MEGABYTE)
    allowance = Allowance()
    with pytest.raises(SourceError, match="大きさが上限（3 MB）を超えています.*選んでダウンロードし直して"):
        content(zipped(("b.csv", bytes(100 * MEGABYTE)), how=ZIP_STORED), allowance)
    assert allowance.used == 4 * MEGABYTE


def test_all_members_together_have_a_limit() -> None:
    data, allowance = zipped(("b.csv", b"a" * MEGABYTE), how=ZIP_STORED), Allowance(limit=2 * MEGABYTE)
    assert len(content(data, allowance) + content(data, allowance)) == 2 * MEGABYTE
    with pytest.raises(SourceError, match="合計が上限（2 MB）"):
        content(data, allowance)


def test_a_size_that_lies_gains_nothing() -> None:
    info = ZipInfo("b.csv")
    data = bytearray(zipped((info.filename, bytes(2 * MEGABYTE))))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(SourceError, match="壊れています"):
        content(bytes(data))
