"""The files of any area from a store of everything, made once each: what `toshiken deck` makes, in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
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
    """A document and, once somebody asks, its files by name."""

    brief: Brief
    document: Document

    @cached_property
    def files(self) -> dict[str, bytes]:
        silent: Callable[[str], None] = lambda stage: None  # noqa: E731
        with Drawer() as drawer:
            return render_edition(self.document, self.brief.profile, "a4", None, drawer, silent)

    def file(self, ending: str) -> bytes:
        return self.files[self.document.slug + ending]


@cache
def made_area(wanted: str, store: Path, day: date = NOW) -> MadeArea:
    """The internal edition of an area."""
    brief = with_store(area_file(wanted), Store.open(store), day).brief(day)
    return MadeArea(brief, make_document(brief, Audience.INTERNAL, reproduction=False))
