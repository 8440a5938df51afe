"""A series of one measure for some municipalities, on the boundaries of one day, with what every value is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin
from toshiken.core.partial_sum import PartialSum, partial_total
from toshiken.core.period import Period, japanese_date
from toshiken.core.quantity import Place, Quantity, total
from toshiken.geography.codes import residual_of
from toshiken.geography.history import History
from toshiken.geography.municipalities import given_twice
from toshiken.geography.place_names import place_name
from toshiken.tables.fields import Field, field_named
from toshiken.tables.measures import Measure
from toshiken.tables.observations import Observations
from toshiken.tables.on_boundaries import OnBoundaries

SUM = "計"


@dataclass(frozen=True)
class Line:
    """One period: a figure for each member (None: none at hand), and their sum where every member has a row."""

    period: Period
    figures: tuple[Quantity | None, ...]
    sum: Quantity | PartialSum | None


@dataclass(frozen=True)
class Series:
    """Lines oldest first. residuals: what the members' prefectures have and none of their municipalities. beyond: the
    publications whose municipalities are later ones, so that they say nothing of a member that changed since."""

    measure: Measure
    field: Field
    members: tuple[Place, ...]
    day: date
    lines: tuple[Line, ...]
    residuals: tuple[Quantity, ...]
    beyond: tuple[Origin, ...] = ()


def series_of(
    measure: Measure, members: Sequence[Place], kept: OnBoundaries, first_year: int | None, as_of: date
) -> Series:
    """The series of `members` on the municipalities of `kept.day`, of what was published by `as_of`.

    A RequestError where one is given twice or was not there, and where the store has no figure of the measure for any of them.
    """
    members = [_on_the_day(member, kept) for member in members]
    _require_once(members)
    codes = [member.code for member in members]
    observations = kept.around(measure.field, measure.dimensions, codes).as_of(as_of)
    periods = _periods(measure, members, observations)
    lines = tuple(
        _line(measure, members, observations, period)
        for period in periods
        if first_year is None or period.year >= first_year
    )
    beyond = tuple(origin for origin in kept.beyond(measure.field, codes) if origin.available_from <= as_of)
    if periods and not lines:
        raise RequestError(
            f"{first_year}年以後の数値はありません。いちばん新しいのは{periods[-1].label}です。--from にそれより前の年を指定してください。"
        )
    if not lines:
        _refuse(measure, members, kept, beyond)
    rest = _residuals(measure, members, observations, {line.period.code for line in lines})
    return Series(measure, field_named(measure.field), tuple(members), kept.day, lines, rest, beyond)


def _periods(measure: Measure, places: Sequence[Place], observations: Observations) -> list[Period]:
    found = {code for p in places for code in observations.periods(measure.field, p.code, measure.dimensions)}
    return sorted(map(Period.parse, found))


def _line(measure: Measure, members: Sequence[Place], observations: Observations, period: Period) -> Line:
    figures = tuple(observations.quantity(measure.field, m, period.code, measure.dimensions) for m in members)
    present = [figure for figure in figures if figure is not None]
    whole = len(present) == len(members) > 1
    return Line(period, figures, _summed(present) if whole else None)


def _summed(parts: Sequence[Quantity]) -> Quantity | PartialSum:
    place = Place("", SUM)
    return total(parts, place) if all(part.value is not None for part in parts) else partial_total(parts, place)


def _residuals(
    measure: Measure, members: Sequence[Place], observations: Observations, periods: set[str]
) -> tuple[Quantity, ...]:
    codes = dict.fromkeys(residual_of(member.code) for member in members)
    found = [
        observations.quantity(measure.field, Place(code, place_name(code)), period, measure.dimensions)
        for code in codes
        for period in sorted(periods)
    ]
    return tuple(quantity for quantity in found if quantity is not None)


def _on_the_day(member: Place, kept: OnBoundaries) -> Place:
    """The same place under its code and name of the day: 熊本市 of 2010 is 43201. A RequestError where it is not there."""
    history = kept.history
    if not history.reaches(kept.day):
        return member
    code = history.on(member.code, kept.day)
    if code is None:
        raise RequestError(
            f"{member.name}（{member.code}）は{japanese_date(kept.day)}には{_yet(member.code, kept.day, history)}ありません。"
            "--boundaries に別の年を指定するか、その時点の市町村を指定してください。"
        )
    return Place(code, history.name(code, kept.day))


def _yet(code: str, day: date, history: History) -> str:
    since = history.lives[code].since if code in history.lives else None
    return "まだ" if since is not None and day < since else ""


def _require_once(members: Sequence[Place]) -> None:
    for member in members:
        if members.count(member) > 1:
            raise RequestError(f"{given_twice(member)}。")


def beyond_in_words(beyond: Sequence[Origin], day: date) -> str:
    """Why figures of later municipalities are left out; "" where none are."""
    if not beyond:
        return ""
    names = "、".join(dict.fromkeys(f"{origin.producer}「{origin.title}」" for origin in beyond))
    return (
        f"{names}の数値は、{japanese_date(day)}より後に合併などで変わった市区町村のものなので、前の境域には戻せません。"
        "--boundaries に後の年を指定すると出ます。"
    )


def _refuse(measure: Measure, members: Sequence[Place], kept: OnBoundaries, beyond: Sequence[Origin]) -> None:
    """Raises, with the dimensions there are where the measure stands only by dimensions: the fewest first."""
    field = field_named(measure.field)
    names = "、".join(member.name for member in members)
    observations = kept.store.observations([measure.field], [member.code for member in members])
    keys = [key for key in observations.dimension_keys(measure.field) if key != measure.dimensions]
    known = sorted(keys, key=lambda key: (key.count(";"), key))[:6]
    advice = beyond_in_words(beyond, kept.day) or (
        f"内訳を付けて指定してください。ある内訳：{_listed(field.label_ja, known)}。"
        if known
        else "toshiken data で取り込んだ資料を確かめてください。"
    )
    raise RequestError(f"{names}の「{field.label_ja}」は、取り込んだ資料にありません。{advice}")


def _listed(label: str, keys: Sequence[str]) -> str:
    return "、".join(f"{label}:{key.replace(';', ',')}" if key else f"{label}（総数）" for key in keys)
