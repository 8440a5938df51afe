"""The files of any area from a store of everything, made once each: what `toshiken deck` makes, in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from toshiken.example.known_areas import area_file, with_store
from toshiken.outputs.brief import Brief
from toshiken.outputs.document import make_document
from toshiken.outputs.edition import render_edition
from toshiken.outputs.page import Audience, Document
from toshiken.outputs.site.charts import Drawer
from toshiken.tables.store import Store

NOW = date(2026, 11, 25)
WIDE = str(Path(__file__).parents[1] / "example" / "areas" / "wide.yml")  # invented: two hubs, thirty members


@dataclass(frozen=True)
class MadeArea:
    """A document and its files by name."""

    brief: Brief
    document: Document
    files: dict[str, bytes]

    def file(self, ending: str) -> bytes:
        return self.files[self.document.slug + ending]


@cache
def made_area(wanted: str, store: Path, day: date = NOW) -> MadeArea:
    """The internal edition of an area."""
    brief = with_store(area_file(wanted), Store.open(store), day).brief(day)
    document = make_document(brief, Audience.INTERNAL, reproduction=False)
    silent: Callable[[str], None] = lambda stage: None  # noqa: E731
    with Drawer() as drawer:
        return MadeArea(brief, document, render_edition(document, brief.profile, "a4", None, drawer, silent))
