"""Files into the store: each is recognised, read, harmonised and added whole, or refused with a reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import polars as pl

from toshiken.core.errors import NotData, SourceError
from toshiken.geography.history import History
from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.files import Found, found_files
from toshiken.sources.printed import Printed, Register
from toshiken.sources.publication import Publication, recognised
from toshiken.tables.catalogue import Entry
from toshiken.tables.meanings import meanings
from toshiken.tables.national_sums import with_national_sums
from toshiken.tables.new_table import NewTable
from toshiken.tables.observed import observed
from toshiken.tables.registered import require_places
from toshiken.tables.store import Store
from toshiken.tables.wards import with_cities

Verdict = Literal["taken", "duplicate", "not_data", "refused"]
_UNKNOWN = (
    "どの資料か分かりません。公表されたままのファイルか確かめてください。"
    "読める資料は docs/sources.md に、新しい資料の加え方は docs/adding-a-source.md にあります。"
)


@dataclass(frozen=True)
class Outcome:
    """What became of one file. entries: the tables of one that was taken. replaces: what the files were called in whose place
    its tables count now."""

    label: str
    verdict: Verdict
    reason: str = ""
    entries: tuple[Entry, ...] = ()
    replaces: tuple[str, ...] = ()


def ingest(paths: Sequence[Path], store: Store, day: date, told: Callable[[str], None]) -> list[Outcome]:
    """Every file under `paths`, lists (codes, mergers) first, since the others are checked against them.

    Of two files of one edition the one read later counts, one that was taken in before too. day: the day of ingestion, which
    stands in where a publication's day is not known. told: gets each label as it begins.
    """
    outcomes: dict[str, Outcome] = {}
    inputs: dict[str, str] = {}
    for lists in (True, False):
        places = places_of(store)
        for found in found_files(paths):
            if found.label not in outcomes:
                told(found.label)
                inputs[found.label] = found.sha256
                outcome = _taken_in(found, store, day, places, lists)
                if outcome is not None:
                    outcomes[found.label] = outcome
    _use_latest({label: sha256 for label, sha256 in inputs.items() if label in outcomes and sha256}, outcomes, store)
    return [outcomes[label] for label in sorted(outcomes)]


def _use_latest(inputs: Mapping[str, str], outcomes: dict[str, Outcome], store: Store) -> None:
    """Of every table the last input of this run counts. inputs: label → SHA-256, in the order they were read."""
    latest = {entry.key: sha256 for sha256 in inputs.values() for entry in store.catalogue.of_input(sha256)}
    for label, sha256 in inputs.items():
        entries = [entry for entry in store.catalogue.of_input(sha256) if latest[entry.key] == sha256]
        if replaced := store.replaced_by(entries, sha256):
            store.use_again(sha256)
            names = "、".join(f"「{name}」" for name in replaced)
            outcomes[label] = replace(
                outcomes[label],
                reason=f"すでに取り込んであります。後から取り込んだ{names}に代えて、再びこのファイルの数値を使います。",
                replaces=replaced,
            )


def places_of(store: Store) -> Places:
    """What the store knows of municipalities over time."""
    converter = store.register("municipality_mergers", "converter")
    events = store.register("municipality_mergers", "events")
    if converter is None or events is None:
        return Places()
    return Places(History.of(converter.to_dicts(), events.to_dicts()))


def _taken_in(found: Found, store: Store, day: date, places: Places, lists: bool) -> Outcome | None:
    """The outcome of one file; None where lists are asked for and it is none."""
    if found.fault is not None:
        return Outcome(found.label, "refused", str(found.fault))
    if found.document is None:
        return Outcome(found.label, "not_data", found.not_data)
    if store.has(found.document.sha256):
        return Outcome(found.label, "duplicate", "すでに取り込んであります。")
    try:
        return _added(found.document, store, day, places, lists)
    except NotData as reason:
        return Outcome(found.label, "not_data", reason.message)
    except SourceError as fault:
        return Outcome(found.label, "refused", str(fault))


def _added(document: Document, store: Store, day: date, places: Places, lists: bool) -> Outcome | None:
    claim = recognised(document)
    if claim is None:
        return Outcome(document.label, "refused", _UNKNOWN)
    publication, edition = claim
    if lists and not publication.registers:
        return None
    tables = tuple(new_tables(publication, edition, document, places))
    if not tables:
        return Outcome(document.label, "not_data", "この資料のうち、使う項目が1つもない表です。")
    replaced = store.replaced_by(tables, document.sha256)
    store.add(tables, document.sha256, document.label, day)
    return Outcome(document.label, "taken", "", store.catalogue.of_input(document.sha256), replaced)


def new_tables(publication: Publication, edition: str, document: Document, places: Places) -> Iterator[NewTable]:
    """The tables of a document in the tables' terms; a SourceError where something in it is not as it must be."""
    for printed in publication.tables(document, edition):
        if isinstance(printed, Register):
            require_places(printed, places, document.label)
            yield _table(publication, edition, printed, "register", printed.rows)
            continue
        found = observed(printed, meanings(publication.id), places, document.label)
        if not found.figures.is_empty():
            day = printed.boundaries_as_of
            figures = with_cities(found.figures, day, document.label)
            figures = with_national_sums(figures, places.municipalities(day))
            yield _table(publication, edition, printed, "figures", figures)
        if not found.records.is_empty():
            yield _table(publication, edition, printed, "records", found.records)


def _table(
    publication: Publication,
    edition: str,
    printed: Printed | Register,
    kind: Literal["figures", "records", "register"],
    frame: pl.DataFrame,
) -> NewTable:
    return NewTable(
        publication=publication.id,
        edition=edition,
        table=printed.table,
        kind=kind,
        origin=printed.origin,
        boundaries_as_of=printed.boundaries_as_of,
        frame=frame,
        title=printed.title or publication.layout.head.title,
        labels=_labels(frame) if kind == "records" else {},
    )


def _labels(records: pl.DataFrame) -> dict[str, tuple[str, str]]:
    """Item → label and unit."""
    found = records.select("field", "label", "unit").unique(maintain_order=True)
    return {item: (label, unit) for item, label, unit in found.iter_rows()}
