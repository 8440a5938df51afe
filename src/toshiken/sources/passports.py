"""The passports that stand in the layouts: of every edition whose day of publication is known. No reader is imported."""

from functools import cache

from pydantic import ConfigDict

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.sources.layout import FOLDER, Edition, load_layout


class _Passport(Edition):
    """An edition of any publication: what its module needs beside the passport is passed over."""

    model_config = ConfigDict(extra="ignore")


@cache
def published_origins() -> dict[str, Origin]:
    """Origins by id; a RecordError where two editions share one."""
    origins: dict[str, Origin] = {}
    for path in sorted(FOLDER.glob("*.yml")):
        layout = load_layout(path.stem, _Passport)
        for edition in layout.editions.values():
            if edition.origin in origins:
                raise RecordError(f"出典「{edition.origin}」が2つの版にあります。片方の名前を変えてください。", path)
            if edition.published:
                origins[edition.origin] = layout.origin(edition)
    return origins
