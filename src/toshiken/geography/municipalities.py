"""Names and codes of all municipalities, and the way from what a person types to one place.

Source: 総務省「全国地方公共団体コード」, 2024-01-01 (1,747 rows including six villages of 北方領土).
"""

import csv
import difflib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from toshiken.core.errors import PlaceError
from toshiken.core.quantity import Place
from toshiken.geography.codes import five_digits
from toshiken.geography.history import History
from toshiken.geography.names import folded, readings

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


def resolve(text: str, history: History | None = None) -> Municipality:
    """The municipality of a code (01100, R01100, 011002) or a name, with its prefecture and county or without.

    A name as it stands in the list goes before another spelling (桧原村, 竜ヶ崎市), that before a name without 市町村 (札幌).
    Ambiguous and unknown names are PlaceErrors that advise; with the history, of a former municipality what it is now.
    """
    wanted = text.strip()
    number = unicodedata.normalize("NFKC", wanted).removeprefix("R")
    if number.isdigit():
        return _of_code(five_digits(number) if len(number) == 6 else number, history)
    found = _exactly(wanted) or _spelled(wanted)
    if not found and history is not None:
        _refuse_former(wanted, history)
    found = found or _without_kind(wanted)
    if len(found) == 1:
        return found[0]
    if found:
        choices = "、".join(f"{m.prefecture}{m.name}（{m.code}）" for m in found)
        raise PlaceError(
            f"「{text}」は{len(found)}か所あります：{choices}。都道府県名を付けるか、コードで指定してください。"
        )
    raise PlaceError(f"「{text}」という市町村はありません。{_suggestion(wanted)}")


def _of_code(code: str, history: History | None) -> Municipality:
    if history is not None and code not in all_municipalities() and code in history.lives:
        raise PlaceError(_became(code, history.name(code, LISTED_ON), history))
    return municipality(code)


def _exactly(wanted: str) -> list[Municipality]:
    return [m for m in all_municipalities().values() if wanted in (m.name, m.prefecture + m.name)]


def _spelled(wanted: str) -> list[Municipality]:
    """Those whose name, in whatever letters, is what was typed."""
    prefecture, names = _parted(wanted)
    return [
        m for name in names for m in _by_folded_name().get(name, ()) if not prefecture or m.prefecture == prefecture
    ]


def _without_kind(wanted: str) -> list[Municipality]:
    """Those whose name is what was typed and 市, 区, 町 or 村."""
    prefecture, names = _parted(wanted)
    found = [m for kind in "市区町村" for m in _by_folded_name().get(names[0] + kind, ())]
    return [m for m in found if not prefecture or m.prefecture == prefecture]


def _parted(wanted: str) -> tuple[str, tuple[str, ...]]:
    """The prefecture that a text begins with ("" where none) and what the rest may mean."""
    whole = folded(wanted)
    prefecture = next((name for name in _prefectures() if whole.startswith(folded(name)) and whole != folded(name)), "")
    return prefecture, readings(whole[len(folded(prefecture)) :])


@cache
def _prefectures() -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.prefecture for m in all_municipalities().values()))


@cache
def _by_folded_name() -> dict[str, list[Municipality]]:
    found: dict[str, list[Municipality]] = {}
    for m in all_municipalities().values():
        found.setdefault(folded(m.name), []).append(m)
    return found


def _refuse_former(wanted: str, history: History) -> None:
    """Raises where the name is one of municipalities that are no more."""
    prefecture, names = _parted(wanted)
    found = [
        _became(code, name, history)
        for code, name in history.former(LISTED_ON)
        if folded(name) in names and (not prefecture or _prefecture_named(code) == prefecture)
    ]
    if found:
        raise PlaceError("".join(found))


def _became(code: str, name: str, history: History) -> str:
    """厚田村（北海道、01305）は平成17年10月1日に石狩市（01235）に編入されました。今の石狩市（01235）を指定してください。"""
    changes = history.departures.get(code) or (history.renamed(code, name),)
    said = "。".join(change.in_words for change in changes)
    now = [new for change in changes for new in history.becomes(change.new.code, change.day, LISTED_ON)]
    advice = "、".join(f"{municipality(new).name}（{new}）" for new in dict.fromkeys(now))
    return f"{name}（{_prefecture_named(code)}、{code}）は{said}。今の{advice}を指定してください。"


def _prefecture_named(code: str) -> str:
    return next(m.prefecture for m in all_municipalities().values() if m.code[:2] == code[:2])


def _suggestion(wanted: str) -> str:
    """Names near in spelling: those that share the stem first (美幌市 → 美幌町), then the closest (美唄市)."""
    municipalities = all_municipalities().values()
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
