"""連携中枢都市宣言 (要綱第4), and the 形成方針 of a hub that stands alone."""

from datetime import date
from decimal import Decimal

from toshiken.core.records import Record, Text
from toshiken.geography.area import Code
from toshiken.plan.records.procedure import Side


class NamedMunicipality(Record):
    """A municipality named in a declaration. Being named forces nobody and makes no member.

    commuting_percent: its commuting ratio to the hub as the declaration prints it; reason: why it is named all the same.
    """

    code: Code
    commuting_percent: Decimal | None = None
    reason: str = ""


class Service(Record):
    """A facility or service of the hub that the area uses."""

    field: Text
    name: Text
    place: str = ""


class Declaration(Record):
    """A hub's declaration. over_threshold: everyone at or over the commuting threshold; willing: those under it.

    day: when it was made; published: when it was made public. Empty texts are 未定.
    """

    hub: Code
    day: date | None = None
    published: date | None = None
    intention: str = ""
    statistics: str = ""
    services: tuple[Service, ...] = ()
    over_threshold: tuple[NamedMunicipality, ...] = ()
    willing: tuple[NamedMunicipality, ...] = ()
    state_of_area: str = ""
    fields_of_cooperation: tuple[str, ...] = ()
    origin: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        return self.hub

    @property
    def named(self) -> tuple[NamedMunicipality, ...]:
        """Everyone it names."""
        return (*self.over_threshold, *self.willing)


class FormationPolicy(Record):
    """連携中枢都市圏形成方針: of a hub that no municipality reaches at the threshold; its own council votes alone."""

    hub: Code
    text: Text
    side: Side = Side()
    adopted: date | None = None
    published: date | None = None
    origin: str = ""

    @property
    def key(self) -> str:
        return self.hub
