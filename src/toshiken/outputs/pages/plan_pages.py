"""まとめ, existing joint projects, challenges and hopes, project ideas, schedule: the plan's records as pages."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from toshiken.core.period import last_day
from toshiken.core.wording import Sentence, sentence, with_unit
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Bar, Bullets, Column, Gantt, Row, Table
from toshiken.outputs.page import Page
from toshiken.plan.records import Concern, ScheduleStep
from toshiken.profile.claims import ages, farming, industry, medical, population


def summary(brief: Brief) -> Page | None:
    """⑩ まとめ: what the figures say today, and the directions the area drew from them."""
    text = brief.text("summary")
    figures = Bullets("summary_claims", "数値から言えること", tuple((1, s) for s in _claims(brief)))
    if text is None:
        return _of_figures(figures)
    rows = tuple(Row((s.heading, "\n".join(i.text for i in s.items))) for s in text.sections)
    directions = Table(
        id="summary_directions",
        title=f"資料の見方と取組の方向（{_day_of(brief, text.origin)}）",
        alt="資料が挙げる現状と、取組の方向を対にした表",
        columns=(Column("資料の見方", align="left"), Column("取組の方向", align="left")),
        rows=rows,
    )
    return Page(
        id="summary",
        title="圏域の現状⑩　まとめ",
        body=(figures, directions),
        arrangement="halves",
        notes=(
            said(
                "左は各ページの数値から計算した文。右は資料が当時の数値から述べたもので、いまの数値で確かめられないものを含む（再現できない記述を参照）。"
            ),
        ),
        sources=(brief.origins[text.origin],),
    )


def _of_figures(figures: Bullets) -> Page | None:
    """Only what the figures say; which way to go is the area's own to write."""
    note = said("各ページの数値から計算した文。取組の方向は圏域で書き加える。")
    title = "圏域の現状⑩　まとめ"
    return Page(id="summary", title=title, body=(figures,), notes=(note,)) if figures.items else None


def _claims(brief: Brief) -> Iterable[Sentence]:
    profile = brief.profile
    found = (
        population.peak_year(profile),
        population.long_decline(profile),
        ages.working_share(profile),
        population.net_migration(profile),
        industry.sales_share(profile),
        farming.farm_output(profile),
        medical.physicians(profile),
    )
    return [s for s in found if s is not None]


def joint_projects(brief: Brief) -> Page | None:
    """現状の取組: joint projects that run already."""
    projects = brief.plan.joint_projects
    if not projects:
        return None
    return Page(
        id="joint_projects",
        title="現状の取組",
        lead=(
            said(
                f"資料（{_day_of(brief, projects[0].origin)}）は、行われている連携事業のうち{len(projects)}件を挙げる"
            ),
        ),
        body=(
            Table(
                id="joint_projects",
                title="既存の連携事業（抜粋）",
                alt="既存の連携事業の実施者、名称、内容の表",
                columns=(
                    Column("実施者", align="left", width=0.8),
                    Column("事業", align="left", width=1.5),
                    Column("内容", align="left", width=3.4),
                ),
                rows=tuple(Row((p.organiser, p.name, p.content)) for p in projects),
            ),
        ),
        sources=tuple(dict.fromkeys(brief.origins[p.origin] for p in projects)),
    )


def challenges_and_hopes(brief: Brief) -> Page | None:
    """市町村の抱える課題 beside 連携した取組を期待する分野."""
    challenges, hopes = brief.plan.challenges, brief.plan.hopes
    if not challenges and not hopes:
        return None
    named = any(c.municipalities for c in (*challenges, *hopes))
    notes = () if named else (said("どの市町村の課題・期待かは、資料に書かれていない。"),)
    return Page(
        id="challenges_and_hopes",
        title="市町村の抱える課題と連携を期待する分野",
        lead=(
            said(
                f"構成市町村への調査から、課題{len(challenges)}項目と、連携を期待する分野{len(hopes)}項目を資料が抜粋している"
            ),
        ),
        body=(
            _concerns(brief, "challenges", "市町村の抱える課題", challenges),
            _concerns(brief, "hopes", "連携した取組を期待する分野", hopes),
        ),
        arrangement="halves",
        notes=notes,
        sources=tuple(dict.fromkeys(brief.origins[c.origin] for c in (*challenges, *hopes))),
    )


