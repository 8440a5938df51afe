"""experience.yml from the nation's figures: errors by size and age, their correlations, national ratios."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toshiken.models.projection.ages import AGES, STEP_YEARS
from toshiken.models.projection.census import survival_ratio
from toshiken.models.projection.draws import drawn_totals
from toshiken.models.projection.errors import (
    age_deviations,
    common_share,
    error_sizes,
    log_error,
    relative_error,
    size_class,
    summary,
)
from toshiken.models.projection.implied import implied_rates
from toshiken.profile.outlook.bands import DRAWS, REPORTED, SEED
from toshiken.profile.outlook.experience import Measured
from toshiken.profile.outlook.nation import BASE_YEAR, Nation

EDGES = (1_000, 5_000, 10_000, 30_000, 50_000, 100_000, 300_000)
LABELS = (
    "1千人未満", "1千～5千人", "5千～1万人", "1万～3万人", "3万～5万人", "5万～10万人", "10万～30万人", "30万人以上",
)  # fmt: skip
_FARTHEST = 4.0  # usual deviations at which a village's age is cut off, so that a few cells do not make a correlation
Array = NDArray[np.float64]


def measure(nation: Nation) -> Measured:
    """All that the record holds, rounded to six decimals."""
    found = Measured.model_validate({**_measured(nation), "drawn_median_absolute": {}})
    return found.model_copy(update={"drawn_median_absolute": _drawn(nation, found)})


def _drawn(nation: Nation, found: Measured) -> dict[int, float]:
    """Years on → median over draws and municipalities of the error the bands suppose, to the year that reports speak of."""
    base = nation.projected[..., nation.municipal]
    steps = max(REPORTED) // STEP_YEARS
    rates = implied_rates(base[: steps + 1])
    classes = found.class_of(base[0].sum(axis=(0, 1)))
    drawn = drawn_totals(base[0], rates, found.model(), classes, DRAWS, np.random.default_rng(SEED))
    errors = np.abs(relative_error(base[: steps + 1].sum(axis=(1, 2)), drawn))
    return {STEP_YEARS * step: _kept(float(np.median(errors[:, step]))) for step in range(1, steps + 1)}


def _measured(nation: Nation) -> dict[str, Any]:
    one = nation.municipal
    projected, counted = nation.projected[1].sum(axis=(0, 1)), nation.counted_total
    base = nation.projected[0].sum(axis=(0, 1))
    errors = log_error(projected[one], counted[one])
    classes = size_class(base[one], np.array(EDGES, dtype=float))
    ages = _age_log_errors(nation)[:, one]
    spread = np.array([age_deviations(ages[:, classes == c], errors[classes == c]) for c in range(len(LABELS))])
    usual = np.array([np.sqrt(np.mean(errors[classes == c] ** 2)) for c in range(len(LABELS))])[classes]
    places = nation.prefectures[one]
    return {
        "title": "日本の地域別将来推計人口（平成30年推計）の2020年と令和2年国勢調査の差",
        "derivation": "市区町村ごとに、年齢不詳を男女別に按分した国勢調査人口と推計人口を比べて計算した",
        "origins": ["ipss2018", "census_2020"],
        "edition": "ipss2018",
        "units": len(nation.units),
        "projected_persons": round(float(projected.sum())),
        "counted_persons": round(float(counted.sum())),
        "unknown_persons": round(float(nation.unknown.sum())),
        "size_edges": list(EDGES),
        "classes": [
            _size_class(label, relative_error(projected, counted)[one][classes == c], errors[classes == c], spread[c])
            for c, label in enumerate(LABELS)
        ],
        "overall": _overall(nation, base, projected, counted),
        "correlation": _kept(common_share(errors / usual, places, base[one])),
        "age_correlation": _kept(_age_correlation((ages - errors) / spread[classes].T, places, base[one])),
        **_ages(nation),
    }


def _size_class(label: str, relative: Array, errors: Array, spread: Array) -> dict[str, Any]:
    found = summary(relative)
    return {
        "label": label,
        "municipalities": found.count,
        "median_absolute": _kept(found.median_absolute),
        "mean": _kept(found.mean),
        "share_too_high": _kept(found.share_too_high),
        "within_80": _kept(found.within_80),
        "within_95": _kept(found.within_95),
        "sizes": _list(error_sizes(errors)),
        "age_deviations": _list(spread),
    }


def _overall(nation: Nation, base: Array, projected: Array, counted: Array) -> list[dict[str, Any]]:
    """The projection beside two forecasts that anybody can make, over the municipalities all three can be made for."""
    growing = base**2 / nation.before
    forecasts = (("推計（平成30年推計）", projected), ("2015年のまま", base), ("2010～15年の増減率が続く", growing))
    one = nation.municipal
    found = np.isfinite(growing[one])
    rows = []
    for label, forecast in forecasts:
        of_all = summary(relative_error(forecast, counted)[one][found])
        rows.append(
            {"label": label, "municipalities": of_all.count, "median_absolute": _kept(of_all.median_absolute),
             "mean": _kept(of_all.mean)}
        )  # fmt: skip
    return rows


def _age_log_errors(nation: Nation) -> Array:
    """[age, unit], both sexes together; nan or inf where nobody is."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return log_error(nation.projected[1].sum(axis=0), nation.counted.sum(axis=0))


def _age_correlation(deviations: Array, places: NDArray[np.int64], weights: Array) -> float:
    """The mean over ages of the correlation of their deviations."""
    found = []
    for age in range(len(AGES)):
        there = np.isfinite(deviations[age])
        cut = np.clip(deviations[age][there], -_FARTHEST, _FARTHEST)
        found.append(common_share(cut, places[there], weights[there]))
    return float(np.mean(found))


def _ages(nation: Nation) -> dict[str, Any]:
    """By sex and age: errors of the nation's sums, usual errors of municipalities, ratios of cohorts."""
    projected, counted, known = nation.projected[1], nation.counted, nation.known
    one = nation.municipal
    some = (counted[:, :, one] > 0).all(axis=(0, 1))
    usual = np.median(np.abs(relative_error(projected[..., one][..., some], counted[..., one][..., some])), axis=2)
    base = nation.projected[0]
    ratios = [survival_ratio(*pair) for pair in zip(nation.projected, nation.projected[1:], strict=False)]
    return {
        "age_errors": _sexes(relative_error(projected.sum(axis=2), counted.sum(axis=2))),
        "age_errors_as_counted": _sexes(relative_error(projected.sum(axis=2), known.sum(axis=2))),
        "age_median_absolute": _sexes(usual),
        "survival": _sexes(survival_ratio(base, counted)),
        "survival_as_counted": _sexes(survival_ratio(base, known)),
        "projected_ratios": {BASE_YEAR + 5 * step: _sexes(ratio) for step, ratio in enumerate(ratios)},
    }


def _sexes(found: Array) -> dict[str, list[float]]:
    return {"male": _list(found[0]), "female": _list(found[1])}


def _list(found: Sequence[float] | Array) -> list[float]:
    return [_kept(value) for value in found]


def _kept(value: float) -> float:
    return round(float(value), 6)
