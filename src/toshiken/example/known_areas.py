"""From what a person types to an area: a known hub city, or the path of an area.yml."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from toshiken.core.errors import PlaceError, RequestError
from toshiken.example import Example
from toshiken.example.memberships import bundled_areas
from toshiken.geography.area_template import area_template
from toshiken.geography.membership import require_no_former
from toshiken.geography.municipalities import Municipality, resolve
from toshiken.geography.places import LIST_HOLDS_FROM
from toshiken.profile.delineation.request import Keepers, cited_tables
from toshiken.tables.boundaries import StoredBoundaries
from toshiken.tables.offices import known_offices
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store


def area_file(wanted: str) -> Path:
    """The area.yml meant by a path, or by the name or code of a hub city."""
    if _is_path(wanted):
        return _existing(Path(wanted))
    for example in known_examples(wanted):
        return example.file
    raise PlaceError(_advice(resolve(wanted)))


def known_examples(hub: str) -> tuple[Example, ...]:
    """The known areas of a hub city by name or code; none where none is known."""
    code = resolve(hub).code
    files = (file for file, area in bundled_areas().items() if code in {hub.code for hub in area.hubs})
    return tuple(map(Example, files))


def area_files(wanted: str, every: bool) -> tuple[Path, ...]:
    """The area.yml meant, or those of every known area."""
    if every == bool(wanted):
        raise RequestError("中枢都市（AREA）か --all のどちらか一方を指定してください。")
    return tuple(bundled_areas()) if every else (area_file(wanted),)


def _is_path(wanted: str) -> bool:
    return wanted.lower().endswith((".yml", ".yaml")) or Path(wanted).is_file()


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise RequestError(
            f"圏域のファイル「{path}」がありません。パスを確かめるか、中枢都市の名前かコードで指定してください。"
        )
    return path


def _advice(hub: Municipality) -> str:
    known = "、".join(area.hub.name for area in bundled_areas().values())
    return (
        f"{hub.prefecture}{hub.name}を中枢都市とする圏域の構成市町村は同梱していません（同梱しているのは{known}の圏域）。"
        "次の内容を area.yml として保存し、連携市町村を書き足して、その名前を AREA に指定してください"
        f"（通勤通学割合の高い市町村は、{hub.name}を含む通勤・通学の表を渡して toshiken delineate {hub.name} --flows 表のファイル で分かります）。\n{area_template(hub)}"
    )


def known_area(wanted: str, store: Store, day: date, flows: Path | None = None) -> Example:
    """The area with the figures of a store on the municipalities of a day, and what the store knows of places. flows: a table of
    commuting of the caller's own, in place of those at hand."""
    return with_store(area_file(wanted), store, day, flows)


def with_store(file: Path, store: Store, day: date, flows: Path | None = None) -> Example:
    """The area of a file, likewise."""
    kept = OnBoundaries(store, day)
    require_no_former(file, lambda: kept.history)
    history = kept.history if day < LIST_HOLDS_FROM else None
    found = Example(file, (kept,), known_offices(store), history, StoredBoundaries(store, day))
    if flows is None:
        return found
    hubs = [hub.place for hub in found.area.hubs]
    return replace(found, own_flows=tuple(cited_tables(flows, Keepers(store, (), (), ()), day, hubs)))
