"""What if these belonged to the area and those did not: every number of the profile before and after, in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from toshiken.core.errors import RequestError
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity
from toshiken.core.yaml_reader import read_yaml
from toshiken.geography.area import Area, Member
from toshiken.geography.shapes.shape import Boundaries
from toshiken.indicators.catalogue import all_indicators
from toshiken.profile.build import Built, Printed, built, known_figures
from toshiken.profile.delineation.flow_table import FlowTable
from toshiken.profile.profile import AreaProfile
from toshiken.profile.what_if_rules import RuleResult, rule_results
from toshiken.tables.fields import field_themes
from toshiken.tables.observations import Observations


@dataclass(frozen=True)
class Change:
    """A figure that is not the same before and after; None on the side that does not have it."""

    theme: str
    name: str
    dimensions: str
    period: Period
    before: Quantity | None
    after: Quantity | None


@dataclass(frozen=True)
class WhatIf:
    """The area as it is and as it would be. flows, borders: what else the rules ask for, as of the day."""

    before: AreaProfile
    after: AreaProfile
    flows: tuple[FlowTable, ...] = ()
    borders: Boundaries | None = None

    @property
    def added(self) -> tuple[Place, ...]:
        return tuple(m for m in self.after.members if m not in self.before.members)

    @property
    def dropped(self) -> tuple[Place, ...]:
        return tuple(m for m in self.before.members if m not in self.after.members)

    @cached_property
    def rules(self) -> tuple[RuleResult, ...]:
        """What the rules come to, before and after."""
        return rule_results(self.before, self.after, self.flows, self.borders)

    def changes(self) -> tuple[Change, ...]:
        """Every figure of the whole area that changes, by theme, name, dimensions and time. What was or becomes the sum of
        several prefectures is another place before and after: it changes too."""
        before, after = (dict(_of_area(profile)) for profile in (self.before, self.after))
        keys = sorted({*before, *after}, key=lambda key: (_order(key[0]), *key))
        found = (Change(theme_of(n), n, d, t, before.get((n, d, t)), after.get((n, d, t))) for n, d, t in keys)
        return tuple(change for change in found if _value(change.before) != _value(change.after))


def with_members(area: Area, add: Sequence[Place], drop: Sequence[Place], day: date) -> Area:
    """The area with further partners and without others. A RequestError names what cannot be."""
    if not add and not drop:
        raise RequestError("加える市町村（--add）か外す市町村（--drop）を指定してください。")
    members, hubs = area.members(day), {hub.code for hub in area.hubs}
    _require(not (both := [p for p in add if p in drop]), "加える側と外す側の両方に書かれている", both)
    _require(not (inside := [p for p in add if p in members]), "すでに構成市町村である", inside)
    _require(not (core := [p for p in drop if p.code in hubs]), "中枢都市であり、外すことができない", core)
    _require(not (outside := [p for p in drop if p not in members]), "構成市町村ではない", outside)
    gone = {place.code for place in (*drop, *add)}  # one that left, or is to join later, is written anew
    kept = tuple(partner for partner in area.partners if partner.code not in gone)
    new = tuple(Member(code=place.code, name=place.name) for place in add)
    return area.model_copy(update={"partners": (*kept, *new)})


def _require(holds: bool, why: str, places: Sequence[Place]) -> None:
    if not holds:
        named = "、".join(f"{place.name}（{place.code}）" for place in places)
        raise RequestError(f"{named}は{why}ため、この試算はできません。--add と --drop を確かめてください。")


def what_if(area: Area, changed: Area, as_of: date, observations: Observations, printed: Printed) -> WhatIf:
    """Both profiles from one set of figures, which must hold what either area asks for."""
    known = known_figures((area, changed), as_of, observations)
    before = built(area, as_of, known, printed)
    return WhatIf(before.profile, with_other_members(before, changed, printed).profile)


def with_other_members(before: Built, changed: Area, printed: Printed) -> Built:
    """The profile of the changed area, from the figures of the one before. A RequestError where a new member has none."""
    as_of, known = before.profile.as_of, before.tables.observations
    new = [place for place in changed.members(as_of) if place not in before.profile.members]
    if without := [place.name for place in new if known.of_places([place.code]).rows.is_empty()]:
        raise RequestError(
            f"{'、'.join(without)}の数値が資料にないため、加えた場合を計算できません。"
            "公表されたファイル（「教育用標準データセット（SSDSE-市区町村）」など）を toshiken ingest で取り込んでください。"
        )
    return built(changed, as_of, known, printed, before)


def theme_of(name: str) -> str:
    """The theme of an indicator or a field, in words."""
    indicator = all_indicators().get(name)
    return themes()[indicator.theme if indicator else field_themes()[name]]


@cache
def themes() -> Mapping[str, str]:
    """themes.yml, in its order."""
    found: Mapping[str, str] = read_yaml(Path(__file__).with_name("themes.yml"))
    return found


def _order(name: str) -> tuple[int, bool]:
    """By theme; indicators before the figures they rest on."""
    return list(themes().values()).index(theme_of(name)), name not in all_indicators()


def _of_area(profile: AreaProfile) -> Iterator[tuple[tuple[str, str, Period], Quantity]]:
    for (name, place, dimensions), series in profile.figures.items():
        if place == profile.place.code:
            yield from (((name, dimensions, quantity.period), quantity) for quantity in series)


def _value(quantity: Quantity | None) -> object:
    return None if quantity is None else (quantity.value, quantity.state)
