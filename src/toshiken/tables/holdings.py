"""What a store holds, publication by publication, and what toshiken could read and it does not hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from toshiken.core.period import last_day, partial_date_label
from toshiken.sources.guide import next_expected, official_name
from toshiken.sources.publication import all_publications
from toshiken.tables.catalogue import Entry
from toshiken.tables.store import Store


@dataclass(frozen=True)
class Holding:
    """One edition of a publication: its tables together. years: first and last, None of a list. places: the most of a table."""

    publication: str
    name: str
    edition: str
    published: str
    published_known: bool
    boundaries_as_of: str
    years: tuple[int, int] | None
    places: int
    rows: int
    tables: int


@dataclass(frozen=True)
class Lacking:
    """A publication toshiken reads and the store does not hold: what it gives, and where to get it."""

    publication: str
    name: str
    gives: str
    address: str


def holdings(store: Store) -> tuple[Holding, ...]:
    """Every edition in the store, by official name and day of publication."""
    editions: dict[tuple[str, str], list[Entry]] = {}
    for entry in store.entries:
        editions.setdefault((entry.publication, entry.edition), []).append(entry)
    found = [_holding(entries) for entries in editions.values()]
    return tuple(sorted(found, key=lambda held: (held.name, last_day(held.published), held.edition)))


def lacking(store: Store) -> tuple[Lacking, ...]:
    """Publications without any edition in the store."""
    held = {entry.publication for entry in store.entries}
    layouts = [publication.layout for publication in all_publications().values() if publication.id not in held]
    found = [Lacking(x.publication, official_name(x), x.head.gives, x.address) for x in layouts]
    return tuple(sorted(found, key=lambda lack: lack.name))


def next_editions(held: Iterable[Holding]) -> dict[str, str]:
    """Publication → when its next edition is due, where it has a cycle."""
    newest: dict[str, str] = {}
    for holding in held:
        known = newest.get(holding.publication)
        if holding.published_known and (known is None or last_day(holding.published) > last_day(known)):
            newest[holding.publication] = holding.published
    publications = all_publications()
    due = {name: next_expected(publications[name].layout, day) for name, day in newest.items() if name in publications}
    return {name: text for name, text in due.items() if text}


def _name(entry: Entry) -> str:
    """The publication's official name; of a general form of download what the file itself says."""
    publication = all_publications().get(entry.publication)
    if publication is None or publication.generic:
        return f"{entry.origin.producer}「{entry.origin.title}」"
    return official_name(publication.layout)


def _edition(entry: Entry) -> str:
    """The edition in words, with its own title where that is another than the publication's."""
    words = (entry.origin.title, entry.origin.edition)
    named = " ".join(word for word in words if word and word not in _name(entry))
    own = entry.title if entry.title not in _name(entry) else entry.edition  # of a download an edition is a hash
    return named or own


def _holding(entries: list[Entry]) -> Holding:
    first = entries[0]
    years = [year for entry in entries for year in (entry.first_year, entry.last_year) if year is not None]
    boundaries = {entry.boundaries_as_of for entry in entries} - {None}
    return Holding(
        publication=first.publication,
        name=_name(first),
        edition=_edition(first),
        published=first.origin.published,
        published_known=first.origin.published_known,
        boundaries_as_of="、".join(sorted(str(day) for day in boundaries)),
        years=(min(years), max(years)) if years else None,
        places=max(entry.places for entry in entries),
        rows=sum(entry.rows for entry in entries),
        tables=len(entries),
    )


def as_lines(store: Store) -> str:
    """The store in words: publications with a line an edition and when the next is due, then what is not there."""
    held = holdings(store)
    lines = [f"保存先：{store.folder}"]
    if not held:
        lines.append("まだ何も取り込んでいません。toshiken ingest フォルダー で取り込みます。")
    due = next_editions(held)
    for name, editions in groupby(held, key=lambda holding: holding.name):
        found = list(editions)
        lines += ["", name, *(f"  {_line(edition)}" for edition in found)]
        lines += [f"  次の公表：{due[p]}" for p in dict.fromkeys(edition.publication for edition in found) if p in due]
    if lacks := lacking(store):
        lines += ["", "取り込んでいない資料："]
        lines += [f"  {lack.name}　{lack.gives}　{lack.address}".rstrip("　") for lack in lacks]
    return "\n".join(lines)


def _line(held: Holding) -> str:
    known = f"{partial_date_label(held.published)}公表" if held.published_known else "公表日は不明"
    years = "" if held.years is None else _years(*held.years)
    parts = (held.edition, known, years, f"{held.places:,}地域" if held.places else "", f"{held.rows:,}件")
    return "　".join(part for part in parts if part)


def _years(first: int, last: int) -> str:
    return f"{first}年" if first == last else f"{first}～{last}年"
