"""The publications toshiken reads: every module of this folder with a PUBLICATION, found by walking it."""

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from toshiken.core.errors import SourceError
from toshiken.sources.document import Document
from toshiken.sources.layout import Layout
from toshiken.sources.printed import Printed, Register
from toshiken.sources.whole import require_rows


@dataclass(frozen=True)
class Publication:
    """One publication.

    recognise: the edition's id where the document is of this publication (by its content, never its name), else None;
    an id the layout does not hold is an edition not seen before. read: its tables, as printed; SourceErrors advise.
    registers: it holds lists (codes, mergers) that other files are checked against, and is read before them.
    generic: a form that any statistics may come in (a download of e-Stat); asked only where no other publication claims.
    """

    layout: Layout[Any]
    recognise: Callable[[Document], str | None]
    read: Callable[[Document, str], Iterable[Printed | Register]]
    registers: bool = False
    generic: bool = False

    def tables(self, document: Document, edition: str) -> Iterator[Printed | Register]:
        """What `read` gives, each table as long as its edition is."""
        known = self.layout.editions.get(edition)
        for found in self.read(document, edition):
            if known is not None:
                require_rows(document, found, known.rows)
            yield found

    @property
    def id(self) -> str:
        return self.layout.publication


@cache
def all_publications() -> dict[str, Publication]:
    """Every publication by id."""
    folder = Path(__file__).parent
    modules = sorted(name for _, name, _ in pkgutil.iter_modules([str(folder)]))
    found = [getattr(import_module(f"toshiken.sources.{name}"), "PUBLICATION", None) for name in modules]
    return {publication.id: publication for publication in found if publication is not None}


def recognised(document: Document) -> tuple[Publication, str] | None:
    """The publication and edition a document is of; None where none knows it. Two that claim it are a fault of ours."""
    claims = _claims(document, generic=False) or _claims(document, generic=True)
    if len(claims) > 1:
        names = "、".join(p.layout.head.title for p, _ in claims)
        raise SourceError(f"「{names}」のどれとも読めます。開発者に知らせてください。", document.label)
    return claims[0] if claims else None


def _claims(document: Document, generic: bool) -> list[tuple[Publication, str]]:
    asked = [publication for publication in all_publications().values() if publication.generic == generic]
    return [(publication, edition) for publication in asked if (edition := publication.recognise(document)) is not None]