def _concerns(brief: Brief, block_id: str, heading: str, concerns: tuple[Concern, ...]) -> Bullets:
    names = {m.code: m.name for m in brief.profile.members}

    def line(concern: Concern) -> Sentence:
        who = "、".join(names.get(code, code) for code in concern.municipalities)
        return said(f"{concern.text}（{who}）" if who else concern.text)

    return Bullets(block_id, heading, tuple((1, line(c)) for c in concerns))


def project_ideas(brief: Brief) -> Page | None:
    """今後の事業構築に向けた考え方: ideas under the direction they serve."""
    ideas = brief.plan.project_ideas
    if not ideas:
        return None
    directions = tuple(dict.fromkeys(i.direction for i in ideas))
    blocks = tuple(
        Bullets(f"project_ideas_{n}", direction, tuple((1, said(i.name)) for i in ideas if i.direction == direction))
        for n, direction in enumerate(directions)
    )
    return Page(
        id="project_ideas",
        title="今後の事業構築に向けた考え方",
        lead=(
            said(
                f"資料（{_day_of(brief, ideas[0].origin)}）は、{len(directions)}つの方向に事業の例{len(ideas)}件を挙げる"
            ),
        ),
        body=blocks,
        arrangement="stacked",
        sources=tuple(dict.fromkeys(brief.origins[i.origin] for i in ideas)),
    )


def schedule(brief: Brief) -> Page | None:
    """今後の進め方: dated steps as a Gantt chart, steps without a date below it."""
    steps = brief.plan.schedule
    if not steps:
        return None
    figure = Gantt(
        id="schedule",
        title="スケジュール",
        alt="圏域形成の手順を時間の順に並べた工程表",
        bars=tuple(_bar(step, brief.as_of) for step in steps if step.start),
        undated=tuple(
            f"{step.name}（{step.actor}）" for step in steps if not step.start and step.order > _furthest_done(steps)
        ),
        today=brief.as_of,
    )
    return Page(
        id="schedule",
        title="今後の進め方",
        lead=_commissioned(brief),
        body=(figure,),
        notes=(
            said(
                "月や年までしか分からない日付は、その期間の棒で示す。日付のない手順は順序だけが資料にあり、後の手順が済めば載せない。"
            ),
        ),
        sources=tuple(dict.fromkeys(brief.origins[s.origin] for s in steps)),
    )


def _furthest_done(steps: Iterable[ScheduleStep]) -> int:
    return max((step.order for step in steps if step.status == "done"), default=0)


def _bar(step: ScheduleStep, day: date) -> Bar:
    """A bar; what its kind is follows from the day."""
    first = _first_day(step.start)
    last = last_day(step.end) if step.end else None if step.start.count("-") == 2 else last_day(step.start)
    return Bar(step.name, first, last, _kind(step, first, last or first, day), step.actor, step.note)


def _kind(step: ScheduleStep, first: date, last: date, day: date) -> Literal["done", "running", "planned"]:
    if first <= day <= last and first < last:
        return "running"
    return "done" if step.status == "done" or last < day else "planned"


def _day_of(brief: Brief, origin: str) -> str:
    return brief.origins[origin].published_label


def _first_day(text: str) -> date:
    parts = [int(p) for p in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _commissioned(brief: Brief) -> tuple[Sentence, ...]:
    table = brief.profile.table("commissioned_project")
    if table is None:
        return ()
    amount = table.figure(table.rows[0], "amount")
    start = f"{amount.place.name}は{table.definition.label}を受託した（受託額："
    return (sentence(start, with_unit(amount), f"。{table.origin.published_label}の資料）"),)
