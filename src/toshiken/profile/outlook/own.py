"""A municipality's own outlook (人口ビジョンの展望): a series with its date, beside the official ones and never in their place."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.period import last_day, partial_date_label
from toshiken.core.quantity import Place, Quantity
from toshiken.core.records import PartialDate, Record, Text, load_record
from toshiken.geography.municipalities import resolve
from toshiken.profile.outlook.quantities import persons

Year = Annotated[int, Field(ge=1950, le=2200)]
Persons = Annotated[int, Field(ge=0)]


class OwnOutlook(Record):
    """municipality: name or code; title and published: of the document; persons: year → total."""

    municipality: Text
    title: Text
    published: PartialDate
    persons: dict[Year, Persons] = Field(min_length=1)

    @property
    def place(self) -> Place:
        return resolve(self.municipality).place

    def known_on(self, day: date) -> bool:
        """Whether it was published by the day."""
        return last_day(self.published) <= day

    def quantities(self) -> tuple[Quantity, ...]:
        """The series, oldest first."""
        name, edition = f"own_{self.place.code}_{self.published}", f"{partial_date_label(self.published)}公表"
        origin = Origin(name, self.title, self.place.name, self.published, edition)
        return tuple(persons(n, self.place, year, (origin,)) for year, n in sorted(self.persons.items()))


def read_own(path: Path, members: tuple[Place, ...], as_of: date) -> OwnOutlook:
    """From its file; a RecordError where the municipality is no member or the document is of a later day."""
    found = load_record(path, OwnOutlook)
    if found.place not in members:
        raise RecordError(
            f"「{found.municipality}」は構成市町村にありません。構成市町村：{'、'.join(m.name for m in members)}", path
        )
    if not found.known_on(as_of):
        raise RecordError(
            f"「{found.title}」（{partial_date_label(found.published)}公表）は、{as_of.isoformat()} にはまだ公表されていません。"
            "--own から外すか、--as-of をもっと後の日付にしてください。",
            path,
        )
    return found
