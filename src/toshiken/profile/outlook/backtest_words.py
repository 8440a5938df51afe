"""A back-test as lines and as data: of the nation by size, age and sex, and of an area's members."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from toshiken.core.origin import Origin, united
from toshiken.core.rounding import grouped
from toshiken.models.projection.ages import AGES
from toshiken.models.projection.errors import relative_error
from toshiken.profile.outlook.backtest import Backtest
from toshiken.profile.outlook.bands import REPORTED, narrowness
from toshiken.profile.outlook.columns import age_name, of_figures, percent, whole
from toshiken.profile.outlook.experience import Measured
from toshiken.profile.outlook.migration import AgeMigration
from toshiken.profile.outlook.migration_words import member_data, migration_data, migration_lines

SIGN = "誤差＝（推計－国勢調査）÷国勢調査。＋は推計が多すぎたことを示す。"


def nation_lines(found: Measured, recomputed: bool) -> str:
    """By size class, beside two forecasts anybody can make, by age and sex."""
    how = "取り込んだ資料から計算し直した値" if recomputed else "同梱の計算結果（取り込んだ資料があれば計算し直す）"
    head = [
        f"{found.title}（{sum(c.municipalities for c in found.classes):,}市区町村。{how}）",
        f"全国：推計{found.projected_persons:,}人、国勢調査{found.counted_persons:,}人（うち年齢不詳{found.unknown_persons:,}人）。{SIGN}",
        "福島県の市町村は平成30年推計に値がない。県全体を1つとして全国の和に含め、市区町村別の誤差には含めない。",
    ]
    parts = [head, list(of_figures(_size_rows(found))), list(of_figures(_overall_rows(found))), _reported(found)]
    parts += [["年齢別（全国の和の誤差と、市区町村の誤差の大きさの中央値）", *of_figures(_age_rows(found))]]
    sources = "出典：" + "、".join(origin.traced for origin in found.sources) + "から計算"
    return "\n\n".join(["\n".join(part) for part in parts] + [sources])


def _size_rows(found: Measured) -> Iterator[list[str]]:
    yield [
        "2015年の人口",
        "市区町村数",
        "誤差の大きさの中央値",
        "偏り（平均）",
        "多すぎた割合",
        "80%が収まる大きさ",
        "95%が収まる大きさ",
    ]
    for one in found.classes:
        shown = [percent(v) for v in (one.median_absolute, one.mean, one.share_too_high, one.within_80, one.within_95)]
        yield [one.label, f"{one.municipalities:,}", *shown]


def _overall_rows(found: Measured) -> Iterator[list[str]]:
    yield ["2020年の見込み方", "市区町村数", "誤差の大きさの中央値", "偏り（平均）"]
    for one in found.overall:
        yield [one.label, f"{one.municipalities:,}", percent(one.median_absolute), percent(one.mean)]


def _reported(found: Measured) -> list[str]:
    five, ten = REPORTED[5], REPORTED[10]
    drawn = found.drawn_median_absolute
    return [
        f"推計の作成者らが報告する誤差の中央値は5年後で約{percent(five)}、10年後で約{percent(ten)}（原典は手元になく未確認）。",
        f"比例則による全国の試算の誤差の中央値は5年後で{percent(drawn[5])}、10年後で{percent(drawn[10])}。{narrowness(found)}。",
    ]


def _age_rows(found: Measured) -> Iterator[list[str]]:
    yield ["年齢", "男", "女", "男（不詳を除く）", "女（不詳を除く）", "男（中央値）", "女（中央値）"]
    columns = (found.age_errors, found.age_errors_as_counted, found.age_median_absolute)
    for index, age in enumerate(AGES):
        yield [age_name(age), *(percent(column[sex][index]) for column in columns for sex in ("male", "female"))]


def nation_data(found: Measured, recomputed: bool) -> dict[str, Any]:
    """The record, and whether it was computed from the store just now."""
    return {"recomputed": recomputed, **found.model_dump(mode="json")}


def area_lines(tested: Backtest, moved: AgeMigration | None) -> str:
    """Members and their sum, the area by age with and without age unknown, net migration by age."""
    head = [
        f"{tested.edition.label}の{tested.year}年と国勢調査（{len(tested.members)}市町村、人）。{SIGN}",
        f"年齢不詳は{grouped(Decimal(int(tested.unknown.sum())), 0)}人。年齢別は、市町村・男女ごとに按分した値と、除いた値の両方を示す。",
    ]
    parts = [
        "\n".join(head),
        "\n".join(of_figures(_member_rows(tested))),
        "\n".join(["年齢別", *of_figures(_area_ages(tested))]),
    ]
    if moved is not None:
        parts += migration_lines(moved)
    return "\n\n".join([*parts, "出典：" + "、".join(origin.traced for origin in _origins(tested))])


def _member_rows(tested: Backtest) -> Iterator[list[str]]:
    first = tested.edition.years[0]
    growth = [f"{first - 5}～{first}年の増減率が続く"] if tested.growing is not None else []
    yield ["市町村", f"{first}年", f"{tested.year}年の推計", "国勢調査", "差", "誤差", f"{first}年のまま", *growth]
    forecasts = [tested.projected, tested.base, *([tested.growing] if tested.growing is not None else [])]
    for at, member in enumerate(tested.members):
        yield _row(member.name, tested.base[at], [f[at] for f in forecasts], tested.counted[at])
    yield _row("圏域計", tested.base.sum(), [f.sum() for f in forecasts], tested.counted.sum())


def _row(name: str, base: float, forecasts: Sequence[float], counted: float) -> list[str]:
    difference = forecasts[0] - counted
    errors = [percent(forecast / counted - 1, 2) for forecast in forecasts]
    return [name, *(whole(v) for v in (base, forecasts[0], counted, difference)), *errors]


def _area_ages(tested: Backtest) -> Iterator[list[str]]:
    yield ["年齢", "推計", "国勢調査（不詳を按分）", "誤差", "国勢調査（不詳を除く）", "誤差"]
    sums = [cells.sum(axis=(0, 2)) for cells in (tested.projected_cells, tested.given, tested.known)]
    for index, age in enumerate(AGES):
        projected, given, known = (values[index] for values in sums)
        both = [percent(float(relative_error(projected, counted))) for counted in (given, known)]
        yield [age_name(age), whole(projected), whole(given), both[0], whole(known), both[1]]


def area_data(tested: Backtest, moved: AgeMigration | None) -> dict[str, Any]:
    """error: relative, 1 = 100 %."""
    return {
        "edition": tested.edition.label,
        "year": tested.year,
        "members": [
            {
                "code": member.code,
                "name": member.name,
                "base": float(tested.base[at]),
                "projected": float(tested.projected[at]),
                "counted": float(tested.counted[at]),
                "error": float(tested.projected[at] / tested.counted[at] - 1),
            }
            for at, member in enumerate(tested.members)
        ],
        "area": {"projected": float(tested.projected.sum()), "counted": float(tested.counted.sum())},
        "unknown_age": float(tested.unknown.sum()),
        "net_migration": [] if moved is None else migration_data(moved),
        "net_migration_by_member": [] if moved is None else member_data(moved),
        "sources": [origin.traced for origin in _origins(tested)],
    }


def _origins(tested: Backtest) -> tuple[Origin, ...]:
    return united([tested.origins, tested.growing_origins if tested.growing is not None else ()])
