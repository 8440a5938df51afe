"""A figure's dimensions as a reader calls them: 老年（65歳以上）, 男, 卸売・小売."""

from toshiken.tables.industries import all_industries
from toshiken.tables.observations import parsed_dimensions

_WORDS = {
    ("sex", "male"): "男",
    ("sex", "female"): "女",
    ("age", "unknown"): "年齢不詳",
    ("age_class", "0-14"): "0～14歳",
    ("age_class", "15-64"): "15～64歳",
    ("age_class", "65+"): "65歳以上",
    ("age_class", "unknown"): "年齢不詳",
    ("sector", "primary"): "第1次産業",
    ("sector", "secondary"): "第2次産業",
    ("sector", "tertiary"): "第3次産業",
    ("edition", "ipss2018"): "平成30年推計",
    ("edition", "ipss2023"): "令和5年推計",
}


def in_words(key: str) -> str:
    """The values of a dimension key, in words where there are some; "" of a total."""
    return "、".join(_word(name, value) for name, value in parsed_dimensions(key).items())


def _word(name: str, value: str) -> str:
    if name == "industry" and value in all_industries():
        return all_industries()[value].short
    if name == "age" and value.isdigit():
        return f"{value}歳～"
    return _WORDS.get((name, value), value)
