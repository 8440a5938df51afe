"""How many of a city's workers and students go to another 指定都市 or to the special wards: the exception inside the three
metropolitan areas. Only a table that judges and has every centre answers; else it is said why none does."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from toshiken.core.quantity import Place, Quantity
from toshiken.geography.categories import CityCategory, listed_categories
from toshiken.geography.codes import SPECIAL_WARDS, Level, city_of_ward, level
from toshiken.geography.place_names import place_name
from toshiken.profile.delineation.flow_table import FlowTable


def share_to_centres(city: Place, tables: Sequence[FlowTable]) -> tuple[Quantity | None, str]:
    """The share in percent by the newest table that answers, and ""; or None, and why no table at hand does."""
    answering, reasons = [], []
    for table in tables:
        why_not = _why_not(city, table)
        if why_not is None:
            answering.append(table)
        elif why_not:
            reasons.append(why_not)
    if answering:
        return _share(city, max(answering, key=lambda table: table.period.end)), ""  # type: ignore[union-attr]
    return None, "。".join(dict.fromkeys(reasons))


def _why_not(city: Place, table: FlowTable) -> str | None:
    """None where the table answers; "" where it says nothing of the city."""
    origins = _numbers(city.code, table)
    if not origins or not table.flows.residents[list(origins)].sum() > 0:
        return ""
    if not table.basis.judges:
        return f"手元の{table.basis.label}では判定しない：{table.basis.caution}"
    if table.period is None or table.origin is None:
        return f"手元の「{table.label}」は調査の年が分からない"
    absent = [place_name(centre) for centre in _centres(city) if not _numbers(centre, table)]
    if absent:
        shown = "、".join(absent[:3]) + (f"など{len(absent)}か所" if len(absent) > 3 else "")
        return f"手元の「{table.label}」には{shown}への流動がなく、割合の全体が分からない"
    return None


def _share(city: Place, table: FlowTable) -> Quantity:
    assert table.period is not None
    assert table.origin is not None
    flows, origins = table.flows, list(_numbers(city.code, table))
    centres = [number for centre in _centres(city) for number in _numbers(centre, table)]
    going = np.isin(flows.origin, origins) & np.isin(flows.destination, centres)
    persons, living = Decimal(float(flows.persons[going].sum())), Decimal(float(flows.residents[origins].sum()))
    derivation = f"ほかの指定都市と特別区への{persons:,}人 ÷ 常住する就業者と通学者{living:,}人 × 100"
    return Quantity(
        persons / living * 100, "percent", city, table.period, table.population, origins=(table.origin,),
        derivation=derivation,
    )  # fmt: skip


def _centres(city: Place) -> Iterator[str]:
    """The other 指定都市, and the special wards as one."""
    for code, category in listed_categories().items():
        if category is CityCategory.DESIGNATED_CITY and code != city.code:
            yield code
    yield SPECIAL_WARDS


def _numbers(code: str, table: FlowTable) -> tuple[int, ...]:
    """The numbers of a city in the table: its own, or where the table knows wards alone those of its wards."""
    if code in table.numbers:
        return (table.numbers[code],)
    return tuple(number for ward, number in table.numbers.items() if _whole(ward) == code)


def _whole(code: str) -> str:
    """The city of a ward, all special wards for one of them; "" for any other."""
    if level(code) is Level.WARD:
        return city_of_ward(code)
    return SPECIAL_WARDS if code.startswith("131") and code != SPECIAL_WARDS else ""
