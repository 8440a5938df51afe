"""Encodings by their bytes; where a text is none that is read, the row and what to do."""

import pytest

from toshiken.core.errors import SourceError
from toshiken.sources.containers.text import encoding_of, text_of

TEXT = "地域,総人口\n札幌市～①,1973395\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_what_statistics_are_published_in_reads_the_same(encoding: str) -> None:
    assert text_of(TEXT.encode(encoding), "a.csv") == TEXT


def test_plain_letters_are_utf8() -> None:
    assert encoding_of(b"a,b\n1,2\n", "a.csv") == "utf-8-sig"


@pytest.mark.parametrize(
    ("encoding", "named"), [("utf-16", "UTF-16"), ("euc_jp", "EUC-JP"), ("iso2022_jp", "ISO-2022-JP")]
)
def test_other_encodings_are_named_with_what_to_do(encoding: str, named: str) -> None:
    text = (TEXT.replace("～①", "") * 40).encode(encoding)
    with pytest.raises(SourceError, match=rf"^a\.csv.*：文字コードが.*{named}.*CSV UTF-8.*保存し直して"):
        encoding_of(text, "a.csv")


def test_half_width_katakana_is_no_other_encoding() -> None:
    assert encoding_of(("ｻｯﾎﾟﾛｼ,札幌市\n" * 40).encode("cp932"), "a.csv") == "cp932"


@pytest.mark.parametrize(
    ("damaged", "row", "byte"),
    [
        (TEXT.encode() + "欠".encode()[:2] + b"\n", 3, "0xE6"),
        (b"\xef\xbb\xbfa\n" + "札".encode("cp932"), 2, "0x8E"),
        ("札幌\n".encode("cp932") * 3 + b"\xff\xff\xfd,\x81", 4, "0x81"),
    ],
)
def test_a_damaged_byte_is_told_with_its_row(damaged: bytes, row: int, byte: str) -> None:
    with pytest.raises(SourceError) as fault:
        encoding_of(damaged, "a.csv")
    assert fault.value.row == row
    assert byte in str(fault.value)


def test_a_nul_byte_is_told_with_its_row() -> None:
    with pytest.raises(SourceError, match=r"^a\.csv、2行目：先頭から7バイト目に NUL"):
        encoding_of(b"a,b\n1,\0\n", "a.csv")
