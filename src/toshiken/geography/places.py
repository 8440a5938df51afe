"""From a code as a file prints it to the five digits the tables use, checked against the day whose municipalities it names."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from toshiken.core.errors import PlaceError
from toshiken.core.period import japanese_date
from toshiken.geography.codes import Level, five_digits, level
from toshiken.geography.history import History
from toshiken.geography.municipalities import LISTED_ON, UNINHABITED, all_municipalities, bearing
from toshiken.geography.names import ends_with_name
from toshiken.geography.place_names import code_of_name
from toshiken.geography.recent import recent_history
from toshiken.geography.wards import all_wards

_MERGERS = (
    "合併などで今はない市区町村なら、先に市町村合併の履歴（近藤恵介「市町村合併を考慮した市区町村パネルデータの作成（市町村コンバータ）」"
    "の municipality_converter_jp.csv、https://github.com/keisukekondokk/municipality-converter）を toshiken ingest で取り込んでください。"
)
_COMPARE = "番号が書き換わっていないか、公表されたファイルと比べてください。"
# The day of the last change of a code before the list: 那珂川町 became 那珂川市 (近藤恵介).
LIST_HOLDS_FROM = date(2018, 10, 1)


@dataclass(frozen=True, eq=False)
class Places:
    """What is known of places over time: the bundled list of 2024-01-01, wards, and the history of mergers: the whole where it is
    at hand, else that since 2010."""

    history: History = field(default_factory=recent_history)

    def code(self, printed: str, name: str, day: date | None) -> str:
        """`R01100`, `01100`, `011002` or `1100` → `01100`.

        day: whose municipalities the file names; None where it does not say: then a code of any day will do. A code of
        another day is taken where the place was only renumbered and bears the printed name ("" where none is printed):
        仙台市 of 1980, printed as 04100, → 04201. A PlaceError says what is wrong: length, check digit, unknown, retired (and
        what it became, when), not there yet. Where no code is printed ("") the name tells the place.
        """
        if not printed.strip():
            return code_of_name(name)
        code = printed if printed in self._valid_on(day) else five_digits(printed)
        if code in self._valid_on(day):
            self._require_name(code, name)
            return code
        return self._same_place(code, name, day) or self._refused(code, day)

    def _require_name(self, code: str, name: str) -> None:
        """Raises where a municipality's code stands beside the name of another; a name that is nobody's is a slip of writing
        (宝_市, 伊豫市)."""
        kind = level(code)
        if not name.strip() or kind is None or not kind.is_municipal:
            return
        listed = [all_municipalities()[code].name] if code in all_municipalities() else []
        names = dict.fromkeys((*listed, *self.history.names(code)))
        if any(ends_with_name(name, known) for known in names):
            return
        if others := bearing(name):
            raise PlaceError(
                f"コード「{code}」は{'、'.join(names)}ですが、名前は「{name}」（{others[0].code}）です。"
                "行や列がずれていないか、公表されたファイルと比べてください。"
            )

    def _reached(self, day: date | None) -> bool:
        """Whether the history says something of the day."""
        return day is not None and self.history.reaches(day)

    def municipalities(self, day: date | None) -> frozenset[str] | None:
        """The codes of all municipalities with inhabitants on a day, or of the list (None); None where it is not known."""
        if day is None or day >= LIST_HOLDS_FROM:
            return frozenset(all_municipalities()) - UNINHABITED
        return self.history.municipalities(day) if self._reached(day) else None

    def _valid_on(self, day: date | None) -> frozenset[str]:
        if day not in self._known_days:
            self._known_days[day] = self._municipal(day) | _not_municipal(day)
        return self._known_days[day]

    @cached_property
    def _known_days(self) -> dict[date | None, frozenset[str]]:
        return {}

    def _municipal(self, day: date | None) -> frozenset[str]:
        """Of the codes of the list those the history says nothing of (the villages of 北方領土) hold on every day."""
        listed = frozenset(all_municipalities())
        if day is None:
            return listed | self.history.lives.keys()
        if not self._reached(day):
            return listed
        return (listed - self.history.lives.keys()) | self.history.municipalities(day)

    def _same_place(self, code: str, name: str, day: date | None) -> str | None:
        if day is None or not self._reached(day):
            return None
        found = self.history.on(code, day)
        same_name = found and (not name or ends_with_name(name, self.history.name(found, day)))
        return found if same_name else None

    def _refused(self, code: str, day: date | None) -> str:
        if level(code) is Level.WARD:
            when = f"{japanese_date(day)}には" if day and code in all_wards() else ""
            raise PlaceError(f"コード「{code}」の区は{when}ありません。{_COMPARE}")
        if day is not None and not self._reached(day):
            raise PlaceError(
                f"コード「{code}」は{japanese_date(LISTED_ON)}の市区町村にありません。{_unlikely(code)}{_MERGERS}"
            )
        if day is None or code not in self.history.lives:
            raise PlaceError(f"コード「{code}」という市区町村はありません。{_unlikely(code)}{_COMPARE}")
        raise PlaceError(_of_another_day(code, day, self.history))


def _not_municipal(day: date | None) -> frozenset[str]:
    wards = {code for code, ward in all_wards().items() if day is None or ward.holds_on(day)}
    upper = {f"{number:02d}000" for number in range(48)}  # the nation is 00000
    return frozenset({*wards, *upper, "13100"})


def _unlikely(code: str) -> str:
    """What else such a number may be."""
    if level(code) is not None:
        return ""
    return "先頭の0が落ちた検査数字つきのコードか、市部・郡部・支庁などの小計かもしれません。"


def _of_another_day(code: str, day: date, history: History) -> str:
    """Why a code that was or will be one is none on the day: retired, or not there yet."""
    life, when = history.lives[code], japanese_date(day)
    known = f"コード「{code}」（{history.name(code, day)}）"
    if life.until is not None and life.until <= day:
        said = "。".join(change.in_words for change in history.departures[code])
        return f"{known}は{said}。{when}の市区町村にはありません。{_COMPARE}"
    came = history.arrivals[code]
    earlier = "、".join(f"{change.old.name}（{change.old.code}）" for change in came)
    return f"{known}は{japanese_date(came[0].day)}からのコードで、{when}にはまだありません（それまでは{earlier}）。{_COMPARE}"
