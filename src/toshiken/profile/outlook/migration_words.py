"""Net migration by age as lines and as data: of the area, both treatments of unknown ages, and of every member."""

from collections.abc import Iterator
from typing import Any

from toshiken.models.projection.ages import COHORTS
from toshiken.models.projection.rates import Array
from toshiken.profile.outlook.columns import age_name, of_figures, whole
from toshiken.profile.outlook.migration import AgeMigration


def migration_lines(moved: AgeMigration) -> list[str]:
    """A table of the area, then one of members by ages."""
    members = [
        "年齢別の純移動（市町村別、不詳を按分、人）。圏域内の移動は市町村の値に含まれ、和では消える。"
        "年齢不詳を除いた値と男女別の値は --json で出る",
        *of_figures(_member_rows(moved)),
    ]
    return ["\n".join([_head(moved), *of_figures(_rows(moved))]), "\n".join(members)]


def _head(moved: AgeMigration) -> str:
    return (
        f"年齢別の純移動（{moved.years[0]}→{moved.years[1]}年、国勢調査の残存率による推定、圏域の和、人）。"
        "住民基本台帳の転入超過（1年間、日本人）とは別の数え方"
    )


def _rows(moved: AgeMigration) -> Iterator[list[str]]:
    yield [f"{moved.years[1]}年の年齢", "不詳を按分", "不詳を除く", ""]
    given, known = moved.given.sum(axis=(0, 2)), moved.as_counted.sum(axis=(0, 2))
    for index, age in enumerate(COHORTS):
        mark = "不詳の扱いで向きが変わる" if given[index] * known[index] < 0 else ""
        yield [age_name(age), whole(given[index]), whole(known[index]), mark]


def _member_rows(moved: AgeMigration) -> Iterator[list[str]]:
    """A line a member, a column an age reached: 18 columns of one width whatever the number of members."""
    yield ["市町村", *(age_name(age).removesuffix("歳") for age in COHORTS), "計"]
    given = moved.given.sum(axis=0)
    for at, member in enumerate(moved.members):
        yield [member.name, *_with_sum(given[:, at])]
    yield ["圏域計", *_with_sum(given.sum(axis=1))]


def _with_sum(values: Array) -> list[str]:
    return [*map(whole, values), whole(values.sum())]


def migration_data(moved: AgeMigration) -> list[dict[str, float]]:
    """The area's, a record an age reached."""
    return _ages(moved.given.sum(axis=(0, 2)), moved.as_counted.sum(axis=(0, 2)))


def member_data(moved: AgeMigration) -> list[dict[str, Any]]:
    """A record a member, with men, women and both by the age reached."""
    return [
        {
            "code": member.code,
            "name": member.name,
            "ages": _ages(moved.given[..., at].sum(axis=0), moved.as_counted[..., at].sum(axis=0)),
            "men": _ages(moved.given[0, :, at], moved.as_counted[0, :, at]),
            "women": _ages(moved.given[1, :, at], moved.as_counted[1, :, at]),
        }
        for at, member in enumerate(moved.members)
    ]


def _ages(given: Array, known: Array) -> list[dict[str, float]]:
    rows = zip(COHORTS, given, known, strict=True)
    return [{"age": age, "unknown_apportioned": float(g), "as_counted": float(k)} for age, g, k in rows]
