"""The workbook the sections fill: 記入の手引, 事業一覧, one 事業シート a project, 成果指標. `plan import` reads it back.

Tables are found by the ■ name above them and records by the key in a visible cell: what Excel or LibreOffice drop is not needed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from toshiken.core.period import japanese_date
from toshiken.outputs.plan.sheets import Column as Head
from toshiken.outputs.plan.sheets import Sheets, paper
from toshiken.outputs.workbook.widths import row_height
from toshiken.plan.exchange.base import base_of
from toshiken.plan.exchange.cells import Column, Names, shown
from toshiken.plan.exchange.content import content_of, records_of, value_at
from toshiken.plan.exchange.tables import (
    ACTUALS,
    ANALYSES,
    KPIS,
    MONEY_TABLES,
    PROJECT_TABLES,
    PROJECTS,
    TARGETS,
    Table,
)
from toshiken.plan.exchange.workbook_rows import BASE, BASE_HEADS, CODE_LABEL, MARK
from toshiken.plan.items import roles
from toshiken.plan.records.alliance import AlliancePlan

LISTED = ("事業コード", "事業名", "段階", "取組の項目", "参加する市町村", "担当部署", "開始年度", "終了年度")
GUIDE = (
    "事業コードと番号の列（灰色）は、どの記録かを表します。書き換えないでください。",
    "新しい事業は「事業一覧」の空いた行に、新しい成果指標は「成果指標」の空いた行に書いてください。",
    "まだ決まっていない欄は空けておいてください（未定として扱います）。推測で埋めないでください。",
    "当初予算額、見込額、決算額は別の行に書いてください。金額は千円単位です。見込額が協議中なら「別途協議」に○を書いてください。",
    "年度は始まる年を4桁で書いてください（令和8年度は 2026）。日は 2026-09-18 か令和8年9月18日の形で書いてください。",
    "成果指標の時点は、年度なら FY2026、暦年なら 2026、日なら 2026-10-01 と書いてください。",
    "行を消しても記録は消えません。消すときは企画担当に知らせてください。",
    "担当は部署と職で書き、個人の名前は書かないでください。",
)
BLANK_ROWS = {"事業": 10, "成果指標": 8, "目標値": 5, "実績値": 8, "要因と今後の対応": 5}
OTHER_BLANK_ROWS = 5
MONEY_NOTES = {
    "費用負担の併用": "費用負担の規則が「併用」の事業だけ書きます。割合は合わせて100％です。",
    "負担割合": "人口割、利用割、定率の根拠です。重みは次のシートに書きます。",
    "負担割合の重み": "負担割合の番号と市町村ごとに、人口、利用の数、比率を書いてください。",
    "算定対象外（千円）": "財政措置で算定しない額と、その理由を書いてください。市町村を空けると全員に当たります。",
    "ほかの制度で算定": "定住自立圏など、ほかの制度で算定する市町村です。1つの事業は1回だけ算定します。",
    "評価": "市町村ごとの得点と満点です。庁内用です。",
}
ROOM_TO_WRITE = 32  # points: two lines
SHEET_WIDTHS = (20.0, 16.0, 16.0, 22.0, 18.0, 30.0)


def render_section_book(plan: AlliancePlan, day: date) -> bytes:
    """The workbook with what the plan holds and room for more."""
    book = _Book(plan, day)
    book.guide()
    book.list_of_projects()
    for project in plan.projects:
        book.project(project.code)
    book.kpis()
    book.money()
    book.base()
    return book.sheets.bytes()


class _Book:
    def __init__(self, plan: AlliancePlan, day: date) -> None:
        self.plan, self.day, self.names = plan, day, Names.of(plan)
        self.content = content_of(plan)
        self.sheets = Sheets(f"{plan.area.name_on(day)}：事業と成果指標の記入用紙", day)
        self.taken: set[str] = set()

    def guide(self) -> None:
        """How to fill it, and the codes to choose from."""
        sheet = self.sheets.sheet("記入の手引", landscape=False)
        heads = (Head("区分", 18), Head("番号", 22), Head("内容", 60))
        self.sheets.widths(sheet, heads)
        title = f"{self.plan.area.name_on(self.day)}　事業と成果指標の記入用紙"
        row = self.sheets.head(sheet, title, [f"{japanese_date(self.day)}に書き出したもの"])
        for line, text in enumerate(GUIDE, start=row):
            sheet.merge_range(line, 0, line, 2, f"・{text}", self.sheets.formats["text"])
            sheet.set_row(line, row_height([(text, 98)]))
        row += len(GUIDE) + 1
        sheet.write_string(row, 0, "選べる番号", self.sheets.formats["section"])
        self.sheets.table(sheet, heads, list(self._choices()), row + 1)

    def _choices(self) -> Iterator[tuple[str, str, str]]:
        for role in roles():
            for item in role.items:
                fields = f"（分野：{'、'.join(item.fields)}）" if item.fields else ""
                yield "取組の項目", item.code, f"{role.name}　{item.name}{fields}"
        for member in self.plan.area.members(self.day):
            yield "市町村", member.name, ""
        for agreement in self.plan.agreements:
            yield (
                "基づく協約",
                agreement.id,
                f"{self.plan.name_of(agreement.hub)}と{self.plan.name_of(agreement.partner)}",
            )
        for key in self.plan.sharing_keys:
            yield "負担割合の番号", key.id, key.basis

    def list_of_projects(self) -> None:
        """A row a project; the rest stands on its own sheet."""
        columns = tuple(c for head in LISTED for c in PROJECTS.columns if c.head == head)
        self._whole(PROJECTS, columns, "1行が1事業です。くわしい内容は事業ごとのシートに書きます。", "事業一覧")

    def kpis(self) -> None:
        """The KPIs, then their targets, actuals and analyses, a sheet each."""
        self._whole(KPIS, KPIS.columns, "1行が1指標です。目標値、実績値、要因と今後の対応は、後のシートに書きます。")
        self._whole(TARGETS, TARGETS.columns, "目標値を改めるときは、新しい行に定めた日と理由を書いてください。")
        self._whole(ACTUALS, ACTUALS.columns, "報告した実績値は後から書き換えず、確報は新しい行に書いてください。")
        self._whole(ANALYSES, ANALYSES.columns, "年度ごとに、要因と今後の対応を書いてください。")

    def money(self) -> None:
        """How costs are shared and counted, and what the projects were given for them."""
        for table in MONEY_TABLES:
            self._whole(table, table.columns, MONEY_NOTES[table.name], table.sheet)

    def _whole(self, table: Table, columns: tuple[Column, ...], note: str, name: str = "") -> None:
        """A sheet of one table."""
        sheet = self.sheets.sheet(self._name(name or table.name))
        widths = [column.width for column in columns]
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        sheet.set_paper(paper(widths))
        row = self.sheets.head(sheet, f"{self.plan.area.name_on(self.day)}　{name or table.name}", [note])
        rows = [[value_at(chain, c) for c in columns] for _, chain in records_of(self.content, table)]
        self._table(sheet, table, columns, rows, row, widths, BLANK_ROWS.get(table.name, OTHER_BLANK_ROWS))
        sheet.freeze_panes(row + 2, 2)

    def base(self) -> None:
        """What the workbook was written with, for the comparison when it comes back."""
        sheet = self.sheets.sheet(self._name(BASE))
        widths = (20, 40, 22, 60)
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        note = "書き出したときの値です。取り込むときに、書き換えられた欄を見分けるために使います。書き換えたり消したりしないでください。"
        row = self.sheets.head(sheet, f"{self.plan.area.name_on(self.day)}　{BASE}", [note])
        sheet.write_string(row, 0, f"{MARK}{BASE}", self.sheets.formats["section"])
        for index, head in enumerate(BASE_HEADS):
            sheet.write_string(row + 1, index, head, self.sheets.formats["head"])
        plain = self.sheets.book.add_format({"num_format": "@", "font_color": "#555555"})
        for line, (cell, text) in enumerate(base_of(self.plan).items(), start=row + 2):
            for index, part in enumerate((*cell, text)):
                sheet.write_string(line, index, part, plain)

    def project(self, code: str) -> None:
        """One 事業シート: its key, its fields, its tables."""
        sheet = self.sheets.sheet(self._name(code), landscape=False)
        for index, width in enumerate(SHEET_WIDTHS):
            sheet.set_column(index, index, width)
        sheet.write_string(0, 0, "事業シート", self.sheets.formats["title"])
        sheet.write_string(1, 0, CODE_LABEL, self.sheets.formats["head"])
        sheet.write_string(1, 1, code, self.sheets.formats["key"])
        row = self._fields(sheet, code, 3)
        for table in PROJECT_TABLES[1:]:
            rows = [
                [value_at(chain, c) for c in table.own]
                for key, chain in records_of(self.content, table) if key[0] == code
            ]  # fmt: skip
            row = self._table(sheet, table, table.own, rows, row + 1, SHEET_WIDTHS, 3)
        sheet.fit_to_pages(1, 1)

    def _fields(self, sheet: Any, code: str, row: int) -> int:
        record = next(chain for key, chain in records_of(self.content, PROJECTS) if key[0] == code)
        sheet.write_string(row, 0, f"{MARK}{PROJECTS.name}", self.sheets.formats["section"])
        last, width = len(SHEET_WIDTHS) - 1, sum(SHEET_WIDTHS[1:])
        for line, column in enumerate(PROJECTS.own, start=row + 1):
            text = _text(value_at(record, column), column, self.names)
            sheet.write_string(line, 0, column.head, self.sheets.formats["head"])
            sheet.merge_range(line, 1, line, last, text, self.sheets.formats["typed"])
            room = ROOM_TO_WRITE if column.width >= 36 else 0
            sheet.set_row(line, max(room, row_height([(text, width)])))
            self._validate(sheet, line, line, 1, column)
        return row + 1 + len(PROJECTS.own)

    def _table(
        self,
        sheet: Any,
        table: Table,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Any]],
        row: int,
        widths: Sequence[float],
        blank: int,
    ) -> int:
        """■ name, heads, rows, empty rows to fill; the row after them."""
        sheet.write_string(row, 0, f"{MARK}{table.name}", self.sheets.formats["section"])
        for index, column in enumerate(columns):
            sheet.write_string(row + 1, index, column.head, self.sheets.formats["head"])
        sheet.set_row(row + 1, row_height([(c.head, w) for c, w in zip(columns, widths, strict=False)]))
        first = row + 2
        for line, values in enumerate([*rows, *([None] * len(columns) for _ in range(blank))], start=first):
            texts = [(_text(v, c, self.names), w) for v, c, w in zip(values, columns, widths, strict=False)]
            sheet.set_row(line, row_height(texts))
            for index, (value, column) in enumerate(zip(values, columns, strict=True)):
                if (
                    index + 1 == len(columns) < len(widths) and column.kind == "text"
                ):  # the last text takes what is left
                    text = _text(value, column, self.names)
                    sheet.merge_range(line, index, line, len(widths) - 1, text, self.sheets.formats["typed"])
                else:
                    written = line < first + len(rows)
                    self._cell(sheet, line, index, value, column, key=column in table.keys and written)
        last = first + len(rows) + blank
        for index, column in enumerate(columns):
            self._validate(sheet, first, last - 1, index, column)
        return last

    def _cell(self, sheet: Any, line: int, index: int, value: Any, column: Column, key: bool) -> None:
        cell = shown(value, column, self.names)
        formats = self.sheets.formats
        if column.kind not in ("integer", "year", "decimal", "day"):
            form = formats["key" if key else "typed"]
            if cell is None:
                sheet.write_blank(line, index, None, form)
            else:
                sheet.write_string(line, index, str(cell), form)
        elif isinstance(cell, date):
            sheet.write_datetime(line, index, datetime.combine(cell, time()), formats["day"])
        elif cell is None:
            sheet.write_blank(
                line,
                index,
                None,
                formats["day" if column.kind == "day" else "number" if "千円" in column.head else "centred"],
            )
        else:
            form = "decimal" if isinstance(cell, Decimal) else ("number" if "千円" in column.head else "centred")
            sheet.write_number(line, index, float(cell), formats[form])

    def _validate(self, sheet: Any, first: int, last: int, index: int, column: Column) -> None:
        """A list to choose from, for comfort: the reader checks again."""
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices.values()), "error_type": "warning"}
            sheet.data_validation(first, index, last, index, rule)

    def _name(self, wanted: str) -> str:
        clean = re.sub(r"[\[\]:*?/\\']", "・", wanted)[:28] or "事業"
        name, number = clean, 1
        while name.casefold() in self.taken:
            number += 1
            name = f"{clean}({number})"
        self.taken.add(name.casefold())
        return name


def _text(value: Any, column: Column, names: Names) -> str:
    cell = shown(value, column, names)
    return "" if cell is None else str(cell)
