"""Text whose numbers are quantities: what a page prints and what the proof sheet traces are the same object."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from toshiken.core.quantity import Quantity, State, plain
from toshiken.core.rounding import decimals_under, round_half_up
from toshiken.core.units import unit_named


@dataclass(frozen=True, slots=True)
class Shown:
    """A quantity as it is printed. `unit`: print in this unit (万人, 億円, %); `label`: with the unit's name behind it."""

    quantity: Quantity
    decimals: int = 0
    unit: str = ""
    label: bool = False

    @property
    def printed(self) -> Quantity:
        """The quantity in the unit it is printed in."""
        return self.quantity.in_unit(self.unit) if self.unit else self.quantity

    @property
    def text(self) -> str:
        figure = self.printed.shown(self.decimals)
        is_symbol = self.quantity.value is None or self.quantity.state is State.NIL
        return figure if is_symbol or not self.label else figure + unit_named(self.printed.unit).label

    @property
    def value(self) -> Decimal | None:
        """The printed value: rounded, with its sign."""
        exact = self.printed.value
        return None if exact is None else round_half_up(exact, self.decimals)


class Pointer(str):
    """Words that lead to another page of the same document; a document without that page leaves them out."""

    __slots__ = ()


Part = str | Shown


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of strings and shown quantities."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def alone(self) -> "Sentence":
        """The sentence where its document's other pages are not: without pointers to them."""
        return Sentence(tuple(part for part in self.parts if not isinstance(part, Pointer)))

    def quantities(self) -> Iterator[Quantity]:
        """The quantities it prints."""
        return (part.quantity for part in self.parts if isinstance(part, Shown))


def sentence(*parts: Part) -> Sentence:
    """`sentence("人口は", with_unit(population), "です")`."""
    return Sentence(parts)


def with_unit(quantity: Quantity, decimals: int = 0) -> Shown:
    """2,600,875人; 13.5%."""
    return Shown(quantity, decimals, label=True)


def in_unit(quantity: Quantity, unit: str, decimals: int = 1) -> Shown:
    """260.1万人; 4.4億円: for sentences."""
    return Shown(quantity, decimals, unit, label=True)


def number(quantity: Quantity, decimals: int = 0) -> Shown:
    """2,600,875: for tables, whose head names the unit."""
    return Shown(quantity, decimals)


def under(shown: Shown, bound: Quantity) -> Shown:
    """With further decimals where a figure under the bound would read as the bound: 9.96%, not 10.0%."""
    figure = shown.quantity
    if figure.value is None:
        return shown
    least = bound.in_unit(figure.unit).known
    return replace(shown, decimals=decimals_under(figure.known, least, shown.decimals))


def magnitude(quantity: Quantity) -> Quantity:
    """The same figure without its sign: 13.5%減 already says it. Its derivation then reads ｜…｜."""
    if quantity.known >= 0:
        return quantity
    calculation = quantity.derivation or plain(quantity)
    return replace(quantity, value=abs(quantity.known), derivation=f"｜{calculation}｜")
