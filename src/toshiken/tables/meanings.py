"""What the items of a publication mean: publications/<id>.yml, one for every publication that prints figures.

    period: "{year}-10-01"      # of every item that says nothing else; {year}, {following_year}, {era_year} of the printed time,
                                # {printed_period}: the time as printed (1975年度 is a fiscal year, 1994年1～3月期 a span)
    like: ssds                  # what another file says of items and records holds here too, unless this one says otherwise
    items:
      A1101: {field: population_persons, survey: 総務省「{era_year}国勢調査」, dimensions: {…: "=…"}}
    records:                    # printed figures that may not be added up (ratios, indices): kept as printed
      D2203: {label: 経常収支比率, unit: percent, period: "FY{year}"}
    skipped: {C2110: 理由}      # items left out, each for a reason
    adds_up:                    # a whole and its parts; a file that breaks it is refused
      - {whole: A1101, parts: [A110101, A110102]}
    sums_over: [age]            # dimensions whose values together make the figure without them
    wholes: {destination: total}  # or the figure of that value, where the whole has one of its own

An item that stands nowhere refuses the file, unless `others: records` keeps it as printed, with the label and unit of the file.
`years` of an item: the years (a pattern) of which that holds; in others it is treated as one that stands nowhere.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from toshiken.core.errors import RecordError
from toshiken.core.period import era_year
from toshiken.core.records import Record, Text, UnitName, load_record
from toshiken.tables.csv_rows import Template
from toshiken.tables.printed_periods import printed_period

FOLDER = Path(__file__).with_name("publications")
YEAR = re.compile(r"(?<![0-9])[1-9][0-9]{3}(?![0-9])")
PRINTED_PERIOD = "{printed_period}"
OF_YEAR = ("following_year", "era_year")  # what a template may ask for beside the columns of the row


class CodedField(Record):
    """What a code means: the field, and whatever differs from the file's own statement.

    survey: the official title of the statistics the figure repeats, with its producer; by year (a pattern) where the title changed.
    """

    field: str
    survey: Template | dict[str, Template] = ""
    period: Template = ""
    years: str = ""
    dimensions: dict[str, str] = Field(default_factory=dict)

    def holds_in(self, year: str) -> bool:
        """Whether the item means this in a year."""
        return not self.years or re.fullmatch(self.years, year) is not None

    def survey_of(self, year: str) -> str:
        """The survey's title for a year; a year without one is a fault, not a guess."""
        if isinstance(self.survey, str):
            return filled(self.survey, {"year": year})
        titles = [title for years, title in self.survey.items() if re.fullmatch(years, year)]
        if not titles:
            raise RecordError(
                f"項目「{self.field}」の{year}年の原資料（survey）が YAML にありません。正式な名前を書き足してください。"
            )
        return filled(titles[0], {"year": year})


class PrintedRate(Record):
    """A figure that may not be added up, kept as printed."""

    label: Text
    unit: UnitName
    period: Template = ""
    survey: Template = ""


class AddsUp(Record):
    """A whole and the parts it is the sum of, by item."""

    whole: str
    parts: tuple[str, ...]


class Meanings(Record):
    """What a publication's items mean."""

    period: Template = ""
    like: str = ""
    items: dict[str, CodedField] = Field(default_factory=dict)
    records: dict[str, PrintedRate] = Field(default_factory=dict)
    skipped: dict[str, str] = Field(default_factory=dict)
    others: Literal["refused", "records"] = "refused"
    adds_up: tuple[AddsUp, ...] = ()
    sums_over: tuple[str, ...] = ()
    wholes: dict[str, str] = Field(default_factory=dict)


@cache
def meanings(publication: str) -> Meanings:
    """The meanings of a publication's items."""
    own = load_record(FOLDER / f"{publication}.yml", Meanings)
    if not own.like:
        return own
    other = meanings(own.like)
    return own.model_copy(update={"items": {**other.items, **own.items}, "records": {**other.records, **own.records}})


def filled(template: str, row: Mapping[str, str]) -> str:
    """The template with the columns of the row, and what follows from its year."""
    if "{" not in template:
        return template
    if template == PRINTED_PERIOD:
        return printed_period(row["time"]).code
    if not any(f"{{{name}}}" in template for name in ("year", *OF_YEAR)):
        return template.format(**row)
    if not YEAR.fullmatch(row["year"]):
        printed = row.get("time", row["year"])
        raise RecordError(f"年「{printed}」は4桁の数字ではありません。公表されたままのファイルか確かめてください。")
    year = int(row["year"])
    return template.format(**row, following_year=year + 1, era_year=era_year(date(year, 12, 31)))
