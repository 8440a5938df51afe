"""What figures and records say to a question, for one municipality; machine-made sentences carry their mark."""

from collections.abc import Callable, Iterator

from toshiken.core.period import fiscal_year_of, japanese_date
from toshiken.core.quantity import Place, plain
from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.outputs.papers.agreement_text import term_of
from toshiken.outputs.papers.costs import own_costs
from toshiken.outputs.papers.grids import grid
from toshiken.outputs.papers.kpi_tables import newest, target
from toshiken.outputs.papers.marks import UNDECIDED, known
from toshiken.outputs.papers.outside import outside
from toshiken.outputs.papers.own_measures import own_measures
from toshiken.outputs.papers.paper import Block, line
from toshiken.outputs.papers.sealed_text import seal_shown, text_of
from toshiken.outputs.papers.source import Source, cited
from toshiken.outputs.papers.vision_future import adopted
from toshiken.plan.kpi_progress import progress
from toshiken.profile.claims.commuting import daynight
from toshiken.profile.fiscal_estimate import fiscal_estimate
from toshiken.profile.profile import AreaProfile

Facts = Callable[[Source, Place], Iterator[Block]]


def _said(source: Source, key: str, made: Sentence) -> Block:
    return line(source.said(f"questions_{key}", made), "bullet")


def burden(source: Source, member: Place) -> Iterator[Block]:
    """Shares of the newest budget, and the measure of the member's own."""
    yield from own_costs(source, member.code)
    yield from own_measures(source, member.code)
    if member in source.hubs and source.profile is not None:
        yield from _ordinary(source, source.profile)


def _ordinary(source: Source, profile: AreaProfile) -> Iterator[Block]:
    """What the hub's 普通交付税 may be counted by: the published points, nothing between them."""
    found = fiscal_estimate(profile, fiscal_year_of(source.day))
    for point in found.ordinary:
        remark = f"（{point.remark}）" if point.remark else ""
        said = sentence(
            "普通交付税への算入の公表された例：圏域人口約",
            with_unit(point.population),
            "で約",
            with_unit(point.amount, 1),
            remark,
        )
        yield _said(source, f"ordinary_{plain(point.population)}", said)
        yield line(cited(point.origins), "note")
    yield from (line(f"※ {said}", "note") for said in found.sentences)


def threshold(source: Source, member: Place) -> Iterator[Block]:
    """Everyone named with its ratio, and by the ratios that judge those who are no members."""
    named = [one for declaration in source.plan.declarations for one in declaration.named]
    willing = {one.code for declaration in source.plan.declarations for one in declaration.willing}
    rows = [
        (source.plan.name_of(one.code), f"{one.commuting_percent}％" if one.commuting_percent is not None else UNDECIDED,
         "基準未満・意向あり" if one.code in willing else "基準以上", one.reason or "－")
        for one in named
    ]  # fmt: skip
    if rows:
        heads = (("市町村", 1.2), ("通勤通学割合", 1.0), ("宣言書での区分", 1.4), ("理由", 3.4))
        yield grid("named", "宣言書に記した市町村", heads, rows)
    else:
        yield line(f"宣言書の市町村は{UNDECIDED}", "bullet")
    yield from outside(source)


def leaving(source: Source, member: Place) -> Iterator[Block]:
    """The member's own agreements: when concluded, what they say of a term."""
    own = [a for a in source.plan.agreements if member.code in (a.hub, a.partner)]
    for agreement in own:
        day = agreement.first_concluded
        text = text_of(source.plan, agreement, agreement.proceedings[-1])
        names = f"{source.plan.name_of(agreement.hub)}と{source.plan.name_of(agreement.partner)}"
        term = term_of(text) or UNDECIDED
        ended = f"、{japanese_date(agreement.ended)}に廃止" if agreement.ended else ""
        concluded = f"{japanese_date(day)}締結" if day else "未締結"
        yield line(f"{names}の協約：{concluded}{ended}。期間：{term}", "bullet")


def council(source: Source, member: Place) -> Iterator[Block]:
    """Own votes, and the meetings of the 懇談会 with the opinions they gave."""
    rows = []
    for agreement in source.plan.agreements:
        if member.code in (agreement.hub, agreement.partner):
            for proceeding in agreement.proceedings:
                side = proceeding.hub_side if member.code == agreement.hub else proceeding.partner_side
                signed = japanese_date(proceeding.concluded.day) if proceeding.concluded else UNDECIDED
                voted = japanese_date(side.vote.day) if side.vote else side.unknown or UNDECIDED
                other = agreement.partner if member.code == agreement.hub else agreement.hub
                rows.append((source.plan.name_of(other), voted, signed))
    heads = (("相手方", 1.2), ("協議についての議決", 2.2), ("署名", 1.4))
    yield grid("votes", "議決と署名の日", heads, rows) if rows else line(f"議決は{UNDECIDED}", "bullet")
    for meeting in source.plan.meetings:
        if meeting.kind == "vision_council" and meeting.day <= source.day:
            yield line(f"{japanese_date(meeting.day)}　{meeting.name}：{known(meeting.outcome)}", "bullet")


