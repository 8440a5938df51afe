"""市町村カルテ: what the alliance is from one member's own side, on one sheet of A4."""

from collections.abc import Iterator

from toshiken.core.period import japanese_date
from toshiken.core.quantity import Place, Quantity
from toshiken.core.wording import number
from toshiken.outputs.figure import Cell, Column, Row, Table
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.costs import own_costs_sum
from toshiken.outputs.papers.grids import facts
from toshiken.outputs.papers.kpi_tables import when
from toshiken.outputs.papers.marks import NO_FIGURE, UNDECIDED, known
from toshiken.outputs.papers.own_measures import LABEL, measures_of
from toshiken.outputs.papers.paper import Block, Paper, line
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.vision_future import adopted
from toshiken.outputs.papers.wording import filled
from toshiken.plan.items import roles
from toshiken.plan.kpi_progress import progress
from toshiken.plan.procedure.states import standing

_ROOM = 30
_FIGURES: tuple[tuple[str, str, dict[str, str], str, int], ...] = (
    ("人口", "population_persons", {}, "人", 0),
    ("65歳以上の割合", "age_share", {"age_class": "65+"}, "％", 1),
    ("昼夜間人口比率", "day_night_population_ratio", {}, "％", 1),
    ("転入超過数（日本人移動者）", "net_migration_persons", {}, "人", 0),
    ("人口10万人あたり医師数", "physicians_per_100k", {}, "人", 1),
)


def member_card(source: Source, member: Place) -> Paper:
    """The card of one member."""
    wording = source.words.of("member_card")
    blocks: tuple[Block, ...] = (
        line(f"{wording.title}　{member.name}", "title"),
        line(f"{source.area_name}　{japanese_date(source.day)}現在", "centre"),
        _standing(source, member),
        *_figures(source, member),
        _projects(source, member),
        _money(source, member),
        _calendar(source, member),
        *_concerns(source, member),
        *(line(f"※ {filled(note, source.slots())}", "note") for note in wording.section("card").notes),
    )
    return source.paper(
        f"{member.code}/card_{member.code}", f"{wording.title}　{member.name}", blocks, Audience.MEETING,
        footer=source.area_name,
    )  # fmt: skip


def _standing(source: Source, member: Place) -> Table:
    is_hub = member in source.hubs
    rows: list[tuple[str, Cell]] = [
        ("区分", "連携中枢都市" if is_hub else source.partner_word),
        ("担当", _offices(source, member)),
    ]
    if not is_hub:
        now = standing(member.code, source.plan, source.day)
        since = f"（{japanese_date(now.since)}）" if now.since else ""
        rows.append(
            (
                "連携協約",
                f"{now.state.value}{since}" + (f"　次の手続：{now.next_step}（{now.who}）" if now.next_step else ""),
            )
        )
        rows.append(("通勤通学割合", _commuting(source, member)))
    else:
        partners = f"{len(source.partners)}市町村（{'、'.join(p.name for p in source.partners)}）"
        rows.append((source.partner_word, partners))
    return facts("card_standing", rows, "位置付け", label_width=1, width=5)


def _offices(source: Source, member: Place) -> str:
    desk = source.desk(member.code)
    return f"{desk.office}（財政：{known(desk.finance_office)}）" if desk else UNDECIDED


def _commuting(source: Source, member: Place) -> str:
    for declaration in source.plan.declarations:
        for named in declaration.named:
            if named.code == member.code and named.commuting_percent is not None:
                why = f"　{named.reason}" if named.reason else ""
                return f"{source.plan.name_of(declaration.hub)}へ {named.commuting_percent}％（宣言書による）{why}"
    return UNDECIDED


def _figures(source: Source, member: Place) -> Iterator[Block]:
    profile = source.profile
    if profile is None:
        yield line(f"統計：{NO_FIGURE}（圏域の統計が取り込まれていない）", "note")
        return
    rows = []
    for label, name, dimensions, unit, decimals in _FIGURES:
        own = profile.latest(name, member, **dimensions)
        whole = profile.at(name, profile.place, own.period.year, **dimensions) if own else None
        period = own.period.short if own else NO_FIGURE
        rows.append(Row((f"{label}（{unit}）", _cell(own, decimals), _cell(whole, decimals), period, _cited(own))))
    columns = (
        Column("統計", align="left", width=2), Column(member.name, width=1.1), Column("圏域", width=1.1),
        Column("時点", align="left", width=0.8), Column("出典", align="left", width=3),
    )  # fmt: skip
    yield Table(
        id="card_figures", title="統計で見る姿", alt=f"{member.name}と圏域の数値の表", columns=columns, rows=tuple(rows)
    )


def _cell(found: Quantity | None, decimals: int) -> Cell:
    return number(found, decimals) if found else NO_FIGURE


def _cited(found: Quantity | None) -> str:
    return "、".join(dict.fromkeys(f"{o.producer}「{o.title}」" for o in found.origins)) if found else NO_FIGURE


def _projects(source: Source, member: Place) -> Table:
    """By role; more than the sheet has room for are listed by number alone."""
    found = [p for p in adopted(source) if member.code in p.members]
    named = len(found) <= _ROOM
    rows = []
    for role in roles():
        own = [p for p in found if p.role == role.code]
        listed = "、".join(f"{p.code} {p.name}" if named else p.code for p in own)
        rows.append((f"{role.code}　{len(own)}事業", listed or UNDECIDED))
    title = "参加する事業" if named else "参加する事業（番号。名称は事業シートに記載）"
    return facts("card_projects", rows, title, label_width=1, width=5)


def _money(source: Source, member: Place) -> Table:
    """The measure is for the municipality's own finance office, not for a meeting."""
    rows: list[tuple[str, Cell]] = [("負担額（当初予算額）", own_costs_sum(source, member.code))]
    if source.audience is Audience.INTERNAL:
        found = measures_of(source, member.code)
        said = [f"{m.label}　{m.amount.shown()}千円" for m in found[1].measures] if found else []
        rows.append((LABEL, "、".join(said) or UNDECIDED))
    return facts("card_money", rows, "負担と財政措置", label_width=1.4, width=4.6)


def _concerns(source: Source, member: Place) -> Iterator[Block]:
    """What the municipality itself named as challenge and as hope."""
    kinds = (("抱える課題", source.plan.challenges), ("連携への期待", source.plan.hopes))
    rows = [(label, "、".join(c.text for c in found if member.code in c.municipalities)) for label, found in kinds]
    if any(said for _, said in rows):
        kept = [(label, known(said)) for label, said in rows]
        yield facts("card_concerns", kept, "この市町村が挙げたこと", label_width=1.4, width=4.6)


def _calendar(source: Source, member: Place) -> Table:
    """What the member reports: how many KPIs, which reports are missing, when the next one is due."""
    kpis = [kpi for kpi in source.plan.kpis if kpi.source and member.code in getattr(kpi.source, "members", ())]
    states = [(kpi, progress(kpi, source.plan.area, source.day)) for kpi in kpis]
    missing = [
        f"{kpi.name}（{when(period)}）" for kpi, now in states for period, codes in now.missing if member.code in codes
    ]
    due = [now.next_expected[1] for _, now in states if now.next_expected]
    rows: list[tuple[str, Cell]] = [
        ("報告する成果指標", f"{len(kpis)}指標" if kpis else UNDECIDED),
        ("未報告", "、".join(missing) or ("なし" if kpis else UNDECIDED)),
        ("次の報告", f"{japanese_date(min(due))}まで（{due.count(min(due))}指標）" if due else UNDECIDED),
    ]
    return facts("card_calendar", rows, "成果指標の報告", label_width=1.4, width=4.6)
