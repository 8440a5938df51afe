"""For the planner alone: which item of the 要綱 stands where in the paper, and which is still 未定."""

from collections.abc import Collection, Iterator, Mapping

from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.outputs.papers.wording import Wording, filled


def checklist(wording: Wording, undecided: Collection[str], slots: Mapping[str, str]) -> Iterator[Block]:
    """A page with a row a required item."""
    yield Heading("（庁内用）必要事項の確認表", 2, new_page=True)
    yield line("公表する際は、この頁を除いて作成します（--audience public）。", "note")
    rows = [
        (required.item, required.article, filled(wording.section(required.section).heading, slots),
         "未定" if required.section in undecided else "記載あり")
        for required in wording.required
    ]  # fmt: skip
    yield grid(
        "checklist", "", (("必要事項", 3), ("根拠", 1), ("記載する箇所", 3), ("状況", 0.9)), rows, "必要事項の確認表"
    )
    yield line(f"根拠：{'、'.join(wording.references)}", "note")
