"""From a code as a file prints it to the five digits the tables use, checked against the day whose municipalities it names."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from toshiken.core.errors import PlaceError
from toshiken.core.period import japanese_date
from toshiken.geography.codes import five_digits, level
from toshiken.geography.history import History
from toshiken.geography.municipalities import all_municipalities

_HISTORY_FIRST = "合併の前のコードなら、合併の履歴（近藤恵介「市町村コンバータ」municipality_converter_jp.csv）を先に取り込んでください。"


@dataclass(frozen=True)
class Places:
    """What is known of municipalities over time: the bundled list of 2024, and the history of mergers where it is at hand."""

    history: History | None = None
    _days: dict[date, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def code(self, printed: str, name: str, day: date | None) -> str:
        """`R01100`, `01100`, `011002` or `1100` → `01100`, valid on the day (None: the file names no day).

        A code of a later day is taken for the place that bears its name (仙台市 of 1980 as 04100). A PlaceError says what
        else is wrong: check digit, unknown, retired for that day.
        """
        code = five_digits(printed)
        kind = level(code)
        if kind is None:
            raise PlaceError(
                f"コード「{code}」（{name or '名前なし'}）の市区町村はありません。コードを確かめてください。"
            )
        if not kind.is_municipal:
            return code
        if self.history is None or day is None:
            return self._of_any_day(code, name)
        if code in self._on(self.history, day):
            return code
        same = self.history.same_place(code, day)
        if same is not None:
            return same
        raise PlaceError(self._not_on(self.history, code, name, day))

    def _of_any_day(self, code: str, name: str) -> str:
        if code in all_municipalities() or (self.history is not None and self.history.known(code)):
            return code
        advice = _HISTORY_FIRST if self.history is None else "コードを確かめてください。"
        raise PlaceError(f"コード「{code}」（{name or '名前なし'}）の市区町村はありません。{advice}")

    def _on(self, history: History, day: date) -> frozenset[str]:
        if day not in self._days:
            later = self._current if history.census_of(day) == history.years[-1] else frozenset()
            self._days[day] = history.codes_on(day) | later
        return self._days[day]

    @cached_property
    def _current(self) -> frozenset[str]:
        return frozenset(all_municipalities())

    @staticmethod
    def _not_on(history: History, code: str, name: str, day: date) -> str:
        when = japanese_date(day)
        change = history.became(code, day)
        if change is not None and change.day <= day:
            return f"コード「{code}」（{name or change.old_name}）は{when}にはありません。{change.said}になりました。新しいコードに直してください。"
        if history.known(code) or code in all_municipalities():
            return f"コード「{code}」（{name}）は{when}にはまだありません。資料の境域の日とコードを確かめてください。"
        return f"コード「{code}」（{name or '名前なし'}）の市区町村はありません。コードを確かめてください。"
