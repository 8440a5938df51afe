"""Times as tables print them."""

import pytest

from toshiken.core.errors import RecordError
from toshiken.tables.printed_periods import printed_period

PRINTED = {
    "1975年度": "FY1975",
    "平成元年度": "FY1989",
    "平成１３年度": "FY2001",
    "1920年": "1920",
    "2015": "2015",
    "平成27年": "2015",
    "令和2年": "2020",
    "2015年10月": "2015-10-01/2015-10-31",
    "1994年1～3月期": "1994-01-01/1994-03-31",
    "1994年10～12月期": "1994-10-01/1994-12-31",
    "2026年1 - 3 月": "2026-01-01/2026-03-31",
    "2020年10月1日": "2020-10-01",
    "2020年10月1日現在": "2020-10-01",
    "2023年12月末": "2023-12-31",
    "2011年度末": "2012-03-31",
}


@pytest.mark.parametrize(("text", "code"), PRINTED.items())
def test_a_printed_time_names_a_period(text: str, code: str) -> None:
    assert printed_period(text).code == code


@pytest.mark.parametrize("text", ["", "平均", "2015年13月", "2015年2月30日", "15年", "2015年第1四半期"])
def test_a_text_that_names_none_is_refused(text: str) -> None:
    with pytest.raises(RecordError, match="読めません"):
        printed_period(text)
