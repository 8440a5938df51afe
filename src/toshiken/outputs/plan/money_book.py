"""Money as a workbook: by project and member, the measures with their arithmetic, 算定資料（控） a member, notices of next year's shares.

Every sheet names its fiscal year and kind (当初予算額, 見込額, 決算額): the three never stand in one column.
"""

from collections.abc import Iterator
from datetime import date

from toshiken.core.period import era_year, japanese_date
from toshiken.outputs.plan.sheets import Cell, Column, Sheets
from toshiken.outputs.workbook.widths import row_height
from toshiken.plan.items import role_named
from toshiken.plan.measures import MemberMeasures, member_measures
from toshiken.plan.money import (
    ProjectMoney,
    Total,
    borne_by,
    kinds_of_year,
    known_years,
    money_of_year,
    settled_on,
    total,
)
from toshiken.plan.money_words import SAID, funding_of, undated
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.cost import COST_KINDS, SHARING_RULES, Cost, CostKind


def render_money(plan: AlliancePlan, fiscal_year: int, kind: CostKind, day: date, reproduction: bool = False) -> bytes:
    """The workbook of one fiscal year and kind of money. reproduction: as of a day that is past."""
    return _Book(plan, fiscal_year, kind, day, reproduction).written()


def fiscal_year_words(fiscal_year: int) -> str:
    """令和7年度（2025年度）."""
    return f"{era_year(date(fiscal_year, 12, 31))}度（{fiscal_year}年度）"


