"""How a record's value stands in a cell, and how a cell is read back: text, numbers, days, choices, lists, municipalities."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.plan.items import item_codes, item_named
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import FIRST_YEAR, LAST_YEAR

Kind = Literal[
    "text", "integer", "year", "period", "item", "decimal", "day", "choice", "list", "member", "members", "flag"
]
_ERA = {"令和": 2018, "平成": 1988}


@dataclass(frozen=True)
class Column:
    """A head, the place of the value in the record (dotted), the kind. level: of the nested records, 0 the outermost.

    read_only: shown for the reader, not taken in; required: a new record needs it.
    """

    head: str
    path: str
    kind: Kind = "text"
    level: int = 0
    width: float = 16
    choices: Mapping[Any, str] = field(default_factory=dict)
    required: bool = False


class CellFault(ValueError):
    """A cell that cannot be read; the message says what to write."""


@dataclass(frozen=True)
class Names:
    """Municipalities of the plan by name and by code."""

    codes: Mapping[str, str]

    @classmethod
    def of(cls, plan: AlliancePlan) -> "Names":
        members = (*plan.area.hubs, *plan.area.partners)
        return cls({member.name: member.code for member in members})

    def name(self, code: str) -> str:
        """The name of a code; the code itself where it is none of the area's."""
        return next((name for name, known in self.codes.items() if known == code), code)

    def code(self, text: str) -> str:
        """The code of a name or a code."""
        if text in self.codes:
            return self.codes[text]
        if re.fullmatch(r"\d{5}", text):
            return text
        raise CellFault(f"「{text}」は圏域の市町村ではありません。名前は{'、'.join(self.codes)}のいずれかです")


def shown(value: Any, column: Column, names: Names) -> str | int | Decimal | date | None:
    """The value (as in JSON) as a cell; None for nothing."""
    if value is None or value == "" or value == []:
        return None
    match column.kind:
        case "decimal":
            return Decimal(str(value))
        case "day":
            return date.fromisoformat(value)
        case "choice":
            return column.choices[value]
        case "list":
            return "、".join(map(str, value))
        case "member":
            return names.name(value)
        case "members":
            return "、".join(names.name(code) for code in value)
        case "flag":
            return "○" if value else None
        case _:
            return value if isinstance(value, int) else str(value)


def read(text: str, column: Column, names: Names) -> Any:
    """The value (as in JSON) of a cell's text; "" gives None. Raises CellFault."""
    said = text.strip()
    if not said:
        return None
    match column.kind:
        case "integer":
            return _integer(said, column.head)
        case "year":
            return _year(said, column.head)
        case "period":
            return _period(said, column.head)
        case "item":
            return _item(said, column.head)
        case "decimal":
            return plain_decimal(_number(said, column.head))
        case "day":
            return _day(said, column.head)
        case "choice":
            return _choice(said, column)
        case "list":
            return _parts(said)
        case "member":
            return names.code(said)
        case "members":
            return [names.code(part) for part in _parts(said)]
        case "flag":
            return True
        case _:
            return text.rstrip()


def plain_decimal(value: Decimal) -> str:
    """`9.10` and `9.1` alike."""
    return format(value.normalize(), "f")


def _number(text: str, head: str) -> Decimal:
    try:
        return Decimal(re.sub("[,，\\s]", "", unicodedata.normalize("NFKC", text)).replace("▲", "-"))
    except InvalidOperation:
        raise CellFault(f"「{head}」の「{text}」は数値ではありません。数字だけで書いてください") from None


def _integer(text: str, head: str) -> int:
    value = _number(re.sub("(年度|千円|年)$", "", text), head)
    if value != int(value):
        raise CellFault(f"「{head}」の「{text}」は整数ではありません。千円未満や小数は書けません")
    return int(value)


def _year(text: str, head: str) -> int:
    """A fiscal year by the year it begins in: 2026, 2026年度, 令和8年度."""
    said = unicodedata.normalize("NFKC", text)
    era = re.fullmatch(r"(令和|平成)(元|\d+)年度?", said)
    year = era_year_begins(era[1], era[2]) if era else _integer(text, head)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellFault(
            f"「{head}」の「{text}」は年度ではありません。始まる年を4桁で書いてください（令和8年度は 2026）"
        )
    return year


def era_year_begins(era: str, year: str) -> int:
    """令和, 8 → 2026; 元 is the first."""
    return _ERA[era] + (1 if year == "元" else int(year))


def _period(text: str, head: str) -> str:
    """FY2026, 2026, 2026-10-01 and two days; 2026年度, 令和8年度, 2026年, 令和8年10月1日 are read as they mean."""
    said = unicodedata.normalize("NFKC", text).replace("～", "/").replace("~", "/")
    years = re.fullmatch(r"(?:(FY)?(\d{4})|(令和|平成)(元|\d+)年)(年度|度|年)?", said, re.IGNORECASE)
    try:
        if years:
            year = int(years[2]) if years[2] else era_year_begins(years[3], years[4])
            return f"{'FY' if years[1] or '度' in (years[5] or '') else ''}{year}"
        return Period.parse("/".join(_day(part.strip(), head) for part in said.split("/"))).code
    except (CellFault, RecordError):
        raise CellFault(
            f"「{head}」の「{text}」は時点ではありません。年度なら FY2026、暦年なら 2026、日なら 2026-10-01 と書いてください"
        ) from None


def _item(text: str, head: str) -> str:
    said = unicodedata.normalize("NFKC", text)
    if item_named(said) is None:
        raise CellFault(f"「{head}」の「{text}」は要綱の取組の項目にありません。選べる値：{'、'.join(item_codes())}")
    return said


def _day(text: str, head: str) -> str:
    said = unicodedata.normalize("NFKC", text)
    era = re.fullmatch(r"(令和|平成)(元|\d+)年(\d+)月(\d+)日", said)
    plain = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", said)
    try:
        if era:
            return date(era_year_begins(era[1], era[2]), int(era[3]), int(era[4])).isoformat()
        if plain:
            return date(*map(int, plain.groups())).isoformat()
    except ValueError:
        pass
    raise CellFault(f"「{head}」の「{text}」は日付ではありません。2026-09-18 か令和8年9月18日の形で書いてください")


def _choice(text: str, column: Column) -> str:
    for value, words in column.choices.items():
        if text in (value, words):
            return str(value)
    raise CellFault(f"「{column.head}」の「{text}」は選べません。選べる値：{'、'.join(column.choices.values())}")


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"[、,，・\s]+", text) if part]
