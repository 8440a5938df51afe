"""What a download says of itself above its figures, and the passport that follows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from toshiken.core.origin import Origin
from toshiken.sources.layout import Edition, Layout

_UNSAFE = re.compile(r"[^\w.-]")
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
        number = _UNSAFE.sub("_", self["表番号"])[:20] or "table"
        return f"{number}-{short_hash(told)}"


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
    """The first day named in a text: 2015年10月1日."""
    found = _DAY.search(text)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def origin_of(layout: Layout[AnyEdition], edition: AnyEdition, producer: str = "", **told: str) -> Origin:
    """The passport of an edition, completed by what the file tells: title, name, table, published, and its producer."""
    filled = {name: text for name, text in told.items() if text}
    origin = layout.origin(edition.model_copy(update=filled))
    return replace(origin, producer=producer) if producer else origin
