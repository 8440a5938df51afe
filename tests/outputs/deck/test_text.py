"""Measuring text: widths, line breaks, and the size that fits."""

import pytest

from toshiken.outputs.deck.text import fitting_size, line_count, plain, snug_pt, width_em


def test_a_full_width_character_is_one_em_and_a_digit_the_wider_fonts() -> None:
    assert width_em("札幌市") == 3
    assert width_em("2015") == pytest.approx(0.76 * 3 + 0.63)


def test_numbers_are_not_broken() -> None:
    assert line_count("人口2,600,875人", 10, width_em("2,600,875") * 10 + 6) == 3


def test_no_line_starts_with_a_closing_sign() -> None:
    # Five characters fit; the full stop would stand alone on the next line, so 村 goes with it.
    assert line_count("市町村市村。", 10, 51) == 2
    assert line_count("市町村市。", 10, 51) == 1


def test_break_marks_break() -> None:
    assert line_count("2015年\v（人）", 12, 500) == 2


def test_a_snug_box_holds_its_text_on_one_line() -> None:
    for text in ("資料1　案", "平成30年7月23日時点の資料の再現", "▲12,345.6", "11月下旬"):
        assert line_count(text, 10, snug_pt(text, 10)) == 1


def test_the_first_size_that_fits_is_taken() -> None:
    paragraphs = [plain("市" * 30)]
    assert fitting_size(paragraphs, (16, 14, 12), 16 * 31, 21) == 16
    assert fitting_size(paragraphs, (16, 14, 12), 12 * 31, 21) == 12
    assert fitting_size(paragraphs, (16, 14, 12), 12 * 20, 21) is None
