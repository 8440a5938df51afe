"""Whether the members of an area were there on a day: one that came into being later has no figures before, and one that is
no more has none since."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from toshiken.core.errors import PlaceError, RecordError, RequestError
from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place
from toshiken.core.yaml_reader import line_of, read_yaml
from toshiken.geography.area import Area
from toshiken.geography.history import History
from toshiken.geography.municipalities import all_municipalities, resolve
from toshiken.geography.places import LIST_HOLDS_FROM


def require_no_former(path: Path, history: Callable[[], History | None]) -> None:
    """A RecordError where an area.yml names a municipality that is no more: with the history, what became of it.

    history: asked only where a code is not in the list, since it takes time to read. All else is for `read_area` to tell."""
    for key, index, code in _codes(read_yaml(path)):
        if code not in all_municipalities() and (known := history()) is not None and code in known.lives:
            try:
                resolve(code, known)
            except PlaceError as fault:
                raise RecordError(str(fault), path, line_of(path, (key, index, "code"))) from None


def _codes(content: Any) -> Iterator[tuple[str, int, str]]:
    for key in ("hubs", "partners"):
        members = content.get(key) if isinstance(content, dict) else None
        for index, member in enumerate(members if isinstance(members, list) else ()):
            if isinstance(member, dict) and isinstance(member.get("code"), str):
                yield key, index, member["code"]


def require_members_exist(area: Area, day: date, history: History | None) -> None:
    """A RequestError that names every member that was not there on the day.

    From LIST_HOLDS_FROM on all of the list are there; before it only a history of mergers can tell, and without one nothing
    is refused.
    """
    if history is None or day >= LIST_HOLDS_FROM or day < history.begins:
        return
    absent = [member for member in area.members(day) if history.on(member.code, day) is None]
    if absent:
        said = "、".join(_came(member, history) for member in absent)
        raise RequestError(
            f"{japanese_date(day)}にはまだない市町村が構成市町村にあります：{said}。"
            "もっと後の --as-of を指定するか、area.yml のその市町村に joined（加わった日）を書いてください。"
        )


def _came(member: Place, history: History) -> str:
    """那珂川市（40231、平成30年10月1日から。それまでは那珂川町）."""
    changes = history.arrivals.get(member.code, ())
    since = (
        f"、{japanese_date(changes[0].day)}から。それまでは{'、'.join(c.old.name for c in changes)}" if changes else ""
    )
    return f"{member.name}（{member.code}{since}）"
