"""From what was asked on the command line to the answer: hubs, threshold, and the tables that are at hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from toshiken.core.errors import RequestError, SourceError
from toshiken.core.period import Period, japanese_date
from toshiken.core.quantity import NATION, Place, Quantity
from toshiken.geography.area import Area
from toshiken.geography.municipalities import resolve
from toshiken.profile.delineation.appendix import Appendix, Method, appendix
from toshiken.profile.delineation.borders import read_borders
from toshiken.profile.delineation.delineation import Delineation, delineated
from toshiken.profile.delineation.flow_cells import is_flow_file
from toshiken.profile.delineation.flow_file import Population, read_flow_file
from toshiken.profile.delineation.flow_table import FIELD, FlowTable, observed_flows
from toshiken.profile.delineation.judging import RECORD
from toshiken.profile.delineation.ratio_table import RatioTable, own_origin, printed_ratios
from toshiken.profile.printed import PrintedTable
from toshiken.rules.parameters import parameter
from toshiken.tables.editions import read_edition
from toshiken.tables.ingest import places_of
from toshiken.tables.joined import Figures
from toshiken.tables.store import Store


@dataclass(frozen=True)
class Request:
    """hub, second: names or codes; second "" where there is one hub. threshold: a share, None for the scheme's. flows: a file of
    the caller's."""

    hub: str
    threshold: float | None
    flows: Path | None
    population: Population
    as_of: date
    second: str = ""


@dataclass(frozen=True)
class Keepers:
    """What is at hand: the store, the keepers of figures (the store's own among them), areas, and printed records of them."""

    store: Store
    figures: tuple[Figures, ...]
    areas: tuple[Area, ...]
    printed: tuple[PrintedTable, ...]


def answered(request: Request, kept: Keepers) -> Delineation:
    """The delineation; a RequestError says what is wrong with the request, or which table is missing."""
    hubs = places_named((request.hub, request.second), kept.store)
    area = area_of(hubs, kept.areas)
    partners = [partner.code for partner in area.partners] if area else []
    tables: list[RatioTable] = [table.ratios_to(hubs, partners) for table in _with_hubs(request, kept, hubs)]
    if area is not None and request.population == "all":
        tables += [printed_ratios(table) for table in kept.printed if table.name == RECORD]
    return delineated(hubs, area, request.as_of, _threshold(request), tables)


def appended(request: Request, kept: Keepers, method: Method, centres: str, borders: Path | None) -> Appendix:
    """The areas by a definition of researchers, on the newest table of flows at hand with the hub in it.

    centres: names or codes of further centres with commas between. borders: a file of which municipalities touch.
    """
    hubs = places_named((request.hub, request.second), kept.store)
    further = places_named(centres.split(","), kept.store)
    _require_distinct([*hubs, *further])
    tables = _with_hubs(request, kept, hubs)
    if not tables:
        raise RequestError(
            f"{hubs[0].name}を含む通勤・通学の表がありません。--flows で渡すか、toshiken ingest で取り込んでください。"
        )
    newest = max(tables, key=lambda t: (t.period is not None, t.period.end if t.period else date.min))
    touching = None if borders is None else read_borders(borders)
    return appendix(method, newest, [hubs, *((centre,) for centre in further)], touching)


def _with_hubs(request: Request, kept: Keepers, hubs: Sequence[Place]) -> list[FlowTable]:
    """The tables published by the day that have the hubs; of a file of the caller's all, so that what lacks is told."""
    codes = {hub.code for hub in hubs}
    tables = flow_tables(request, kept)
    if request.flows is not None:
        _require_going(tables, hubs)
        return tables
    known = published_by(request.as_of, tables)
    return [table for table in known if codes <= table.numbers.keys()]


def cited_tables(flows: Path | None, kept: Keepers, day: date, hubs: Sequence[Place] = ()) -> list[FlowTable]:
    """The tables published by the day, each with its year and what to cite: a file of the caller's is cited by its name, and
    must have flows to these hubs."""
    request = Request("", None, flows, "all", day)
    found = published_by(day, flow_tables(request, kept))
    if flows is not None and any(table.period is None for table in found):
        raise SourceError("調査の年がありません。列「year」を加え、2015 のように年を書いてください。", flows)
    if flows is not None and hubs:
        _require_going(found, hubs)
    return [t if t.origin else replace(t, origin=own_origin(t.label, day)) for t in found]


