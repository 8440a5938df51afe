"""Names and codes of all municipalities, and the way from what a person types to one place.

Source: 総務省「全国地方公共団体コード」, 2024-01-01 (1,747 rows including six villages of 北方領土).
"""

import csv
import difflib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from toshiken.core.errors import PlaceError
from toshiken.core.quantity import Place
from toshiken.geography.codes import Level, city_of_ward, five_digits, level
from toshiken.geography.history import History
from toshiken.geography.names import folded, readings
from toshiken.geography.wards import designated_cities

LISTED_ON = date(2024, 1, 1)
# The villages of 北方領土: no statistics count them.
UNINHABITED = frozenset(f"0{number}" for number in range(1695, 1701))


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality: five-digit code, prefecture, name."""

    code: str
    prefecture: str
    name: str

    @property
    def place(self) -> Place:
        return Place(self.code, self.name)


@cache
def all_municipalities() -> dict[str, Municipality]:
    """Every municipality by code, in code order (建制順)."""
    with Path(__file__).with_name("municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = [Municipality(row["code"], row["prefecture"], row["name"]) for row in csv.DictReader(file)]
    return {row.code: row for row in sorted(rows, key=lambda row: row.code)}


@cache
def prefecture_place(municipality_code: str) -> Place:
    """The prefecture a municipality lies in: 01100 → (01000, 北海道)."""
    return Place(f"{municipality_code[:2]}000", municipality(municipality_code).prefecture)


def municipality(code: str) -> Municipality:
    """The municipality with that code."""
    try:
        return all_municipalities()[code]
    except KeyError:
        raise PlaceError(
            f"市区町村コード「{code}」は令和6年1月1日の一覧にありません。5桁の数字（先頭の0を含む）を確かめてください。"
        ) from None


def resolve(text: str, history: History | None = None, day: date = LISTED_ON) -> Municipality:
    """The municipality of a code (01100, R01100, 011002, 1100) or a name, with its prefecture and county or without.

    A name as it stands in the list goes before another spelling (桧原村, 竜ヶ崎市), that before a name without 市町村 (札幌).
    With the history, one of `day` goes before those of the list: 石狩町 of 1995. Ambiguous and unknown names are PlaceErrors that
    advise; with the history, of a former municipality what it is now.
    """
    wanted = text.strip()
    number = unicodedata.normalize("NFKC", wanted).removeprefix("R")
    if number.isdigit():
        return _of_code(five_digits(number) if len(number) in (4, 6) else number, history, day)
    of_day: _Names = _of_day(history, day) if history is not None and history.reaches(day) else {}
    found = _named(wanted, of_day) or _named(wanted, _listed())
    if not found and history is not None:
        _refuse_former(wanted, history)
    found = found or _without_kind(wanted, of_day) or _without_kind(wanted, _listed())
    if len(found) == 1:
        return found[0]
    if found:
        choices = "、".join(f"{m.prefecture}{m.name}（{m.code}）" for m in found)
        raise PlaceError(
            f"「{text}」は{len(found)}か所あります：{choices}。都道府県名を付けるか、コードで指定してください。"
        )
    _refuse_ward(wanted)
    raise PlaceError(f"「{text}」という市町村はありません。{_suggestion(wanted)}")


def bearing(name: str) -> list[Municipality]:
    """Those of the list with this name, in whatever letters, with prefecture and county or without."""
    return _named(name.strip(), _listed())


def given_twice(place: Place) -> str:
    """The words for a place that stands twice in a list of members."""
    return f"{place.name}（{place.code}）が2回書かれています。1回にしてください"


def told_apart(places: Sequence[Place]) -> list[str]:
    """Their names; with the prefecture where two bear the same: 東京都府中市, 広島県府中市."""
    names = [place.name for place in places]
    return [
        name if names.count(name) == 1 else prefecture_of_code(place.code) + name
        for name, place in zip(names, places, strict=True)
    ]


def prefecture_of_code(code: str) -> str:
    """The prefecture a code of any day lies in: 01305 → 北海道."""
    return _prefectures_by_number()[code[:2]]


@cache
def _prefectures_by_number() -> dict[str, str]:
    return {m.code[:2]: m.prefecture for m in all_municipalities().values()}


def _of_code(code: str, history: History | None, day: date) -> Municipality:
    if history is not None and history.reaches(day) and history.valid(code, day):
        return Municipality(code, prefecture_of_code(code), history.name(code, day))
    if history is not None and code not in all_municipalities() and code in history.lives:
        raise PlaceError(_became(code, history.name(code, LISTED_ON), history))
    require_no_ward(code)
    return municipality(code)


_Names = Mapping[str, Sequence[Municipality]]  # by folded name


@cache
def _listed() -> _Names:
    """Those of the list that have inhabitants."""
    return _by_folded_name(m for m in all_municipalities().values() if m.code not in UNINHABITED)


@cache
def _of_day(history: History, day: date) -> _Names:
    """Those of a day, under the names they had."""
    codes = sorted(history.municipalities(day))
    return _by_folded_name(Municipality(c, prefecture_of_code(c), history.name(c, day)) for c in codes)


def _by_folded_name(municipalities: Iterable[Municipality]) -> _Names:
    found: dict[str, list[Municipality]] = {}
    for m in municipalities:
        found.setdefault(folded(m.name), []).append(m)
    return found


def _named(wanted: str, among: _Names) -> list[Municipality]:
    return _exactly(wanted, among) or _spelled(wanted, among)


def _exactly(wanted: str, among: _Names) -> list[Municipality]:
    return [m for same in among.values() for m in same if wanted in (m.name, m.prefecture + m.name)]


def _spelled(wanted: str, among: _Names) -> list[Municipality]:
    """Those whose name, in whatever letters, is what was typed."""
    prefecture, names = _parted(wanted)
    return [m for name in names for m in among.get(name, ()) if not prefecture or m.prefecture == prefecture]


def _without_kind(wanted: str, among: _Names) -> list[Municipality]:
    """Those whose name is what was typed and 市, 区, 町 or 村."""
    prefecture, names = _parted(wanted)
    found = [m for kind in "市区町村" for m in among.get(names[0] + kind, ())]
    return [m for m in found if not prefecture or m.prefecture == prefecture]


def require_no_ward(code: str) -> None:
    """Raises a PlaceError where a code is that of a ward or of the 23 wards of 東京都 together."""
    kind = level(code) if len(code) == 5 and code.isdigit() else None
    if kind is Level.WARD:
        raise _no_ward(code, municipality(city_of_ward(code)))
    if kind is Level.SPECIAL_WARDS:
        raise _special_wards(code)


def _refuse_ward(wanted: str) -> None:
    """The same of a name: 札幌市中央区, 東京都特別区部."""
    _, (name, *_) = _parted(wanted)
    for code in designated_cities():
        if name.endswith("区") and name.startswith(folded(municipality(code).name)):
            raise _no_ward(wanted, municipality(code))
    if name.startswith("特別区"):
        raise _special_wards(wanted)


def _no_ward(wanted: str, city: Municipality) -> PlaceError:
    return PlaceError(
        f"「{wanted}」は{city.name}（{city.code}）の区で、市町村ではありません。{city.name}を指定してください。"
    )


def _special_wards(wanted: str) -> PlaceError:
    return PlaceError(
        f"「{wanted}」は東京都の23区をまとめたものです。千代田区（13101）のように、区を1つずつ指定してください。"
    )


def _parted(wanted: str) -> tuple[str, tuple[str, ...]]:
    """The prefecture that a text begins with ("" where none) and what the rest may mean."""
    whole = folded(wanted)
    prefectures = _prefectures_by_number().values()
    prefecture = next((name for name in prefectures if whole.startswith(folded(name)) and whole != folded(name)), "")
    return prefecture, readings(whole[len(folded(prefecture)) :])


def _refuse_former(wanted: str, history: History) -> None:
    """Raises where the name is one of municipalities that are no more."""
    prefecture, names = _parted(wanted)
    found = [
        _became(code, name, history)
        for code, name in history.former(LISTED_ON)
        if folded(name) in names and (not prefecture or prefecture_of_code(code) == prefecture)
    ]
    if found:
        raise PlaceError("".join(found))


def _became(code: str, name: str, history: History) -> str:
    """厚田村（北海道、01305）は平成17年10月1日に石狩市（01235）に編入されました。今の石狩市（01235）を指定してください。"""
    changes = history.departures.get(code) or (history.renamed(code, name),)
    said = "。".join(change.in_words for change in changes)
    now = [new for change in changes for new in history.becomes(change.new.code, change.day, LISTED_ON)]
    advice = "、".join(f"{municipality(new).name}（{new}）" for new in dict.fromkeys(now))
    return f"{name}（{prefecture_of_code(code)}、{code}）は{said}。今の{advice}を指定してください。"


def _suggestion(wanted: str) -> str:
    """Names near in spelling: those that share the stem first (美幌市 → 美幌町), then the closest (美唄市)."""
    municipalities = [m for same in _listed().values() for m in same]
    stem = wanted[:-1] if len(wanted) > 1 else wanted
    same_stem = [m.name for m in municipalities if m.name[:-1] == stem]
    first_letter = [
        m.name
        for m in municipalities
        if m.name[0] == wanted[:1] and m.name[-1] == wanted[-1:] and len(m.name) == len(wanted)
    ]
    near = difflib.get_close_matches(wanted, [m.name for m in municipalities], n=3, cutoff=0.6)
    names = list(dict.fromkeys([*same_stem, *first_letter, *near]))[:5]
    if not names:
        return "名前を確かめるか、5桁の市区町村コードで指定してください。"
    return f"もしかすると：{'、'.join(names)}。"
