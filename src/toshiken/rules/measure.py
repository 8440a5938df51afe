"""措置見込額（試算）: an amount a rule comes to, with its arithmetic and the texts it rests on. Never income."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toshiken.core.errors import RequestError
from toshiken.core.origin import Origin, united
from toshiken.core.period import Period
from toshiken.core.quantity import NATION, Quantity
from toshiken.rules.parameters import DatedValue, all_parameters, has_value, parameter, value_on

COUNTED_NOT_PAID = "基準財政需要額への算入額であり交付額ではない"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """label: of the measure. amount: of one fiscal year. arithmetic: how it came about, in words.

    verified: whether every number of the law in it was read in its text; where not, `remarks` say which. remarks: what must be
    said wherever the amount is shown.
    """

    label: str
    amount: Quantity
    arithmetic: str
    references: tuple[Origin, ...]
    verified: bool
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearRules:
    """The parameters that hold for a fiscal year: those of its last day, since 3月分の特別交付税 goes by the text of March.

    as_of: only texts published by that day; None: all that are at hand.
    """

    fiscal_year: int
    as_of: date | None = None

    @property
    def period(self) -> Period:
        """The fiscal year."""
        return Period.parse(f"FY{self.fiscal_year}")

    def value(self, name: str) -> DatedValue:
        """A parameter's value with its days and its remark; a RequestError where none holds or is known."""
        return value_on(name, self.period.end, as_of=self.as_of)

    def quantity(self, name: str) -> Quantity:
        """The same as a quantity."""
        return parameter(name, self.period.end, as_of=self.as_of)

    def find(self, name: str) -> DatedValue | None:
        """As `value`; None where none holds or its text was not yet published."""
        return self.value(name) if has_value(name, self.period.end, self.as_of) else None

    def thousand_jpy(self, amount: Decimal, origins: tuple[Origin, ...], derivation: str) -> Quantity:
        """An amount of the fiscal year."""
        return Quantity(amount, "thousand_jpy", NATION, self.period, origins=origins, derivation=derivation)

    def origins(self, names: Sequence[str]) -> tuple[Origin, ...]:
        """The texts of these parameters."""
        return united(self.quantity(name).origins for name in names)

    def verified(self, names: Sequence[str]) -> bool:
        """Whether all of them were read in their texts."""
        return all(self.value(name).verified for name in names)

    def remarks(self, names: Sequence[str]) -> tuple[str, ...]:
        """What must be said of those that are no read rule."""
        labelled = {self.quantity(name).origins[0].column: self.value(name).remark for name in names}
        return tuple(f"{label}：{remark}" for label, remark in labelled.items() if remark)


def rules_of(fiscal_year: int, as_of: date | None = None) -> YearRules:
    """The rules of a fiscal year; a RequestError before the scheme's first."""
    first = min(value.first_day for value in all_parameters()["special_tax_hub_base"].values).year
    if fiscal_year < first:
        raise RequestError(
            f"{fiscal_year}年度の財政措置はありません。連携中枢都市圏の財政措置は{first}年度からです。"
            f"{first}年度以後を指定してください。"
        )
    if fiscal_year >= date.max.year:
        raise RequestError(f"年度「{fiscal_year}」を読めません。始まる年を4桁の数字で書いてください（例：2018）。")
    return YearRules(fiscal_year, as_of)