def _require_going(tables: Iterable[FlowTable], hubs: Sequence[Place]) -> None:
    """A RequestError where nobody goes to the hubs from elsewhere by a table of the caller's."""
    for table in tables:
        if not table.ratios_to(hubs).rows:
            names = "と".join(hub.name for hub in hubs)
            raise RequestError(
                f"「{table.label}」に、ほかの市町村から{names}へ通う人がいません。行き先のコードを確かめてください。"
            )


def published_by(day: date, tables: Iterable[FlowTable]) -> list[FlowTable]:
    """The tables published by the day; a file of the caller's is at hand on any."""
    return [t for t in tables if t.origin is None or t.origin.available_from <= day]


def places_named(names: Sequence[str], store: Store) -> tuple[Place, ...]:
    """The places of names or codes, each once; an empty name is none."""
    history = places_of(store).history
    places = tuple(resolve(name, history).place for name in names if name.strip())
    _require_distinct(places)
    return places


def _require_distinct(places: Sequence[Place]) -> None:
    if twice := [place.name for index, place in enumerate(places) if place in places[:index]]:
        raise RequestError(f"{twice[0]}が中心として2回指定されています。異なる市を1回ずつ指定してください。")


def area_of(hubs: Sequence[Place], areas: Sequence[Area]) -> Area | None:
    """The area with just these hubs."""
    codes = {hub.code for hub in hubs}
    return next((area for area in areas if {hub.code for hub in area.hubs} == codes), None)


def flow_tables(request: Request, kept: Keepers) -> list[FlowTable]:
    """The tables of the caller's file; else those of the keepers, of one that two have the later keeper's."""
    if request.flows is not None:
        return _of_file(request.flows, request, kept.store)
    if request.population == "workers":
        raise RequestError(
            "手元の表は就業者と通学者を分けていません。workers と students の列のある表を --flows で渡すか、--population all にしてください。"
        )
    return tables_of(kept.figures)


def tables_of(figures: Iterable[Figures]) -> list[FlowTable]:
    """The tables of the keepers; of one that two have the later keeper's."""
    found = {}
    for keeper in figures:
        for table in observed_flows(keeper.observations([FIELD])):
            found[table.label] = table
    return list(found.values())


def _of_file(path: Path, request: Request, store: Store) -> list[FlowTable]:
    """Those of years that have begun by the day: of a later one nothing can be known."""
    tables = _read(path, request, store)
    begun = [t for t in tables if t.period is None or t.period.start <= request.as_of]
    if not begun:
        years = "、".join(t.period.short for t in tables if t.period)
        raise RequestError(
            f"「{path}」は{years}の流動で、{japanese_date(request.as_of)}にはまだありません。年か、見る日（--as-of）を確かめてください。"
        )
    return begun


def _read(path: Path, request: Request, store: Store) -> list[FlowTable]:
    if is_flow_file(path):
        history = places_of(store).history
        return list(read_flow_file(path, request.population, history.lives if history else ()))
    if request.population == "workers":
        raise RequestError(f"「{path}」は就業者と通学者を分けていません。--population all にしてください。")
    try:
        tables = list(observed_flows(read_edition(path, store, request.as_of).observations([FIELD])))
    except RequestError as fault:
        raise RequestError(f"{fault}{_OWN_HEADS}") from None
    if not tables:
        raise RequestError(f"「{path}」は通勤・通学の表ではありません。{_OWN_HEADS}")
    return tables


_OWN_HEADS = "自分で作った表なら、1行目を見出しとし、列を origin、destination、persons（人数）としてください。"


def _threshold(request: Request) -> Quantity:
    """The scheme's on the day, or the caller's."""
    if request.threshold is None:
        return parameter("commuting_threshold", request.as_of)
    share = Decimal(str(request.threshold))
    if not (share.is_finite() and 0 < share < 1):
        raise RequestError(
            f"--threshold の「{share}」は割合ではありません。10%なら 0.10 のように、0と1の間で書いてください。"
        )
    return Quantity(share * 100, "percent", NATION, Period.parse(request.as_of.isoformat()))
