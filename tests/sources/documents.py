"""Documents for the tests of readers: real files as they stand, and small ones written by hand."""

from pathlib import Path

from toshiken.geography.places import Places
from toshiken.sources.document import Document
from toshiken.sources.printed import Printed, Register
from toshiken.sources.publication import recognised
from toshiken.tables.meanings import meanings
from toshiken.tables.observed import Observed, observed


def opened(path: Path) -> Document:
    """A file by its ending; the readers themselves never look at names."""
    return Document(path.name, path.read_bytes(), path.suffix.removeprefix("."))


def written(text: str, container: str = "csv") -> Document:
    """A small file of this text."""
    return Document(f"hand.{container}", text.encode(), container)


def edited(document: Document, old: str, new: str, encoding: str = "utf-8") -> Document:
    """The file with one place of its text replaced."""
    text = document.data.decode(encoding)
    assert old in text
    return Document(document.label, text.replace(old, new, 1).encode(encoding), document.container)


def tables(document: Document) -> list[Printed]:
    """The printed tables of a document that a publication recognises."""
    claim = recognised(document)
    assert claim is not None
    publication, edition = claim
    return [table for table in publication.tables(document, edition) if isinstance(table, Printed)]


def lists(document: Document) -> dict[str, Register]:
    """The lists of a document that a publication recognises, by table."""
    claim = recognised(document)
    assert claim is not None
    publication, edition = claim
    return {found.table: found for found in publication.tables(document, edition) if isinstance(found, Register)}


def seen(document: Document, places: Places | None = None) -> Observed:
    """The one table of a document, in the tables' terms. places: with the history of mergers, where the codes are old."""
    claim = recognised(document)
    assert claim is not None
    (table,) = tables(document)
    return observed(table, meanings(claim[0].id), places or Places(), document.label)
