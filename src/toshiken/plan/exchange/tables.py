"""The tables the sections fill: which heads, which place in the records, which keys. One spec for workbook and CSV.

A table walks nested records: levels name the list at each depth and the columns that are its key. A row is a deepest record.
"""

from dataclasses import dataclass

from toshiken.plan.exchange.cells import Column
from toshiken.plan.records.cost import COST_KINDS, FUNDING_KINDS, SHARING_RULES
from toshiken.plan.records.kpi import DIRECTIONS, EDITIONS, STATUSES
from toshiken.plan.records.project import CLAUSES, STAGES


@dataclass(frozen=True)
class Level:
    """A list of records (`projects`, `costs`) and the paths that are the key of one."""

    attribute: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table. file: its name as CSV; sheet: where it stands in the workbook (project: on each 事業シート)."""

    name: str
    file: str
    sheet: str
    levels: tuple[Level, ...]
    columns: tuple[Column, ...]

    @property
    def keys(self) -> tuple[Column, ...]:
        """The columns that are keys, outermost first."""
        wanted = {(depth, path) for depth, level in enumerate(self.levels) for path in level.keys}
        return tuple(column for column in self.columns if (column.level, column.path) in wanted)

    @property
    def own(self) -> tuple[Column, ...]:
        """Columns without the outermost key: on a sheet of its own that key stands once, above."""
        return tuple(column for column in self.columns if column.level or column.path not in self.levels[0].keys)


PROJECT, KPI = Level("projects", ("code",)), Level("kpis", ("id",))
COST = Level("costs", ("fiscal_year", "kind"))
_CODE = Column("事業コード", "code", width=12)
_YEAR = Column("年度", "fiscal_year", "year", 1, 9)
_KIND = Column("種類", "kind", "choice", 1, 13, COST_KINDS)
_ID = Column("番号", "id", width=14)

PROJECTS = Table(
    "事業", "projects", "project", (PROJECT,),
    (
        _CODE,
        Column("事業名", "name", width=28, required=True),
        Column("段階", "stage", "choice", width=14, choices=STAGES),
        Column("取組の項目", "item", "item", width=10),
        Column("分野", "field", width=14),
        Column("参加する市町村", "members", "members", width=40),
        Column("事業の内容", "content", width=48),
        Column("効果", "effect", width=36),
        Column("連携中枢都市の役割", "hub_role", width=36),
        Column("連携市町村の役割", "partner_role", width=36),
        Column("担当部署", "office", width=22),
        Column("開始年度", "first_fiscal_year", "year", width=10),
        Column("終了年度", "last_fiscal_year", "year", width=10),
        Column("基づく協約", "agreements", "list", width=28),
        Column("費用負担の規則", "cost_sharing.rule", "choice", width=16, choices=SHARING_RULES),
        Column("負担割合の番号", "cost_sharing.sharing_key", width=18),
        Column("費用負担の補足", "cost_sharing.note", width=24),
        Column("算定の区分", "clause", "choice", width=16, choices=CLAUSES),
        Column("備考", "note", width=30),
    ),
)  # fmt: skip
SCHEDULE = Table(
    "スケジュール", "schedule", "project", (PROJECT, Level("schedule", ("first_fiscal_year", "last_fiscal_year"))),
    (
        _CODE,
        Column("開始年度", "first_fiscal_year", "year", 1, 10),
        Column("終了年度", "last_fiscal_year", "year", 1, 10),
        Column("内容", "content", "text", 1, 40, required=True),
    ),
)  # fmt: skip
COSTS = Table(
    "事業費（千円）", "costs", "project", (PROJECT, COST),
    (
        _CODE, _YEAR, _KIND,
        Column("金額（千円）", "thousand_jpy", "integer", 1, 14),
        Column("別途協議", "by_negotiation", "flag", 1, 10),
        Column("日", "day", "day", 1, 13),
        Column("備考", "note", "text", 1, 30),
    ),
)  # fmt: skip
FUNDING = Table(
    "特定財源（千円）", "funding", "project", (PROJECT, COST, Level("funding", ("kind", "name"))),
    (
        _CODE, _YEAR, _KIND,
        Column("財源", "kind", "choice", 2, 22, FUNDING_KINDS),
        Column("名称", "name", "text", 2, 28),
        Column("金額（千円）", "thousand_jpy", "integer", 2, 14, required=True),
    ),
)  # fmt: skip
SHARES = Table(
    "負担額（千円）", "shares", "project", (PROJECT, COST, Level("shares", ("member",))),
    (
        _CODE, _YEAR, _KIND,
        Column("市町村", "member", "member", 2, 16),
        Column("金額（千円）", "thousand_jpy", "integer", 2, 14, required=True),
    ),
)  # fmt: skip
KPIS = Table(
    "成果指標", "kpis", "成果指標", (KPI,),
    (
        _ID,
        Column("成果指標", "name", width=30, required=True),
        Column("単位", "unit", width=8, required=True),
        Column("小数の桁", "decimals", "integer", width=8),
        Column("向き", "direction", "choice", width=14, choices=DIRECTIONS, required=True),
        Column("状況", "status", "choice", width=14, choices=STATUSES),
        Column("役割", "role", width=6, required=True),
        Column("事業", "projects", "list", width=14),
        Column("基準の時点", "baseline.period", "period", width=11),
        Column("基準値", "baseline.value", "decimal", width=10),
        Column("基準の出どころ", "baseline.source", width=18),
        Column("公的統計の指標", "source.indicator", width=20),
        Column("報告する市町村", "source.members", "members", width=26),
        Column("把握方法", "method", width=24),
        Column("公表時期", "publication", width=18),
        Column("担当部署", "office", width=20),
        Column("備考", "note", width=24),
    ),
)  # fmt: skip
TARGETS = Table(
    "目標値", "targets", "目標値", (KPI, Level("targets", ("set_on",))),
    (
        _ID,
        Column("定めた日", "set_on", "day", 1, 13),
        Column("時点", "period", "period", 1, 10, required=True),
        Column("目標値", "value", "decimal", 1, 12, required=True),
        Column("理由", "reason", "text", 1, 40),
    ),
)  # fmt: skip
ACTUALS = Table(
    "実績値", "actuals", "実績値", (KPI, Level("actuals", ("period", "member", "edition"))),
    (
        _ID,
        Column("時点", "period", "period", 1, 10),
        Column("市町村", "member", "member", 1, 16),
        Column("速報・確報", "edition", "choice", 1, 12, EDITIONS),
        Column("実績値", "value", "decimal", 1, 12, required=True),
        Column("報告の日", "reported", "day", 1, 13, required=True),
        Column("報告した会議", "meeting", "text", 1, 18),
    ),
)  # fmt: skip
ANALYSES = Table(
    "要因と今後の対応", "analyses", "要因と今後の対応", (KPI, Level("analyses", ("fiscal_year",))),
    (
        _ID,
        Column("年度", "fiscal_year", "year", 1, 9),
        Column("要因", "cause", "text", 1, 40),
        Column("今後の対応", "response", "text", 1, 40),
    ),
)  # fmt: skip
PARTS = Table(
    "費用負担の併用", "sharing_parts", "費用負担の併用", (PROJECT, Level("sharing_parts", ("rule", "sharing_key"))),
    (
        _CODE,
        Column("規則", "rule", "choice", 1, 14, {k: SHARING_RULES[k] for k in ("equal", "population", "use", "fixed")}),
        Column("負担割合の番号", "sharing_key", "text", 1, 18),
        Column("割合（％）", "percent", "integer", 1, 10, required=True),
    ),
)  # fmt: skip
NOT_COUNTED = Table(
    "算定対象外（千円）", "not_counted", "算定対象外", (PROJECT, Level("not_counted", ("fiscal_year", "member", "reason"))),
    (
        _CODE, _YEAR,
        Column("市町村", "member", "member", 1, 16),
        Column("理由", "reason", "text", 1, 44),
        Column("金額（千円）", "thousand_jpy", "integer", 1, 14, required=True),
    ),
)  # fmt: skip
ELSEWHERE = Table(
    "ほかの制度で算定", "counted_elsewhere", "ほかの制度で算定", (PROJECT, Level("counted_elsewhere", ("member",))),
    (
        _CODE,
        Column("市町村", "member", "member", 1, 16),
        Column("制度", "scheme", "text", 1, 30, required=True),
        Column("備考", "note", "text", 1, 36),
    ),
)  # fmt: skip
EVALUATIONS = Table(
    "評価", "evaluations", "評価", (PROJECT, Level("evaluations", ("fiscal_year", "member"))),
    (
        _CODE, _YEAR,
        Column("市町村", "member", "member", 1, 16),
        Column("得点", "points", "integer", 1, 9, required=True),
        Column("満点", "full_points", "integer", 1, 9, required=True),
        Column("意見", "comment", "text", 1, 44),
    ),
)  # fmt: skip
SHARING_KEY = Level("sharing_keys", ("id",))
_KEY_ID = Column("負担割合の番号", "id", width=18)
SHARING_KEYS = Table(
    "負担割合", "sharing_keys", "負担割合", (SHARING_KEY,),
    (
        _KEY_ID,
        Column("根拠", "basis", width=44, required=True),
        Column("単位", "unit", width=10, required=True),
    ),
)  # fmt: skip
WEIGHTS = Table(
    "負担割合の重み", "weights", "負担割合の重み", (SHARING_KEY, Level("weights", ("member",))),
    (
        _KEY_ID,
        Column("市町村", "member", "member", 1, 16),
        Column("重み", "weight", "decimal", 1, 14, required=True),
    ),
)  # fmt: skip
# Each a sheet of its own; what few projects need does not lengthen every 事業シート.
MONEY_TABLES = (PARTS, SHARING_KEYS, WEIGHTS, NOT_COUNTED, ELSEWHERE, EVALUATIONS)
TABLES = (PROJECTS, SCHEDULE, COSTS, FUNDING, SHARES, KPIS, TARGETS, ACTUALS, ANALYSES, *MONEY_TABLES)
PROJECT_TABLES = tuple(table for table in TABLES if table.sheet == "project")


def table_named(name: str) -> Table | None:
    """The table whose name stands above it."""
    return next((table for table in TABLES if table.name == name), None)
