"""Money of a project, in thousand yen. Three kinds never mix: 当初予算額, 見込額 (or 別途協議), 決算額."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from toshiken.core.records import Record, Text
from toshiken.geography.area import Code

CostKind = Literal["budget", "expected", "settlement"]
COST_KINDS: dict[CostKind, str] = {"budget": "当初予算額", "expected": "見込額", "settlement": "決算額"}
FundingKind = Literal["national_subsidy", "prefectural_subsidy", "bond", "fee", "donation", "other"]
FUNDING_KINDS: dict[FundingKind, str] = {
    "national_subsidy": "国庫支出金",
    "prefectural_subsidy": "都道府県支出金",
    "bond": "地方債",
    "fee": "使用料・手数料・参加費",
    "donation": "寄附金",
    "other": "その他特定財源",
}
# What a fiscal year may be, as the year it begins in; beyond these a typing fault, or a day that Excel shows as a number.
FIRST_YEAR, LAST_YEAR = 1900, 2100
FiscalYear = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
ThousandJpy = Annotated[int, Field(ge=0)]


class Funding(Record):
    """特定財源: deducted from the cost before anything is counted as 一般財源."""

    kind: FundingKind
    name: str = ""
    thousand_jpy: ThousandJpy


class Cost(Record):
    """The cost of a fiscal year (the year it begins in), of one kind.

    by_negotiation: 別途協議, only of 見込額. day: of the budget vote, the estimate, the 認定 of the settlement.
    shares: what each municipality bears of the general funds, where it was agreed so; else the project's rule says.
    """

    fiscal_year: Annotated[int, Field(ge=2014, le=2100)]
    kind: CostKind
    thousand_jpy: ThousandJpy | None = None
    by_negotiation: bool = False
    day: date | None = None
    funding: tuple[Funding, ...] = ()
    shares: dict[Code, ThousandJpy] = Field(default_factory=dict)
    note: str = ""

    @model_validator(mode="after")
    def _amount_or_negotiation(self) -> Self:
        if self.by_negotiation and self.kind != "expected":
            raise ValueError(
                "別途協議（by_negotiation）と書けるのは見込額（expected）だけです。kind を確かめてください"
            )
        if self.by_negotiation == (self.thousand_jpy is not None):
            raise ValueError("thousand_jpy（千円）と by_negotiation: true（別途協議）のどちらか一方を書いてください")
        return self

    @property
    def general_funds_thousand_jpy(self) -> int | None:
        """一般財源: cost − 特定財源; None where the cost is 別途協議."""
        if self.thousand_jpy is None:
            return None
        return self.thousand_jpy - sum(source.thousand_jpy for source in self.funding)


class SharingKey(Record):
    """A set of weights to share costs by: population of a census, times of use, agreed ratios. `basis` says which."""

    id: Text
    basis: Text
    unit: Text
    weights: Annotated[dict[Code, Annotated[str, Field(pattern=r"^\d+(\.\d+)?$")]], Field(min_length=1)]
    origin: str = ""

    @property
    def key(self) -> str:
        return self.id


class SharingPart(Record):
    """Part of a mixed rule: this percentage of the amount by this rule."""

    percent: Annotated[int, Field(gt=0, le=100)]
    rule: Literal["equal", "population", "use", "fixed"]
    sharing_key: str = ""


class CostSharing(Record):
    """How the general funds of a project are shared. sharing_key: id of a SharingKey (population, use, fixed)."""

    rule: Literal["equal", "population", "use", "fixed", "hub_bears_all", "mixed", "by_negotiation"]
    sharing_key: str = ""
    parts: tuple[SharingPart, ...] = ()
    note: str = ""


SHARING_RULES = {
    "equal": "均等割",
    "population": "人口割",
    "use": "利用割",
    "fixed": "定率",
    "hub_bears_all": "連携中枢都市が全額を負担",
    "mixed": "併用",
    "by_negotiation": "別途協議",
}
