"""The page of a delineation: the map of commuting ratios by one table, what it says, and what it rests on."""

from collections.abc import Iterator, Sequence

from toshiken.core.quantity import Place
from toshiken.outputs.brief import present, said
from toshiken.outputs.page import Page
from toshiken.outputs.pages.ratio_figure import Earth, RatioFigure, enclosed, ratio_figure
from toshiken.profile.claims import delineation as claims
from toshiken.profile.delineation.mapped import Mapped

_LONGEST_LABEL, _MOST_LISTED = 24, 10


def ratio_map_page(mapped: Mapped, earth: Earth) -> Page:
    """The map alone, whose own sources stand under it; a RequestError where nothing tells where the hub is."""
    made = ratio_figure(mapped, earth)
    table = (mapped.table.origin,) if mapped.table.origin else ()
    return Page(
        id="ratio_map",
        title=f"{claims.hub_names(mapped.found)}への通勤通学割合　{_short(mapped.table.label)}",
        lead=present(claims.reached_count(mapped), claims.exceptions_named(mapped), claims.outside_named(mapped)),
        body=(made.figure,),
        notes=tuple(map(said, _notes(mapped, made))),
        sources=(*table, *mapped.found.threshold.origins),
    )


def _notes(mapped: Mapped, made: RatioFigure) -> Iterator[str]:
    found, table = mapped.found, mapped.table
    label = f"{table.label}。" if _short(table.label) != table.label else ""
    yield "。".join(
        (f"{label}{table.covers}、{table.population}", *table.notes, "割合は四捨五入する前の値を基準と比べる。")
    )
    if made.figure.outline:
        yield f"太い線は{enclosed(mapped)}の境。"
    if undecided := table.undecided(found.level_percent):
        names = _listed([row.place for row in undecided])
        yield f"{names}が基準以上かは、印字の{table.decimals}けたでは決まらない。"
    if absent := found.without_row(table):
        yield f"この表にない{found.partner_word}：{_listed(absent)}。"
    if made.unplaced:
        yield f"役所・役場の位置が手元になく、地図にない：{_listed(made.unplaced)}。"
    if made.centred:
        yield f"役所・役場の位置が手元にないので、名前を区域の中心に置いた：{_listed(made.centred)}。"
    if more := _nameless(mapped, made):
        yield f"割合が基準の10分の1以上で名前を書いていない市区町村がほかに{more}（図の範囲の外を含む）。"


def _nameless(mapped: Mapped, made: RatioFigure) -> int:
    """How many with a ratio that counts have no name, for want of room or beyond the frame."""
    told = {place.code for place in (*(point.place for point in made.figure.points), *made.unplaced)}
    return len({row.place.code for row in mapped.table.reaching(mapped.least_named_percent)} - told)


def _listed(places: Sequence[Place]) -> str:
    more = f"ほか{len(places) - _MOST_LISTED}" if len(places) > _MOST_LISTED else ""
    return "、".join(place.name for place in places[:_MOST_LISTED]) + more


def _short(label: str) -> str:
    """For a title: the name of a caller's file may be of any length."""
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
