"""What the steps need to know of a plan: the parties of an agreement, the day of the declaration, the governors."""

from datetime import date

from toshiken.geography.municipalities import prefecture_place
from toshiken.plan.procedure.steps import Parties, Party
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.alliance import AlliancePlan


def parties_of(agreement: Agreement, plan: AlliancePlan) -> Parties:
    """The parties of an agreement, with every wording of the plan."""
    governors: dict[Party, str] = {
        "hub": governor(agreement.hub, agreement),
        "partner": governor(agreement.partner, agreement),
    }
    texts = {text.id: text for text in plan.agreement_texts}
    kept = {known.sha256: known.lines for known in plan.sealed_wordings}
    return Parties(plan.name_of(agreement.hub), plan.name_of(agreement.partner), governors, texts, kept)


def governor(code: str, agreement: Agreement) -> str:
    """Whom a party notifies: its own governor, or the managing one (地方自治法253条)."""
    return f"{agreement.managing_governor or prefecture_place(code).name}知事"


def declared_on(hub: str, plan: AlliancePlan) -> date | None:
    """The day of the hub's declaration; None before it is made."""
    return next((d.day for d in plan.declarations if d.hub == hub and d.day), None)


def named_by_declarations(plan: AlliancePlan) -> set[str]:
    """Whom the declarations name; nobody while none is made that names anyone: who is named is not known then."""
    if not any(declaration.day and declaration.named for declaration in plan.declarations):
        return set()
    return {named.code for declaration in plan.declarations for named in declaration.named}
