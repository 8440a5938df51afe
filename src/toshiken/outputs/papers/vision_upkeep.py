"""推進体制, opinions of the 懇談会, public comments; follow-up and revisions."""

from collections.abc import Iterator

from toshiken.core.period import japanese_date
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.marks import UNDECIDED, known
from toshiken.outputs.papers.paper import Block, Heading, line
from toshiken.outputs.papers.source import Source, written_day
from toshiken.plan.records.meeting import MEETING_KINDS
from toshiken.plan.records.vision import Vision


def opinions(source: Source, vision: Vision) -> Iterator[Block]:
    """Meetings with what came of them, public comments, consents of the partners."""
    held = [meeting for meeting in source.plan.meetings if meeting.day <= source.day]
    yield Heading("会議の開催", 2)
    rows = [(japanese_date(m.day), MEETING_KINDS[m.kind], m.name, "、".join(m.agenda), known(m.outcome)) for m in held]
    heads = (("年月日", 1.75), ("会議", 1.3), ("名称", 1.7), ("議題", 1.8), ("意見・結果", 2.4))
    yield grid("meetings", "", heads, rows, "会議の表") if rows else line(UNDECIDED)
    yield Heading("パブリックコメント", 2)
    comments = [c for c in source.plan.public_comments if c.vision == vision.id and c.first_day <= source.day]
    lines = [
        (source.plan.name_of(c.member), f"{japanese_date(c.first_day)}～{japanese_date(c.last_day)}",
         UNDECIDED if c.opinions is None else f"{c.opinions}件", japanese_date(c.answered) if c.answered else UNDECIDED)
        for c in comments
    ]  # fmt: skip
    heads_ = (("市町村", 1.2), ("募集の期間", 2.6), ("意見", 0.8), ("結果の公表", 1.6))
    yield grid("comments", "", heads_, lines, "パブリックコメントの表") if lines else line(UNDECIDED)
    yield Heading(f"{source.partner_word}との協議", 2)
    agreed = [(source.plan.name_of(c.member), written_day(c.day)) for c in vision.consents if c.day <= source.day]
    yield (
        grid("consents", "", (("市町村", 1.0), ("協議の成立", 2.0)), agreed, "協議の表") if agreed else line(UNDECIDED)
    )


def follow_up(source: Source, vision: Vision) -> Iterator[Block]:
    """How it is followed, and every revision by the day."""
    yield line(known(vision.follow_up))
    revisions = [revision for revision in vision.revisions if revision.day <= source.day]
    if revisions:
        meetings = {meeting.id: meeting.name for meeting in source.plan.meetings}
        rows = [(japanese_date(r.day), r.summary, meetings.get(r.meeting, UNDECIDED)) for r in revisions]
        yield grid("revisions", "変更の経過", (("年月日", 1.75), ("変更の内容", 3.2), ("意見を聴いた会議", 1.6)), rows)
