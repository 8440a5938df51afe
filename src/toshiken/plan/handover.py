"""引継書: what the next person at the desk must know, drawn from the plan. Offices and posts, no names; staff change every April."""

from dataclasses import dataclass
from datetime import date, timedelta

from toshiken.core.period import Period, japanese_date
from toshiken.plan.calendar.agenda import Entry, agenda
from toshiken.plan.check import findings
from toshiken.plan.check.finding import LEVELS
from toshiken.plan.fiscal_years import fiscal_year_of
from toshiken.plan.folder import FILE_KINDS, PlanFolder
from toshiken.plan.kpi_reports import missing_reports
from toshiken.plan.members import belongs
from toshiken.plan.procedure.states import Standing, standings
from toshiken.plan.records.alliance import AlliancePlan

LONGEST = 15
FOLDERS = {
    "declarations": "連携中枢都市宣言",
    "formation_policies": "形成方針",
    "agreement_texts": "協約の文案",
    "agreements": "協約の手続",
    "sealed_wordings": "封をした文言（手で直さない）",
    "visions": "ビジョン",
    "projects": "事業",
    "kpi_sets": "成果指標",
}


@dataclass(frozen=True)
class Part:
    """A heading with sentences and, where there is one, a table (heads first)."""

    heading: str
    sentences: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


def handover(folder: PlanFolder, day: date) -> tuple[Part, ...]:
    """The parts in order of reading."""
    plan = folder.plan
    return (
        _area(plan, day),
        _standings(plan, day),
        _coming(plan, day),
        _open(folder, day),
        _late(plan, day),
        _desks(plan, day),
        _files(folder),
    )


def _area(plan: AlliancePlan, day: date) -> Part:
    members = "、".join(place.name for place in plan.area.members(day))
    sentences = (
        f"圏域は{plan.area.name_on(day)}、構成市町村は{members}です。",
        _vision(plan, day),
        f"事業は{len(plan.projects)}件、成果指標は{len(plan.kpis)}件を記録しています。",
    )
    return Part("圏域のあらまし", sentences)


def _vision(plan: AlliancePlan, day: date) -> str:
    vision = plan.vision_on(day)
    if vision is None:
        return "ビジョンの記録はまだありません。"
    if vision.decided is None or vision.decided > day:
        return f"ビジョン「{vision.name}」の策定は、まだ記録されていません。"
    until = f"（{japanese_date(vision.last_day)}まで）" if vision.last_day else ""
    return f"いまのビジョンは「{vision.name}」{until}です。"


def _standings(plan: AlliancePlan, day: date) -> Part:
    rows = tuple(
        (s.name, s.state.value, japanese_date(s.since) if s.since else "", s.under_way, s.next_step, s.who, _due(s))
        for s in standings(plan, day)
    )
    return Part("協約の手続", (), (("市町村", "状態", "日", "進行中", "次にすること", "だれが", "いつまで"), *rows))


def _due(standing: Standing) -> str:
    return japanese_date(standing.due) if standing.due else "定めなし" if standing.next_step else ""


def _coming(plan: AlliancePlan, day: date) -> Part:
    """The twelve months from the day on."""
    year, end = fiscal_year_of(day), day + timedelta(days=365)
    every = {e.key: e for y in (year, year + 1) for e in agenda(plan, y, day) if e.last >= day and e.first <= end}
    rows = tuple((_days(e), e.name, e.who, e.note) for e in sorted(every.values(), key=lambda e: (e.first, e.last)))
    return Part(
        "これから1年の予定",
        ("日取りは実務の例と市町村が定めた日によります。",),
        (("とき", "こと", "だれが", "よりどころ"), *rows),
    )


def _days(entry: Entry) -> str:
    first = japanese_date(entry.first)
    return first if entry.first == entry.last else f"{first}\n～{japanese_date(entry.last)}"


def _open(folder: PlanFolder, day: date) -> Part:
    found = findings(folder, day)
    shown = found[:LONGEST]
    rows = tuple((LEVELS[f.level], f.message, f.remedy) for f in shown)
    more = (
        f"ほかに{len(found) - len(shown)}件あります（toshiken plan check で全件を見られます）。"
        if len(found) > len(shown)
        else ""
    )
    head = f"計画の記録に矛盾{sum(f.level == 'fault' for f in found)}件、不足{sum(f.level == 'missing' for f in found)}件があります。{more}"
    return Part("矛盾と不足", (head,), (("区分", "こと", "直し方"), *rows) if rows else ())


def _late(plan: AlliancePlan, day: date) -> Part:
    rows = tuple(
        (kpi.name, Period.parse(period).short, "、".join(plan.name_of(c) for c in codes) or kpi.office or "未定")
        for kpi in plan.kpis
        for period, codes in missing_reports(kpi, plan.area, day)
    )
    words = () if rows else ("報告の遅れている数値はありません。",)
    return Part("報告のない数値", words, (("成果指標", "時点", "報告するところ"), *rows) if rows else ())


def _desks(plan: AlliancePlan, day: date) -> Part:
    rows = tuple(
        (
            plan.name_of(d.member),
            d.office,
            d.post or "未定",
            d.finance_office or "未定",
            japanese_date(d.since) if d.since else "",
        )
        for d in plan.desks
        if belongs(d.member, plan.area, day)
    )
    words = ("部署と職だけを記録しています。異動があれば desks.yml を直してください。",)
    return Part("担当", words, (("市町村", "部署", "職", "財政担当", "いつから"), *rows) if rows else ())


def _files(folder: PlanFolder) -> Part:
    rows = tuple(
        (FOLDERS[kind], kind, str(len(folder.standings[kind]))) for kind in FILE_KINDS if folder.standings[kind]
    )
    words = ("記録は計画のフォルダーにあります。書いたら toshiken plan check で確かめてください。",)
    return Part("記録の場所", words, (("記録", "フォルダー", "件数"), *rows))
