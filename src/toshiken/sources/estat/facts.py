"""What a download says of itself above its figures, and the passport that follows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from toshiken.core.origin import Origin
from toshiken.sources.layout import Edition, Layout
from toshiken.sources.printed import as_id

_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
AnyEdition = TypeVar("AnyEdition", bound=Edition)


@dataclass(frozen=True)
class Facts:
    """named: 統計名, 表番号, 表題, 実施年月 …, without those that say nothing. legend: symbol → its words."""

    named: Mapping[str, str] = field(default_factory=dict)
    legend: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.named.get(name, "")

    @property
    def key(self) -> str:
        """An id of the table: its number, and what tells it from another table of that number."""
        told = "\n".join(self[name] for name in ("統計名", "表番号", "表題", "実施年月"))
        return f"{as_id(self['表番号'] or 'table')}-{short_hash(told)}"


def short_hash(text: str) -> str:
    """Eight digits that tell two texts apart."""
    return sha256(text.encode()).hexdigest()[:8]


def facts_of(rows: Sequence[Sequence[str]]) -> Facts:
    """The facts in the rows above a table: 「統計名：」 and its value, then symbols and their words."""
    named, legend = {}, {}
    for row in rows:
        heading, *texts = (cell.strip() for cell in row) if row else ("",)
        told = [text for text in texts if text and text != "-"]
        if heading.endswith("：") and told:
            named[heading.removesuffix("：")] = "".join(told)
        elif heading and told and not heading.endswith("："):
            legend[heading] = told[0]
    return Facts(named, legend)


def day_in(text: str) -> date | None:
    """The first day named in a text: 2015年10月1日; None where it names none, or one that does not exist."""
    found = _DAY.search(text)
    return day_of(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None


def day_of(text: str) -> date | None:
    """The day 2015-10-01; None where the text is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def origin_of(layout: Layout[AnyEdition], edition: AnyEdition, producer: str = "", **told: str) -> Origin:
    """The passport of an edition, completed by what the file tells: title, name, table, published, and its producer."""
    filled = {name: text for name, text in told.items() if text}
    origin = layout.origin(edition.model_copy(update=filled))
    return replace(origin, producer=producer) if producer else origin
