"""連携中枢都市圏構想とは ②, where no commuting ratios are at hand: the map of the area and its members."""

from toshiken.core.origin import Origin
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import Part, Sentence, Shown, number, sentence, with_unit
from toshiken.geography.municipalities import prefecture_place
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.area_map import area_map, map_notes, map_sources, places_on_map
from toshiken.outputs.totals import checked
from toshiken.profile.delineation.judging import RECORD
from toshiken.profile.profile import AreaProfile

POPULATION, LAND = "population_persons", "total_area_ha"


def map_of_area(brief: Brief) -> Page | None:
    """構想②: the map alone; None where the page of commuting ratios shows it, or there is one place only."""
    if brief.ratios is not None or len(places_on_map(brief)) < 2:
        return None
    return Page(
        id="members_map",
        title="連携中枢都市圏構想とは②　圏域の範囲",
        lead=present(_size(brief.profile)),
        body=(area_map(brief),),
        notes=(*known_on(brief), *map_notes(brief)),
        sources=map_sources(brief),
    )


def member_list(brief: Brief) -> Page | None:
    """構想②: every member with its people and land; None where a document prints the ratios, and its page says who they are."""
    profile = brief.profile
    people, land = (profile.latest(name, profile.place) for name in (POPULATION, LAND))
    if profile.table(RECORD) is not None or people is None:
        return None
    several = len(profile.area.prefectures) > 1
    rows = [_row(profile, member, several, people, land) for member in profile.members]
    rows.append(Row(("圏域計", *([""] if several else []), *_cells(profile, profile.place, people, land)), "total"))
    table, _ = checked(
        Table(
            id="member_list",
            title="構成市町村の人口と面積",
            alt="構成市町村ごとの人口、面積、人口密度の表",
            columns=(
                Column("市町村", align="left", width=1.3),
                *((Column("都道府県", align="left"),) if several else ()),
                Column(f"人口（{people.period.short}）", unit="人", adds_up=True),
                *((Column(f"面積（{land.period.short}）", unit="km²", adds_up=True),) if land else ()),
                Column("人口密度", unit="人/km²"),
            ),
            rows=tuple(rows),
        )
    )
    return Page(
        id="members_table",
        title="連携中枢都市圏構想とは②　構成市町村",
        lead=present(_size(profile), _elsewhere(brief)),
        body=(table,),
        notes=(*known_on(brief), said("構成市町村は中枢都市、建制順。人口は国勢調査。")),
        sources=_sources(brief),
    )


def known_on(brief: Brief) -> tuple[Sentence, ...]:
    """The day whose members these are, where later ones are not known."""
    day = brief.profile.area.members_known_on
    if day is None or day >= brief.as_of:
        return ()
    return (said(f"構成市町村は{japanese_date(day)}時点。その後に加わった市町村、離れた市町村は反映していない。"),)


def _row(profile: AreaProfile, member: Place, several: bool, people: Quantity, land: Quantity | None) -> Row:
    prefecture = [prefecture_place(member.code).name] if several else []
    strong = frozenset({0}) if member in profile.hubs else frozenset()
    return Row((member.name, *prefecture, *_cells(profile, member, people, land)), strong=strong)


def _cells(profile: AreaProfile, place: Place, people: Quantity, land: Quantity | None) -> list[Shown | str]:
    found = [profile.at(POPULATION, place, people.period.year)]
    if land:
        area = profile.at(LAND, place, land.period.year)
        found.append(area.in_unit("km2") if area else None)
    cells: list[Shown | str] = [number(q, 2 * index) if q else "…" for index, q in enumerate(found)]
    density = profile.at("population_density", place, people.period.year)
    return [*cells, number(density, 1) if density else "…"]


def _size(profile: AreaProfile) -> Sentence | None:
    """How many members, how many people, on how much land."""
    people, land = (profile.latest(name, profile.place) for name in (POPULATION, LAND))
    if people is None or people.value is None:
        return None
    hubs = "と".join(hub.name for hub in profile.hubs)
    parts: list[Part] = [
        f"{hubs}と{len(profile.partners)}市町村で、人口" if profile.partners else f"{hubs}の人口は",
        with_unit(people),
        f"（{people.period.short}）",
    ]
    if land is not None and land.value is not None:
        parts += ["、面積", with_unit(land.in_unit("km2"), 2), f"（{land.period.short}）"]
    return sentence(*parts)


def _elsewhere(brief: Brief) -> Sentence | None:
    """Members that belong to another area too."""
    by_area: dict[str, list[str]] = {}
    for member in brief.profile.members:
        for membership in brief.elsewhere.get(member.code, ()):
            by_area.setdefault(membership.alliance, []).append(member.name)
    if not by_area:
        return None
    named = "、".join(f"{area}に{'・'.join(names)}" for area, names in by_area.items())
    return sentence(f"ほかの圏域にも加わっている市町村がある（{named}）")


def _sources(brief: Brief) -> tuple[Origin, ...]:
    """Of the other areas that are named, where they are told of."""
    named = (membership.origin for found in brief.elsewhere.values() for membership in found)
    return tuple(brief.origins[origin] for origin in dict.fromkeys(named) if origin)
