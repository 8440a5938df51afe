"""Ids: none twice, each the name of its file, every id that is named there."""

from collections.abc import Iterable, Iterator
from typing import Any

from toshiken.core.yaml_reader import Location
from toshiken.plan.check.finding import Found, Scope, found
from toshiken.plan.folder import FILE_KINDS, LIST_KINDS
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.kpi import Kpi

KEYED = tuple(kind for kind in (*FILE_KINDS, *LIST_KINDS) if kind not in ("challenges", "hopes"))
Reference = tuple[str, str, Location]


def find(scope: Scope) -> Iterator[Found]:
    """Repeated ids, files of another name, references that lead nowhere."""
    for kind in KEYED:
        yield from _twice(scope, kind)
    for kind in FILE_KINDS:
        for record, standing in scope.each(kind):
            if record.key != standing.file.stem:
                yield found("file_name", standing, key=record.key, name=standing.file.name)
    yield from _kpis_twice(scope)
    yield from _references(scope)


def _twice(scope: Scope, kind: str) -> Iterator[Found]:
    seen: set[str] = set()
    for record, standing in scope.each(kind):
        if record.key in seen:
            yield found("duplicate_id", standing, id=record.key)
        seen.add(record.key)


def _kpis_twice(scope: Scope) -> Iterator[Found]:
    seen: set[str] = set()
    for kpi_set, standing in scope.each("kpi_sets"):
        for index, kpi in enumerate(kpi_set.kpis):
            if kpi.id in seen:
                yield found("duplicate_id", standing, "kpis", index, "id", id=kpi.id)
            seen.add(kpi.id)


def _references(scope: Scope) -> Iterator[Found]:
    known = {kind: {record.key for record, _ in scope.each(kind)} for kind in KEYED}
    for record, standing in _all(scope, ("agreements", "projects", "visions", "meetings", "public_comments")):
        yield from _unknown(_named_by(record), known, standing)
    for kpi_set, standing in scope.each("kpi_sets"):
        for index, kpi in enumerate(kpi_set.kpis):
            named = ((kind, key, ("kpis", index, *where)) for kind, key, where in _named_by_kpi(kpi))
            yield from _unknown(named, known, standing)


def _all(scope: Scope, kinds: Iterable[str]) -> Iterator[tuple[Any, Any]]:
    for kind in kinds:
        yield from scope.each(kind)


def _unknown(named: Iterable[Reference], known: dict[str, set[str]], standing: Any) -> Iterator[Found]:
    for kind, key, location in named:
        if key and key not in known[kind]:
            yield found("unknown_reference", standing, *location, id=key, kind=kind)


def _named_by(record: Any) -> Iterator[Reference]:
    if isinstance(record, Agreement):
        for index, proceeding in enumerate(record.proceedings):
            yield "agreement_texts", proceeding.text, ("proceedings", index, "text")
        return
    for kind, key in (("agreements", "agreements"), ("meetings", "meetings")):
        for index, named in enumerate(getattr(record, key, ())):
            yield kind, named, (key, index)
    for kind, key in (("visions", "about"), ("visions", "vision")):
        yield kind, getattr(record, key, ""), (key,)
    for index, revision in enumerate(getattr(record, "revisions", ())):
        yield "meetings", revision.meeting, ("revisions", index, "meeting")


def _named_by_kpi(kpi: Kpi) -> Iterator[Reference]:
    for index, code in enumerate(kpi.projects):
        yield "projects", code, ("projects", index)
    for index, actual in enumerate(kpi.actuals):
        yield "meetings", actual.meeting, ("actuals", index, "meeting")
