"""Text as numbers: signs, widths, grouping and marks are read; what has no stated meaning is refused with its place."""

import pytest

from tests.tables.printed_tables import cells, fault
from toshiken.core.errors import SourceError
from toshiken.tables.numbers import with_numbers

SYMBOLS = {"-": "NIL", "***": "NOT_SURVEYED", "X": "SUPPRESSED", "…": "MISSING", "0.0": "ZERO", "－": "UNKNOWN"}
NOTES = {"（参考値）": "REFERENCE", "※": "PRESENT", "*1": "REFERENCE"}


def read(*texts: str, note: str = "") -> list[tuple[float | None, str]]:
    frame = with_numbers(cells([{"text": text, "note": note} for text in texts]), SYMBOLS, NOTES, fault)
    return frame.select("value", "state").rows()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1973395", 1973395),
        ("1,973,395", 1973395),
        ("１，９７３，３９５", 1973395),
        ("９１．６", 91.6),
        ("-3.6", -3.6),
        ("▲3.6", -3.6),
        ("▲ 3.6", -3.6),
        ("△1,234", -1234),
        ("－３．６", -3.6),
        (" 12 ", 12),
        ("\u300012\u3000", 12),
        ("007", 7),
        ("12※", 12),
    ],
)
def test_a_number_is_read_however_it_is_printed(text: str, value: float) -> None:
    assert read(text) == [(value, "PRESENT")]


@pytest.mark.parametrize(
    ("text", "value", "state"),
    [
        ("-", 0.0, "NIL"),
        ("0.0", 0.0, "ZERO"),
        ("***", None, "NOT_SURVEYED"),
        ("X", None, "SUPPRESSED"),
        ("…", None, "MISSING"),
        ("－", None, "UNKNOWN"),
        (" X ", None, "SUPPRESSED"),
    ],
)
def test_a_symbol_means_what_the_layout_says(text: str, value: float | None, state: str) -> None:
    """Missing is never zero; 皆無 is."""
    assert read(text) == [(value, state)]


def test_a_remark_in_a_column_of_its_own_or_behind_the_number_is_its_state() -> None:
    assert read("1121.26", note="（参考値）") == [(1121.26, "REFERENCE")]
    assert read("1121.26（参考値）", "1,121 *1", "5※") == [
        (1121.26, "REFERENCE"),
        (1121.0, "REFERENCE"),
        (5.0, "PRESENT"),
    ]
    assert read("X", note="（参考値）") == [(None, "SUPPRESSED")]


@pytest.mark.parametrize("text", ["", "不明", "#DIV/0!", "x", "--", "-X", "+5", "(5)", ".5", "9" * 400])
def test_text_without_a_stated_meaning_is_refused(text: str) -> None:
    with pytest.raises(
        SourceError, match="a.csv、シート「表1」、5行目、「人口」の列：.*この資料の記号：-、\\*\\*\\*、X"
    ):
        read("1", text)


def test_where_there_are_no_symbols_the_message_says_so() -> None:
    with pytest.raises(SourceError, match="4行目.*「-」は数値でも.*この資料に記号はないはず"):
        with_numbers(cells([{"text": "-"}]), {}, {}, fault)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("12O", "O"),
        ("12,34", ",34"),
        ("12人", "人"),
        ("12 a3", "a3"),
        ("1e5", "e5"),
        ("1.2.3", ".3"),
        ("1 234", " 234"),
    ],
)
def test_a_mark_behind_a_number_needs_a_meaning(text: str, mark: str) -> None:
    with pytest.raises(SourceError, match=f"5行目、「人口」の列：「{text}」の注記「{mark}」の意味が決められていません"):
        read("1", text)


def test_a_remark_needs_a_meaning() -> None:
    with pytest.raises(SourceError, match="4行目、「人口」の列：「1」の注記「速報」の意味が決められていません"):
        read("1", note="速報")