class _Book:
    def __init__(self, plan: AlliancePlan, fiscal_year: int, kind: CostKind, day: date, reproduction: bool) -> None:
        self.plan, self.fiscal_year, self.kind, self.day = plan, fiscal_year, COST_KINDS[kind], day
        self.is_ahead = kind != "settlement"  # a notice tells what is to come
        self.money = money_of_year(plan, fiscal_year, kind)
        self.undated = undated(self.money) if reproduction else ()
        self.measures = member_measures(plan, self.money, fiscal_year, day)
        self.name, self.when = plan.area.name_on(day), fiscal_year_words(fiscal_year)
        self.sheets = Sheets(f"{self.name}：{self.when}の事業費と負担額", day)

    def written(self) -> bytes:
        self._projects()
        self._arithmetic()
        self._years()
        self._measures()
        for each in self.measures:
            self._papers_of(each)
        for each in self.measures if self.is_ahead else ():
            if not each.is_hub:
                self._notice(each)
        return self.sheets.bytes()

    def _projects(self) -> None:
        members = [each.code for each in self.measures]
        columns = (
            Column("コード", 9), Column("事業名", 30), Column("費用負担", 14), Column(f"{self.kind}（千円）", 14, "number"),
            Column("特定財源（千円）", 13, "number"), Column("一般財源（千円）", 13, "number"),
            *(Column(f"{self.plan.name_of(code)}（千円）", 13, "number") for code in members),
        )  # fmt: skip
        rows = [self._project(line, members) for line in self.money]
        costs = total(line.cost.thousand_jpy for line in self.money)
        funding = total(funding_of(line) for line in self.money)
        funds = total(line.cost.general_funds_thousand_jpy for line in self.money)
        sums = (costs, funding, funds, *(borne_by(self.money, code) for code in members))
        below: list[Cell] = ["計", "（定まった額の計）", None, *(sum_.known for sum_ in sums)]
        title = f"{self.name}　{self.when}　{self.kind}と負担額"
        self.sheets.page(
            "事業費と負担額",
            title,
            columns,
            rows,
            ["負担額は、協議で定めた額があればその額、なければ費用負担の規則による", *_unsettled(costs), *self.undated],
            below,
        )

    def _project(self, line: ProjectMoney, members: list[str]) -> list[Cell]:
        cost, rule = line.cost, line.project.cost_sharing
        head: list[Cell] = [line.project.code, line.project.name, SHARING_RULES[rule.rule] if rule else "未定"]
        if cost.thousand_jpy is None:
            return [*head, "別途協議", None, None, *(None for _ in members)]
        shares: list[Cell] = [
            None if code not in line.members else "未定" if line.shares is None else line.share_of(code)
            for code in members
        ]
        return [*head, cost.thousand_jpy, funding_of(line), cost.general_funds_thousand_jpy, *shares]

    def _arithmetic(self) -> None:
        columns = (Column("コード", 9), Column("事業名", 30), Column("負担額の計算", 110))
        rows: list[list[Cell]] = [
            [line.project.code, line.project.name, words]
            for line in self.money
            if line.shares
            for words in line.shares.arithmetic
        ]
        note = "端数は、切り捨てた額の大きい順に千円ずつ割り振る（最大剰余法）。合計は一般財源と一致する"
        self.sheets.page("負担額の計算", f"{self.when}　負担額の計算", columns, rows, [note])

    def _years(self) -> None:
        """Every fiscal year of the same kind of money."""
        kind: CostKind = next(key for key, words in COST_KINDS.items() if words == self.kind)
        years = [year for year in known_years(self.plan) if kind in kinds_of_year(self.plan, year)]
        columns = (
            Column("コード", 9),
            Column("事業名", 30),
            *(Column(f"{year}年度（千円）", 13, "number") for year in years),
        )
        costs = {(p.code, c.fiscal_year): c for p in settled_on(self.plan) for c in p.costs if c.kind == kind}
        rows: list[list[Cell]] = [
            [p.code, p.name, *(_amount(costs.get((p.code, year))) for year in years)]
            for p in self.plan.projects
            if any((p.code, year) in costs for year in years)
        ]
        totals = [total(c.thousand_jpy for (_, y), c in costs.items() if y == year).known for year in years]
        title = f"{self.name}　年度別の{self.kind}"
        self.sheets.page(
            f"年度別_{self.kind}", title, columns, rows, ["別途協議の額は計に含まない"], ["計", None, *totals]
        )

    def _measures(self) -> None:
        columns = (
            Column("市町村", 14), Column("措置", 28), Column("見込額（千円）", 13, "number"), Column("計算", 52),
            Column("根拠", 40), Column("確認", 12),
        )  # fmt: skip
        rows = [row for each in self.measures for row in _measure_rows(each)]
        self.sheets.page(
            "措置見込額（試算）", f"{self.when}　措置見込額（試算）　{self.kind}による", columns, rows, list(SAID)
        )

    def _papers_of(self, each: MemberMeasures) -> None:
        """算定資料（控）: for the municipality's own finance office."""
        columns = (
            Column("コード", 9), Column("事業名", 32), Column("区分", 26), Column("負担額（千円）", 13, "number"),
            Column("対象外（千円）", 13, "number"), Column("一般財源所要額（千円）", 14, "number"), Column("対象外とする理由", 48),
        )  # fmt: skip
        rows: list[list[Cell]] = [
            [
                line.project.code, line.project.name, _role_words(line.project.role), line.share,
                line.share - line.counted, line.counted, "、".join(f"{amount:,}千円：{reason}" for amount, reason in line.left_out),
            ]
            for line in each.lines
        ]  # fmt: skip
        share, counted = (sum(getattr(line, key) for line in each.lines) for key in ("share", "counted"))
        notes = [
            f"作成：{self.plan.area.contact.organisation}{self.plan.area.contact.office_shown}　{japanese_date(self.day)}　{self.kind}による",
            "特別交付税は各市町村が都道府県に報告する。様式と日は国の通知による。これは庁内の控えである",
            *(f"含まない：{project.code}　{project.name}（{reason}）" for project, reason in each.undecided),
            *(f"{m.label}：{m.amount.shown()}千円　{m.arithmetic}" for m in each.measures),
        ]
        title = f"{each.name}　{self.when}　特別交付税の算定資料（控）"
        below: list[Cell] = ["計", None, None, share, share - counted, counted, None]
        self.sheets.page(f"控_{each.name}", title, columns, rows, notes, below)

    def _notice(self, each: MemberMeasures) -> None:
        """The notice a partner needs by the end of September for its own budget."""
        sheet = self.sheets.sheet(f"通知_{each.name}", landscape=False)
        columns = (Column("コード", 10), Column("事業名", 44), Column("負担額（千円）", 18, "number"))
        self.sheets.widths(sheet, columns)
        contact, text = self.plan.area.contact, self.sheets.book.add_format({"text_wrap": True, "valign": "top"})
        right = self.sheets.book.add_format({"align": "right"})
        desk = next((d for d in self.plan.desks if d.member == each.code), None)
        sheet.write_string(0, 2, "（案）文書番号・日付は未定", right)
        sheet.write_string(2, 0, f"{desk.head if desk and desk.head else each.name + 'の長'}　様")
        hub = next((d for d in self.plan.desks if d.member == self.plan.area.hub.code), None)
        sheet.write_string(4, 2, hub.head if hub and hub.head else f"{self.plan.area.hub.name}の長", right)
        title = self.sheets.book.add_format({"bold": True, "font_size": 13, "align": "center"})
        sheet.merge_range(6, 0, 6, 2, f"{self.when}の{self.name}の取組に係る負担額について（通知）", title)
        words = (
            f"連携協約に基づく取組に係る{self.when}の貴市町村の負担額（{self.kind}による）は、下記のとおり見込まれますので通知します。"
            "予算の編成の参考としてください。"
        )
        sheet.merge_range(8, 0, 8, 2, words, text)
        sheet.set_row(8, row_height([(words, 72)]))
        own = [line for line in self.money if each.code in line.members]
        rows: list[list[Cell]] = [
            [
                line.project.code,
                line.project.name,
                _why_not_shared(line) if line.shares is None else line.share_of(each.code),
            ]
            for line in own
        ]
        row = self.sheets.table(sheet, columns, rows, 10, ["計", None, borne_by(self.money, each.code).known])
        sheet.write_string(row + 1, 0, f"担当：{contact.organisation}{contact.office_shown}")


def _why_not_shared(line: ProjectMoney) -> str:
    """Why nobody's share is known: 未定 where a rule is set that does not say."""
    return "未定" if line.two_hubs_bear_all else "別途協議"


def _amount(cost: Cost | None) -> Cell:
    return None if cost is None else "別途協議" if cost.by_negotiation else cost.thousand_jpy


def _unsettled(costs: Total) -> tuple[str, ...]:
    return (f"別途協議の{costs.unsettled}件は計に含まない",) if costs.unsettled else ()


def _role_words(role: str) -> str:
    known = role_named(role)
    return f"{role}　{known.name}" if known else "未定"


def _measure_rows(each: MemberMeasures) -> Iterator[list[Cell]]:
    for measure in each.measures:
        texts = "、".join(dict.fromkeys(f"{o.producer}「{o.title}」{o.table}" for o in measure.references))
        checked = "本文を確認" if measure.verified else "未確認の値を含む"
        yield [each.name, measure.label, int(measure.amount.known), measure.arithmetic, texts, checked]
    if not each.measures:
        yield [each.name, "算定の対象となる一般財源はない", None, None, None, None]
