"""One side's way through its council with one proceeding: its names, its record, its wording."""

from collections.abc import Iterator
from dataclasses import dataclass

from toshiken.outputs.papers.paper import Block, line
from toshiken.outputs.papers.sealed_text import seal_shown, text_of
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.wording import Wording, filled
from toshiken.plan.procedure.context import governor
from toshiken.plan.procedure.states import KINDS
from toshiken.plan.procedure.steps import Party
from toshiken.plan.records.agreement import Agreement, AgreementText
from toshiken.plan.records.procedure import Proceeding, Side


@dataclass(frozen=True)
class BillCase:
    """One side's way through its council with one proceeding."""

    source: Source
    agreement: Agreement
    proceeding: Proceeding
    party: Party

    @property
    def own(self) -> str:
        return self.agreement.hub if self.party == "hub" else self.agreement.partner

    @property
    def other(self) -> str:
        return self.agreement.partner if self.party == "hub" else self.agreement.hub

    @property
    def side(self) -> Side:
        return self.proceeding.hub_side if self.party == "hub" else self.proceeding.partner_side

    @property
    def wording(self) -> Wording:
        return self.source.words.of("bill_pack")

    @property
    def text(self) -> AgreementText | None:
        """The wording on the table, as every step so far was taken on it."""
        return text_of(self.source.plan, self.agreement, self.proceeding)

    @property
    def seal(self) -> str:
        """Of the wording on the table; 未定 where a part of it is."""
        plan = self.source.plan
        return seal_shown(self.text, plan.name_of(self.agreement.hub), plan.name_of(self.agreement.partner))

    @property
    def slots(self) -> dict[str, str]:
        plan = self.source.plan
        more = {
            "own": plan.name_of(self.own),
            "other": plan.name_of(self.other),
            "kind": KINDS[self.proceeding.kind],
            "governor": governor(self.own, self.agreement),
        }
        return dict(self.source.slots(self.agreement, **more))

    def heading(self, name: str) -> str:
        """The heading of a section, filled."""
        return filled(self.wording.section(name).heading, self.slots)

    def texts(self, name: str) -> Iterator[Block]:
        """The paragraphs of a section, filled."""
        for text in self.wording.section(name).paragraphs:
            yield line(filled(text, self.slots))

    def notes(self, name: str) -> Iterator[Block]:
        """Its notes."""
        for text in self.wording.section(name).notes:
            yield line(f"※ {filled(text, self.slots)}", "note")