def benefit(source: Source, member: Place) -> Iterator[Block]:
    """The projects the member takes part in, with what they are for."""
    own = [p for p in adopted(source) if member.code in p.members]
    if not own:
        yield line(f"参加する事業は{UNDECIDED}", "bullet")
        return
    rows = [(p.code, p.name, known(p.content), known(p.effect)) for p in own]
    yield grid("own_projects", "参加する事業", (("番号", 0.7), ("事業", 1.6), ("内容", 2.6), ("効果", 2.0)), rows)


def concentration(source: Source, member: Place) -> Iterator[Block]:
    """Day/night ratio of the hub, net migration of hub and member."""
    profile = source.profile
    if profile is None:
        yield line("統計：圏域の統計が取り込まれていない", "bullet")
        return
    if (found := daynight(profile)) is not None:
        yield _said(source, "daynight", found)
    for place in dict.fromkeys((profile.hub, member)):
        moved = profile.latest("net_migration_persons", place)
        if moved is not None and moved.value is not None:
            said = sentence(
                f"{place.name}の転入超過数は",
                with_unit(moved),
                f"（{moved.period.short}、{moved.scope or '日本人移動者'}）",
            )
            yield _said(source, f"migration_{place.code}", said)
            yield line(cited(moved.origins), "note")


def results(source: Source, member: Place) -> Iterator[Block]:
    """Every KPI with target, newest figure and where it stands."""
    rows = []
    for kpi in sorted(source.plan.kpis, key=lambda k: k.role):
        now = progress(kpi, source.plan.area, source.day)
        rows.append((kpi.role, kpi.name, target(kpi), newest(kpi, now), now.verdict))
    heads = (("役割", 0.5), ("成果指標", 2.4), ("目標値", 1.6), ("最新の実績値", 1.8), ("状況（実績値による）", 1.1))
    yield grid("results", "成果指標の状況", heads, rows) if rows else line(f"成果指標は{UNDECIDED}", "bullet")


def overlap(source: Source, member: Place) -> Iterator[Block]:
    """Projects someone counts under another scheme."""
    found = [(p, entry) for p in source.plan.projects for entry in p.counted_elsewhere]
    for project, entry in found:
        yield line(
            f"{project.code}　{project.name}：{source.plan.name_of(entry.member)}は{entry.scheme}で算定する", "bullet"
        )
    if not found:
        yield line("記録された重複はない", "bullet")


def other_agreements(source: Source, member: Place) -> Iterator[Block]:
    """Which wording each partner has, by the seal of its text."""
    rows = []
    for agreement in source.plan.agreements:
        text = text_of(source.plan, agreement, agreement.proceedings[-1])
        neutral = seal_shown(text, "甲", "乙")[:12]
        rows.append((source.plan.name_of(agreement.partner), text.title if text else UNDECIDED, neutral))
    heads = (("市町村", 1.2), ("文案", 3.0), ("照合符号", 1.4))
    yield (
        grid("texts", "協約の文案（名称を除いた照合符号。同じなら同文。未定のものは比べられない）", heads, rows)
        if rows
        else line(UNDECIDED, "bullet")
    )


def comment(source: Source, member: Place) -> Iterator[Block]:
    """Public comments by the day."""
    found = [c for c in source.plan.public_comments if c.first_day <= source.day]
    rows = [
        (source.plan.name_of(c.member), f"{japanese_date(c.first_day)}～{japanese_date(c.last_day)}",
         UNDECIDED if c.opinions is None else f"{c.opinions}件")
        for c in found
    ]  # fmt: skip
    heads = (("市町村", 1.2), ("期間", 3.0), ("意見", 1.0))
    yield grid("comments", "意見の募集", heads, rows) if rows else line(f"意見の募集は{UNDECIDED}", "bullet")


FACTS: dict[str, Facts] = {
    "burden": burden,
    "threshold": threshold,
    "leaving": leaving,
    "council": council,
    "benefit": benefit,
    "concentration": concentration,
    "results": results,
    "overlap": overlap,
    "other_agreements": other_agreements,
    "comment": comment,
}
