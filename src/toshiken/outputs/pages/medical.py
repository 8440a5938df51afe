"""圏域の現状⑥: medical facilities and physicians; the newest figures, or the table as printed where nothing is newer."""

from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.core.wording import Sentence, number
from toshiken.indicators.catalogue import all_indicators
from toshiken.outputs.brief import Brief, present, said
from toshiken.outputs.figure import Cell, Column, Row, RowKind, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.records import beyond_note, known_places, record_notes
from toshiken.outputs.totals import checked
from toshiken.profile.claims import medical as claims
from toshiken.profile.printed import PrintedTable
from toshiken.profile.profile import AreaProfile

PRINTED = {
    "medical_facilities": "医療施設数",
    "hospitals_facilities": "病院",
    "clinics_facilities": "一般診療所",
    "dental_clinics_facilities": "歯科診療所",
}
NEWEST = {
    "general_hospitals_facilities": "一般病院",
    "clinics_facilities": "一般診療所",
    "dental_clinics_facilities": "歯科診療所",
}
MEDICAL_AREAS = "secondary_medical_areas"  # a record of units, where an area has one
RATE_HEAD = Column("人口10万人あたり医師数", unit="人", width=1.4)


def medical(brief: Brief) -> Page | None:
    """⑥ 医療機関等: the newest figures; the rates as printed where nothing newer is known on the day."""
    if claims.printed_are_newest(brief.profile):
        return medical_printed(brief)
    return medical_newest(brief)


def medical_printed(brief: Brief) -> Page | None:
    """Facilities and physicians with the rates as printed."""
    profile, rates = brief.profile, claims.printed_rates(brief.profile)
    if rates is None:
        return None
    years = {**_facility_periods(profile, PRINTED), claims.PHYSICIANS: claims.rates_period(rates)}
    table, _ = checked(_table(profile, "medical_printed", PRINTED, _printed_rows(profile, rates, years)))
    turning = claims.turning_members(profile)
    return Page(
        id="medical",
        title="圏域の現状⑥　医療機関等",
        lead=present(
            claims.physicians_printed(profile), claims.members_below_nation(profile), claims.secondary_areas(profile)
        ),
        body=(table,),
        notes=(_dates(years), *record_notes(rates), *present(turning), *_beyond(profile)),
        sources=(rates.origin,),
    )


def medical_newest(brief: Brief) -> Page | None:
    """The newest facilities and physicians of every member, rates by census population."""
    profile = brief.profile
    newest = profile.latest(claims.PHYSICIANS, profile.place)
    if newest is None:
        return None
    years = {**_facility_periods(profile, NEWEST), claims.PHYSICIANS: newest.period}
    heads = {name: head for name, head in NEWEST.items() if name in years}
    rows = _newest_rows(profile, heads, years)
    table, _ = checked(_table(profile, "medical_newest", heads, rows))
    rates = claims.printed_rates(profile)
    return Page(
        id="medical",
        title="圏域の現状⑥　医療機関等",
        lead=present(
            claims.physicians_of_area(profile), claims.members_above_nation(profile), claims.secondary_areas(profile)
        ),
        body=(table,),
        notes=(_dates(years), *_rate_notes(rows), *_area_note(rates), *_beyond(profile)),
        sources=(rates.origin,) if rates else (),
    )


def _facility_periods(profile: AreaProfile, heads: dict[str, str]) -> dict[str, Period]:
    """The newest period of each kind of facility."""
    newest = {name: profile.latest(name, profile.place) for name in heads}
    return {name: q.period for name, q in newest.items() if q is not None}


def _table(profile: AreaProfile, table_id: str, heads: dict[str, str], rows: tuple[Row, ...]) -> Table:
    areas = (Column("二次医療圏", align="left", width=1.7),) if claims.printed_rates(profile) else ()
    counts = tuple(Column(head, adds_up=True) for head in heads.values())
    return Table(
        id=table_id,
        title="圏域内の医療機関等",
        alt="市町村ごとの医療施設数、医師数、人口10万人あたり医師数の表",
        columns=(
            Column("市町村", align="left", width=1.1),
            *areas,
            *counts,
            Column("医師数", unit="人", adds_up=True),
            RATE_HEAD,
        ),
        rows=rows,
    )


