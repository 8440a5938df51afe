"""A delineation as data for --json."""

from decimal import Decimal
from typing import Any

from toshiken.profile.delineation.delineation import Comparison, Delineation
from toshiken.profile.delineation.ratio_table import RatioRow, RatioTable


def as_data(found: Delineation) -> dict[str, Any]:
    """tables: one entry a census with its rows; comparisons: the changes between
    neighbouring tables, or why none is told."""
    return {
        "hubs": [{"code": hub.code, "name": hub.name} for hub in found.hubs],
        "area": found.area.slug if found.area else None,
        "as_of": found.as_of.isoformat(),
        "threshold_percent": float(found.level_percent),
        "threshold_sources": [origin.citation for origin in found.threshold.origins],
        "tables": [_table(found, table) for table in found.tables],
        "comparisons": [_comparison(pair) for pair in found.comparisons()],
    }


def _table(found: Delineation, table: RatioTable) -> dict[str, Any]:
    return {
        "label": table.label,
        "period": table.period.code if table.period else None,
        "population": table.population,
        "covers": table.covers,
        "judges": table.basis.judges,
        "notes": list(table.notes),
        "source": table.origin.citation if table.origin else None,
        "rows": [_row(found, row) for row in table.rows],
        "reached": {f"{p.normalize():f}": [r.place.code for r in table.reaching(p)] for p in found.levels_percent},
        "undecided": {f"{p.normalize():f}": [r.place.code for r in table.undecided(p)] for p in found.levels_percent},
        "exceptions": [
            {"code": r.place.code, "name": r.place.name, "reason": m.reason} for r, m in found.exceptions(table)
        ],
        "reached_outside": [row.place.code for row in found.outside(table)],
        "members_without_row": [place.code for place in found.without_row(table)],
    }


def _comparison(pair: Comparison) -> dict[str, Any]:
    return {
        "from": pair.earlier.label,
        "to": pair.later.label,
        "refusal": pair.refusal or None,
        "changes": [
            {"code": place.code, "name": place.name, "points": float(points)} for place, points in pair.changes
        ],
    }


def _row(found: Delineation, row: RatioRow) -> dict[str, Any]:
    return {
        "code": row.place.code,
        "name": row.place.name,
        "ratio_percent": float(row.ratio_percent),
        "margin_points": float(row.ratio_percent - found.level_percent),
        "reached": row.ratio_percent >= found.level_percent,
        "member": None if found.area is None else found.partner(row) is not None,
        "to_hub_persons": _number(row.to_hub_persons),
        "residents_persons": _number(row.residents_persons),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
