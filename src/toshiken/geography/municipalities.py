"""Names and codes of all municipalities, and the way from what a person types to one place.

Source: 総務省「全国地方公共団体コード」, 2024-01-01 (1,747 rows including six villages of 北方領土).
"""

import csv
import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toshiken.core.errors import PlaceError
from toshiken.core.quantity import Place


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


def resolve(text: str) -> Municipality:
    """The municipality of a code, a name, or prefecture + name. Ambiguous and unknown names are PlaceErrors that advise."""
    wanted = text.strip()
    if wanted.isdigit():
        return municipality(wanted)
    found = [m for m in all_municipalities().values() if wanted in (m.name, m.prefecture + m.name)]
    if len(found) == 1:
        return found[0]
    if found:
        choices = "、".join(f"{m.prefecture}{m.name}（{m.code}）" for m in found)
        raise PlaceError(
            f"「{text}」は{len(found)}か所あります：{choices}。都道府県名を付けるか、コードで指定してください。"
        )
    raise PlaceError(f"「{text}」という市町村はありません。{_suggestion(wanted)}")


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