def _printed_rows(profile: AreaProfile, rates: PrintedTable, years: dict[str, Period]) -> tuple[Row, ...]:
    known = known_places(profile)
    found = ((known.get(rates.text(r, "place_code")), rates.figure(r, "physicians_rate")) for r in rates.rows)
    return tuple(_row(profile, place, PRINTED, years, rate) for place, rate in found if place)


def _newest_rows(profile: AreaProfile, heads: dict[str, str], years: dict[str, Period]) -> tuple[Row, ...]:
    year = years[claims.PHYSICIANS].year
    places = (*profile.members, profile.place, profile.nation)
    return tuple(_row(profile, place, heads, years, profile.at(claims.RATE, place, year)) for place in places)


def _row(
    profile: AreaProfile, place: Place, heads: dict[str, str], years: dict[str, Period], rate: Quantity | None
) -> Row:
    kind, name = _kind(profile, place)
    fields = (*heads, claims.PHYSICIANS)
    counts = [profile.at(field, place, years[field].year) if field in years else None for field in fields]
    rates = claims.printed_rates(profile)
    areas = {rates.text(r, "place_code"): rates.text(r, "secondary_area") for r in rates.rows} if rates else {}
    area = (areas.get(place.code, "…"),) if rates else ()
    cells: tuple[Cell, ...] = (*(number(q) if q else "…" for q in counts), number(rate, 1) if rate else "…")
    return Row((name, *area, *cells), kind)


def _kind(profile: AreaProfile, place: Place) -> tuple[RowKind, str]:
    if place == profile.place:
        return "total", f"{place.name}合計"
    return ("reference", f"【参考】{place.name}") if place == profile.nation else ("body", place.name)


def _dates(years: dict[str, Period]) -> Sentence:
    facilities = dict.fromkeys(period.label for name, period in years.items() if name != claims.PHYSICIANS)
    named = f"施設は{'、'.join(facilities)}、" if facilities else ""
    return said(f"{named}医師は{years[claims.PHYSICIANS].label}現在。")


def _rate_notes(rows: tuple[Row, ...]) -> tuple[Sentence, ...]:
    """How the rate is computed, what † stands for, and what the counts leave out."""
    shown = [cell.quantity for row in rows for cell in row.cells if not isinstance(cell, str | Sentence)]
    withheld = dict.fromkeys(q.derivation for q in shown if q.state is State.TOO_SMALL)
    scopes = "、".join(dict.fromkeys(q.scope for q in shown if "（" in q.scope))  # the others only repeat the head
    return (
        said(f"率は{all_indicators()[claims.RATE].definition.definition}。"),
        *(said(f"{State.TOO_SMALL.value}は、{reason}。") for reason in withheld),
        *((said(f"{scopes}。"),) if scopes else ()),
    )


def _beyond(profile: AreaProfile) -> tuple[Sentence, ...]:
    """What of the medical areas lies outside; where areas are named and no record has their municipalities, that this is not known."""
    if profile.table(MEDICAL_AREAS) is None and claims.printed_rates(profile) is not None:
        return (said("二次医療圏が圏域外のどの市町村を含むかは、その構成市町村の表が手元にないので、示していない。"),)
    return beyond_note(profile, MEDICAL_AREAS)


def _area_note(rates: PrintedTable | None) -> tuple[Sentence, ...]:
    """Where the secondary medical areas are from; of the record's notes only those that speak of them hold here."""
    if rates is None:
        return ()
    notes = (note for note in rates.definition.notes if note.startswith("二次医療圏"))
    return (said(f"二次医療圏は{rates.origin.published_label}の資料による。"), *map(said, notes))
