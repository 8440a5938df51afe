"""Bytes as text: UTF-8 with or without a BOM, or CP932 (which Windows calls Shift_JIS), told apart by the bytes."""

import codecs
import re

from toshiken.core.errors import SourceError

_SAVE = "ダウンロードし直すか、Excel の「CSV UTF-8（コンマ区切り）」で保存し直してください。"
_SAMPLE = 65_536
_KATAKANA = re.compile(rb"[\x00-\x7f\xa1-\xdf]*")  # half-width, in CP932


def text_of(data: bytes, label: str) -> str:
    """All of it as text, without a BOM; a SourceError about `label` as in `encoding_of`."""
    return data.decode(encoding_of(data, label))


def encoding_of(data: bytes, label: str) -> str:
    """Python's name of it, utf-8-sig or cp932; a SourceError names the row where it is neither, or another encoding by its marks."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SourceError(f"文字コードが UTF-16 です。{_SAVE}", label)
    if (nul := data.find(b"\0")) >= 0:
        raise SourceError(
            f"先頭から{nul + 1:,}バイト目に NUL（値0のバイト）があります。ファイルが壊れているか、文字コードが UTF-16 です。{_SAVE}",
            label,
            row=_row(data, nul),
        )
    if (escape := data.find(b"\x1b$")) >= 0:
        raise SourceError(f"文字コードが JIS（ISO-2022-JP）です。{_SAVE}", label, row=_row(data, escape))
    return _tried(data, label)


def _tried(data: bytes, label: str) -> str:
    as_utf8 = _fault(data, "utf-8")
    if as_utf8 is None:
        return "utf-8-sig"
    if data.startswith(codecs.BOM_UTF8):
        raise _undecodable(data, as_utf8, label)
    as_cp932 = _fault(data, "cp932")
    if _is_euc(data):
        raise SourceError(f"文字コードが EUC-JP です。{_SAVE}", label)
    if as_cp932 is not None:
        raise _undecodable(data, max(as_utf8, as_cp932), label)
    return "cp932"


def _fault(data: bytes, encoding: str) -> int | None:
    """Where the bytes stop being of the encoding; None where they do not."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as fault:
        return fault.start
    return None


def _undecodable(data: bytes, at: int, label: str) -> SourceError:
    return SourceError(
        f"先頭から{at + 1:,}バイト目（0x{data[at]:02X}）が、UTF-8 としても CP932（Shift_JIS）としても読めません。{_SAVE}",
        label,
        row=_row(data, at),
    )


def _is_euc(data: bytes) -> bool:
    """EUC-JP often reads as CP932 without a fault; CP932 reads as EUC-JP only where it is all half-width katakana."""
    sample = data[: data.rfind(b"\n", 0, _SAMPLE) + 1] or data[:_SAMPLE]
    return _fault(sample, "euc_jp") is None and not _KATAKANA.fullmatch(sample)


def _row(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1
