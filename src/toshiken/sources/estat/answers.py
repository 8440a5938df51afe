"""What an answer of the e-Stat API says of itself, in whatever form: by the names of its tags, STAT_NAME, UPDATED_DATE …"""

from collections.abc import Mapping

from toshiken.core.errors import SourceError
from toshiken.core.origin import Origin
from toshiken.sources.estat.facts import AnyEdition, day_of, origin_of
from toshiken.sources.layout import Layout
from toshiken.sources.printed import as_id

Told = Mapping[str, str]  # "" stands for nothing


def require_answered(told: Told, file: str) -> None:
    """Raises with STATUS and ERROR_MSG where the answer is an error, or holds nothing (STATUS 1)."""
    status = told.get("STATUS", "0")
    if status == "0":
        return
    advice = (
        "絞り込みの条件を広げて取り直してください。"
        if status == "1"
        else "アプリケーションIDと条件を確かめて取り直してください。"
    )
    raise SourceError(
        f"e-Stat API の回答に数値がありません（STATUS {status}「{told.get('ERROR_MSG', '')}」）。{advice}", file
    )


def published(told: Told) -> str:
    """The day of the last update, or of publication; "" where the answer names none."""
    days = (day_of(told.get(name, "")) for name in ("UPDATED_DATE", "OPEN_DATE"))
    return next((day.isoformat() for day in days if day), "")


def edition_of(told: Told) -> str:
    """The table's id with the day of its last update: a later update is another edition."""
    return "-".join(filter(None, (as_id(told.get("STATS_DATA_ID", "") or "table"), published(told))))


def origin_told(layout: Layout[AnyEdition], edition: AnyEdition, told: Told, note: str = "") -> Origin:
    """The passport of the answer's figures."""
    name = "、".join(filter(None, (told.get("STATISTICS_NAME", ""), note)))
    return origin_of(
        layout, edition, told.get("GOV_ORG", ""),
        title=told.get("STAT_NAME", ""), name=name, table=told.get("TITLE", ""), published=published(told),
    )  # fmt: skip


def part(told: Told) -> str:
    """「（一部：全403,227件のうち1～10件目）」; "" where the answer is the whole."""
    if not told.get("NEXT_KEY") and told.get("FROM_NUMBER", "1") == "1":
        return ""
    total, first, last = (told.get(f"{name}_NUMBER", "?") for name in ("TOTAL", "FROM", "TO"))
    return f"（一部：全{_grouped(total)}件のうち{_grouped(first)}～{_grouped(last)}件目）"


def _grouped(number: str) -> str:
    return f"{int(number):,}" if number.isdecimal() else number
