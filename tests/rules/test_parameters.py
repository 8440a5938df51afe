"""Parameters of the rules: dated, referenced, marked where unverified; anything else is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError, RequestError
from toshiken.rules.parameters import all_parameters, has_value, parameter, remark_on, value_on

GOOD = """label: 上限額
unit: ten_thousand_jpy
values:
  - first_day: "2015-04-01"
    value: "1500"
    verified: true
    reference: {title: 省令, producer: 総務省, published: "2015", article: 第5条, address: "https://example.jp/"}
"""


def _folder(tmp_path: Path, content: str) -> Path:
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "ceiling.yml").write_text(content, encoding="utf-8")
    return tmp_path


def test_a_value_goes_by_the_day() -> None:
    assert parameter("special_tax_partner_ceiling", date(2021, 3, 31)).value == Decimal(1500)
    assert parameter("special_tax_partner_ceiling", date(2021, 4, 1)).value == Decimal(1800)
    assert value_on("special_tax_partner_ceiling", date(2018, 7, 23)).verified
    assert not value_on("special_tax_partner_ceiling", date(2021, 4, 1)).verified


def test_an_unverified_value_and_an_estimate_say_so_in_their_citation() -> None:
    today = date(2026, 4, 1)
    assert "本文は未確認" in parameter("special_tax_partner_ceiling", today).origins[0].citation
    assert "試算" in parameter("ordinary_tax_sapporo_estimate", today).origins[0].citation
    assert "未確認" not in parameter("commuting_threshold", today).origins[0].citation


def test_the_newest_revision_of_the_guideline_is_cited() -> None:
    for day, edition in (
        (date(2018, 7, 23), "平成26年8月25日総行市第200号"),
        (date(2018, 8, 28), "平成30年8月28日改正"),
        (date(2025, 1, 23), "令和7年1月23日改正"),
    ):
        assert parameter("commuting_threshold", day).origins[0].edition == edition


def test_no_value_before_its_first_day() -> None:
    with pytest.raises(RequestError, match="2014-08-25"):
        parameter("remote_medicine_rate", date(2014, 8, 25))
    with pytest.raises(RequestError, match="no_such"):
        parameter("no_such", date(2018, 7, 23))


def test_the_curve_meets_both_known_points() -> None:
    day = date(2018, 7, 23)
    population = parameter("ordinary_tax_sapporo_population", day).known
    base = parameter("ordinary_tax_reference_population", day).known
    amount = parameter("ordinary_tax_reference_amount", day).known
    exponent = parameter("ordinary_tax_exponent", day).known
    estimate = float(amount) * float(population / base) ** float(exponent)
    assert estimate == pytest.approx(float(parameter("ordinary_tax_sapporo_estimate", day).known), abs=0.05)


def test_a_value_counts_only_once_its_text_is_published() -> None:
    assert parameter("special_tax_project_rate", date(2019, 3, 31)).value == Decimal("0.8")
    with pytest.raises(RequestError, match="2018-07-23 にはまだ公表されていません"):
        parameter("special_tax_project_rate", date(2019, 3, 31), as_of=date(2018, 7, 23))
    assert not has_value("special_tax_project_rate", date(2019, 3, 31), date(2018, 7, 23))
    assert has_value("special_tax_partner_ceiling", date(2019, 3, 31), date(2018, 7, 23))


def test_what_is_no_read_rule_says_so_in_words() -> None:
    day = date(2026, 4, 1)
    assert remark_on("special_tax_partner_ceiling", day) == "（本文は未確認）"
    assert remark_on("day_night_ratio_minimum", day) == "（未確認の仮の値）"
    assert remark_on("ordinary_tax_exponent", day) == "（未確認の試算）"
    assert remark_on("ordinary_tax_sapporo_estimate", day) == "（試算）"
    assert remark_on("special_tax_hub_base", day) == ""


def test_every_unverified_value_of_the_package_has_a_remark() -> None:
    values = [value for known in all_parameters().values() for value in known.values]
    assert {bool(value.remark) for value in values if not value.verified} == {True}
    assert {value.remark for value in values if value.verified and not value.estimate} == {""}


def test_every_value_of_the_package_reads_as_a_quantity() -> None:
    for name, known in all_parameters().items():
        for value in known.values:
            quantity = parameter(name, value.first_day)
            assert quantity.value == value.value
            assert quantity.origins[0].title


def test_a_good_file_reads(tmp_path: Path) -> None:
    assert parameter("ceiling", date(2015, 4, 1), _folder(tmp_path, GOOD)).value == Decimal(1500)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('  - first_day: "2015-04-01"\n    value', "  - value", "（4行目）"),
        (GOOD[GOOD.index("    reference") :], "", "（4行目）"),
        (", article: 第5条", "", "（4行目）"),
        (', address: "https://example.jp/"', "", "（4行目）"),
        ("    verified: true\n", "    verified: true\n    proposal: true\n", "（4行目）"),
        ("title: 省令, ", "", "（7行目）"),
        (', published: "2015"', "", "（7行目）"),
        ('published: "2015"', "published: 平成27年", "（7行目）"),
        ("    verified: true\n", "", "（4行目）"),
        ("ten_thousand_jpy", "man_yen", "（2行目）"),
        ('"2015-04-01"', '"2015年4月1日"', "（4行目）"),
        ("label:", "lable:", "（1行目）"),
        ('value: "1500"', 'value: "千五百"', "（5行目）"),
        ('    value: "1500"\n', '    last_day: "2014-03-31"\n    value: "1500"\n', "（4行目）"),
        (GOOD[GOOD.index("  - first_day") :], GOOD[GOOD.index("  - first_day") :] * 2, "ceiling.yml"),
    ],
)
def test_undated_unreferenced_or_wrong_is_refused(tmp_path: Path, old: str, new: str, where: str) -> None:
    assert old in GOOD
    with pytest.raises(RecordError, match=r"ceiling\.yml") as fault:
        all_parameters(_folder(tmp_path, GOOD.replace(old, new)))
    assert where in str(fault.value)
