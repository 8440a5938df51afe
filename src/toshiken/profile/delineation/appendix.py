"""For researchers: three definitions of areas on the same flows, each with its source and the choices it was run with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from toshiken.core.quantity import Place
from toshiken.geography.place_names import place_name
from toshiken.models.delineation.flows import Ints
from toshiken.models.delineation.functional_urban_area import functional_urban_areas
from toshiken.models.delineation.travel_to_work_area import travel_to_work_areas
from toshiken.models.delineation.urban_employment_area import urban_employment_areas
from toshiken.profile.delineation.flow_table import FlowTable

Method = Literal["uea", "fua", "ttwa"]
Borders = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class DefinedArea:
    """members: in code order, each with what it is in the area (中心, 1次郊外, 通勤圏 …)."""

    members: tuple[tuple[Place, str], ...]


@dataclass(frozen=True)
class Appendix:
    """areas: those of the whole table. wanted: the one with the hub, None where it is in none. choices: in words."""

    method: Method
    title: str
    source: str
    table: FlowTable
    choices: tuple[str, ...]
    areas: tuple[DefinedArea, ...]
    wanted: DefinedArea | None


@dataclass(frozen=True)
class _Case:
    """centres: groups of places, the hub's first. borders: pairs of codes that touch, None where none were given."""

    table: FlowTable
    centres: tuple[tuple[Place, ...], ...]
    borders: Borders | None

    @property
    def groups(self) -> list[tuple[int, ...]]:
        return [self.table.numbers_of(centre) for centre in self.centres]

    @property
    def named(self) -> str:
        return "、".join("と".join(place.name for place in centre) for centre in self.centres)


def appendix(
    method: Method, table: FlowTable, centres: Sequence[Sequence[Place]], borders: Borders | None = None
) -> Appendix:
    """The areas by one definition. centres: the hub (or two as one) first, then any others; TTWA needs no others."""
    case = _Case(table, tuple(map(tuple, centres)), borders)
    title, source, choices, (area, role) = _METHODS[method](case)
    hub = case.groups[0][0]
    areas = {number: _area(table, area, role, number) for number in sorted(set(area[area >= 0].tolist()))}
    return Appendix(method, title, source, table, choices, tuple(areas.values()), areas.get(int(area[hub])))


def _area(table: FlowTable, area: Ints, role: Callable[[int], str], number: int) -> DefinedArea:
    places = np.flatnonzero(area == number).tolist()
    return DefinedArea(tuple((Place(c := table.codes[p], place_name(c)), role(p)) for p in places))


_Run = tuple[str, str, tuple[str, ...], tuple[Ints, Callable[[int], str]]]


def _uea(case: _Case) -> _Run:
    found = urban_employment_areas(case.table.flows, case.groups)
    source = "金本良嗣・徳岡一幸「日本の都市圏設定基準」応用地域学研究 No.7（2002）"
    choices = (f"中心は指定した{case.named}（論文では DID 人口で決める）", "郊外は通勤率10%以上、2次以下は10%超")
    return "都市雇用圏", source, choices, (found.area, lambda p: _order(int(found.order[p])))


def _order(order: int) -> str:
    return "中心" if order == 0 else f"{order}次郊外"


def _fua(case: _Case) -> _Run:
    numbers = case.table.numbers
    pairs = [(numbers[a], numbers[b]) for a, b in case.borders or () if a in numbers and b in numbers]
    adjacency = None if case.borders is None else np.array(pairs, np.int64).reshape(-1, 2)
    found = functional_urban_areas(case.table.flows, case.groups, adjacency=adjacency)
    cities = {place for group in case.groups for place in group}
    source = "Dijkstra, Poelman & Veneri, The EU-OECD definition of a functional urban area（OECD、2019）"
    contiguity = "飛び地を除き、囲まれた市区町村を加えた" if case.borders is not None else (
        "隣接の表がないので、飛び地と囲まれた市区町村はそのまま（--borders で渡せる）"
    )  # fmt: skip
    choices = (f"都市は指定した{case.named}（論文では人口のメッシュで決める）", "通勤圏は15%以上", contiguity)
    return "機能的都市圏（FUA）", source, choices, (found.area, lambda p: "都市" if p in cities else "通勤圏")


def _ttwa(case: _Case) -> _Run:
    found = travel_to_work_areas(case.table.flows)
    source = "Coombes & Bond, Travel-to-Work Areas: the 2007 review（ONS・CURDS、2008）"
    choices = (
        "自足率は3,500人で75%、25,000人で66.7%、間は直線",
        "基準から遠い圏域から解き、結び付きの最も強い圏域へ移す",
    )
    return "通勤圏（TTWA）", source, choices, (found.area, lambda p: "")


_METHODS: dict[Method, Callable[[_Case], _Run]] = {"uea": _uea, "fua": _fua, "ttwa": _ttwa}
