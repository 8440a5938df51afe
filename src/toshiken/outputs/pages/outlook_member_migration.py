"""圏域の現状① 人口 Ⅴ: net migration by age of every member, in groups of ages that fit a page."""

from collections.abc import Sequence

from toshiken.core.quantity import Place
from toshiken.core.wording import Shown, number
from toshiken.models.projection.ages import COHORTS
from toshiken.outputs.brief import Brief, said
from toshiken.outputs.figure import Column, Row, Table
from toshiken.outputs.page import Page
from toshiken.outputs.pages.outlook import with_bands
from toshiken.profile.claims.outlook import moving_between
from toshiken.profile.outlook.experience import measured
from toshiken.profile.outlook.migration import AgeMigration

# First and last age of a column: single groups where most move, wider ones elsewhere.
GROUPS = ((5, 10), (15, 15), (20, 20), (25, 25), (30, 30), (35, 40), (45, 60), (65, 90))


def member_migration_page(brief: Brief) -> Page | None:
    """Members in rows, ages reached in columns; of the area alone nothing would be added."""
    outlook = with_bands(brief)
    if outlook is None or outlook.migration is None or len(outlook.members) < 2:
        return None
    moved = outlook.migration
    first, last = moved.years
    rows = [Row(_cells(moved, member, (at,))) for at, member in enumerate(moved.members)]
    everyone = range(len(moved.members))
    rows.append(Row(("圏域計", *_cells(moved, outlook.place, everyone)[1:]), "total"))
    table = Table(
        id="outlook_migration_members",
        title=f"市町村別・年齢別の純移動（{first}→{last}年、年齢不詳を按分）",
        alt=f"市町村を行、{last}年の年齢を列とする、5年間の転入と転出の差の推定の表",
        unit="人",
        columns=(
            Column("市町村", align="left", width=1.2),
            *(Column(_heading(*group)) for group in GROUPS),
            Column("計"),
        ),
        rows=tuple(rows),
    )
    return Page(
        id="outlook_migration_members",
        title="圏域の現状①　人口Ⅴ（市町村別の純移動）",
        body=(table,),
        notes=(
            said(
                f"横は{last}年の年齢（歳。調査の間に生まれた0～4歳は含まない）。圏域内の移動は市町村の値に含まれ、圏域計では差し引きで消える。▲は転出超過。"
                "四捨五入のため、計と内訳の和が合わないことがある。"
            ),
            said("全国の残存率による推定で、死亡率の地域差も含む。構成市町村は建制順で、順位は付けない。"),
        ),
        sources=measured().sources,
    )


def _heading(first: int, last: int) -> str:
    return f"{first}以上" if last == COHORTS[-1] else f"{first}～{last + 4}"


def _cells(moved: AgeMigration, place: Place, members: Sequence[int]) -> tuple[Shown | str, ...]:
    groups = (*GROUPS, (COHORTS[0], COHORTS[-1]))
    return (place.name, *(number(moving_between(moved, place, members, *group)) for group in groups))
