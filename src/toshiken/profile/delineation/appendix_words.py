"""The researchers' appendix as text and as data."""

from collections.abc import Iterator
from typing import Any

from toshiken.core.text_table import aligned
from toshiken.profile.delineation.appendix import Appendix, DefinedArea


def as_lines(found: Appendix) -> str:
    """The area with the hub, how many there are in all, the choices and the source."""
    table = found.table
    head = f"{found.title}　{table.label}　{table.population}　{len(table.codes):,}市区町村の表"
    members = sum(len(area.members) for area in found.areas)
    rest = len(table.codes) - members
    total = f"全部で{len(found.areas):,}圏域、{members:,}市区町村。どの圏域にも入らないのは{rest:,}市区町村"
    notes = [f"  注：{note}" for note in (*found.choices, *table.notes)]
    return "\n".join([head, *_members(found.wanted), total, *notes, f"出典  {found.source}"])


def _members(area: DefinedArea | None) -> Iterator[str]:
    if area is None:
        yield "中枢都市はどの圏域にも入りません。"
        return
    yield f"中枢都市を含む圏域　{len(area.members):,}市区町村"
    yield from aligned([[place.code, place.name, role] for place, role in area.members])


def as_data(found: Appendix) -> dict[str, Any]:
    """areas: all of them; hub_area: the number of the one with the hub."""
    return {
        "method": found.method,
        "title": found.title,
        "source": found.source,
        "table": found.table.label,
        "population": found.table.population,
        "choices": list(found.choices),
        "notes": list(found.table.notes),
        "hub_area": found.areas.index(found.wanted) if found.wanted else None,
        "areas": [
            [{"code": place.code, "name": place.name, "role": role} for place, role in area.members]
            for area in found.areas
        ],
    }
