"""Every paper of a plan for a reader: which are made, where each goes among the outputs."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from toshiken.outputs.papers.agreement import agreement_paper
from toshiken.outputs.papers.bill_case import BillCase
from toshiken.outputs.papers.bill_pack import bill_pack
from toshiken.outputs.papers.declaration import declaration_paper
from toshiken.outputs.papers.formation_policy import formation_policy_paper
from toshiken.outputs.papers.member_card import member_card
from toshiken.outputs.papers.paper import Paper
from toshiken.outputs.papers.project_sheets import project_sheets
from toshiken.outputs.papers.questions import question_paper
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.vision import vision_paper
from toshiken.plan.as_of import plan_as_of
from toshiken.plan.procedure.steps import Party
from toshiken.plan.records.agreement import Agreement
from toshiken.plan.records.procedure import Proceeding


def papers(source: Source) -> tuple[Paper, ...]:
    """The papers this audience may read, of the plan as it was known on the source's day."""
    known = replace(source, plan=plan_as_of(source.plan, source.day))
    return tuple(paper for paper in _all(known) if paper.audience <= source.audience)


def _all(source: Source) -> Iterator[Paper]:
    for declaration in source.plan.declarations:
        yield declaration_paper(source, declaration)
    for policy in source.plan.formation_policies:
        yield formation_policy_paper(source, policy)
    if source.vision:
        yield vision_paper(source, source.vision)
    yield project_sheets(source)
    for agreement, proceeding in on_the_table(source):
        yield agreement_paper(source, agreement, proceeding)
        for party in get_args(Party):
            yield bill_pack(BillCase(source, agreement, proceeding, party))
    for member in source.members:
        yield question_paper(source, member)
        yield member_card(source, member)


def on_the_table(source: Source) -> Iterator[tuple[Agreement, Proceeding]]:
    """Every agreement that has not ended, with its newest proceeding."""
    for agreement in source.plan.agreements:
        if not (agreement.ended and agreement.ended <= source.day):
            yield agreement, agreement.proceedings[-1]
