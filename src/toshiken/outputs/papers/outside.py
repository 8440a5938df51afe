"""The municipalities that are no members, by commuting ratio: all at the threshold, then the highest below it."""

from collections.abc import Iterator, Sequence

from toshiken.core.quantity import Quantity
from toshiken.core.wording import Part, Sentence, sentence, with_unit
from toshiken.outputs.papers.paper import Block, line
from toshiken.outputs.papers.source import Source, cited
from toshiken.profile.claims.counting import counted
from toshiken.profile.delineation.judging import JudgingRatios, unfit
from toshiken.rules.parameters import parameter

# Enough for a printed list of the highest ratios to be told whole; of all municipalities of a census the rest is counted.
_MOST_BELOW = 10


def outside(source: Source) -> Iterator[Block]:
    """By the ratios that judge; where what is at hand does not judge, why not."""
    brief = source.brief
    if brief is None:
        return
    if brief.ratios is not None:
        yield from _by(source, brief.ratios)
    elif why := unfit(brief.profile.hubs, brief.flows):
        yield line(f"※ {why}", "note")


def _by(source: Source, ratios: JudgingRatios) -> Iterator[Block]:
    members = {member.code for member in source.members}
    others = [q for q in ratios.figures if q.value is not None and q.place.code not in members]
    threshold = parameter("commuting_threshold", source.day)
    least = threshold.in_unit("percent").known
    reached, below = ([q for q in others if (q.known >= least) is side] for side in (True, False))
    if reached:
        said = sentence(
            f"構成市町村でない市町村のうち割合が{threshold.shown()}%以上なのは、", *_listed(reached), "である。"
        )
        yield line(source.said("questions_outside_reached", said), "bullet")
    if below:
        head = f"構成市町村でない{'ほかの' if reached else ''}市町村の割合は、"
        yield line(source.said("questions_outside", _below(head, below, ratios)), "bullet")
    if others:
        yield line(f"{ratios.table_in_words}。{cited((ratios.origin,))}", "note")


def _below(head: str, below: Sequence[Quantity], ratios: JudgingRatios) -> Sentence:
    """The highest with their ratios, and how many more there are."""
    told, rest = below[:_MOST_BELOW], len(below) - _MOST_BELOW
    if rest <= 0:
        return sentence(head, *_listed(told), "である。")
    what = "構成市町村でなく、割合を挙げていない市町村"
    number = counted(rest, "municipalities", below[0].place, ratios.period, (ratios.origin,), what)
    return sentence(head, "高い順に", *_listed(told), "である（ほかの", with_unit(number), "はこれ以下）。")


def _listed(figures: Sequence[Quantity]) -> list[Part]:
    """Aが12.3%、Bが11.0%."""
    return [part for q in figures for part in ("、", f"{q.place.name}が", with_unit(q, 1))][1:]
