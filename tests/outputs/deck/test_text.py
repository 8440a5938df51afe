"""Measuring text: widths, line breaks, and the size that fits."""

import pytest

from toshiken.outputs.deck.text import fitting_size, line_count, lines_of, plain, snug_pt, width_em


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


@pytest.mark.parametrize("text", ["市町村市村。市町村", "人口2,600,875人、面積4,514.89km²", "札幌市", "市" * 31])
def test_lines_hold_the_whole_text_and_are_as_many_as_are_counted(text: str) -> None:
    lines = lines_of(text, 10, 82)
    assert "".join(lines) == text
    assert len(lines) == line_count(text, 10, 82)
    assert all(width_em(line.rstrip()) * 10 <= 82 + 4 for line in lines)  # Japanese beside Latin: two gaps of a fifth
    assert not any(line.startswith("。") for line in lines)


def test_a_word_wider_than_a_line_is_cut() -> None:
    lines = lines_of("表 " + "commuting_" * 9, 10, 100)
    assert len(lines) > 3
    assert all(width_em(line.rstrip()) * 10 <= 100 + 2 for line in lines)
