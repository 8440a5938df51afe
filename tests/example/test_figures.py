"""The bundled figures against what the sources print."""

import csv
import shutil
from datetime import date

import polars as pl
import pytest

from toshiken.core.errors import RecordError
from toshiken.core.period import Period
from toshiken.example.figures import FOLDER, load_observations, load_origins
from toshiken.geography.municipalities import all_municipalities
from toshiken.geography.offices import offices
from toshiken.tables.fields import all_fields

MEMBERS = ["01100", "01203", "01210", "01217", "01224", "01231", "01234", "01235", "01303", "01304", "01423", "01428"]


@pytest.fixture(scope="module")
def observations():
    return load_observations()


def summed(observations, field, period, dimensions="", places=MEMBERS):
    found = observations.rows.filter(
        (pl.col("field") == field)
        & (pl.col("period") == period)
        & (pl.col("dimensions") == dimensions)
        & pl.col("place").is_in(places)
    ).unique(["place"])
    assert found.height == len(places)
    assert found["value"].null_count() == 0
    return found["value"].sum()


@pytest.mark.parametrize(
    ("field", "period", "dimensions", "expected"),
    [
        ("population_persons", "2010-10-01", "", 2_584_880),
        ("population_persons", "2015-10-01", "", 2_600_875),
        ("population_persons", "2020-10-01", "", 2_604_945),
        ("population_persons", "2020-10-01", "age_class=unknown", 34_858),
        ("projected_population_persons", "2015-10-01", "edition=ipss2018", 2_600_875),
        ("projected_population_persons", "2030-10-01", "edition=ipss2018", 2_515_489),
        ("projected_population_persons", "2045-10-01", "edition=ipss2018", 2_249_793),
        ("projected_population_persons", "2045-10-01", "edition=ipss2023", 2_290_004),
        ("projected_population_persons", "2050-10-01", "edition=ipss2023", 2_195_087),
        ("physicians_persons", "2014-12-31", "", 7_481),
        ("physicians_persons", "2016-12-31", "", 7_709),
        ("physicians_persons", "2020-12-31", "", 8_067),
        ("total_area_ha", "2017-10-01", "", 451_489),
        ("hospitals_facilities", "2015-10-01", "", 263),
    ],
)
def test_area_sums(observations, field, period, dimensions, expected):
    assert summed(observations, field, period, dimensions) == expected


@pytest.mark.parametrize(
    ("field", "period", "place", "expected"),
    [
        ("population_persons", "2015-10-01", "00000", 127_094_745),
        ("population_persons", "2020-10-01", "00000", 126_146_099),
        # The sum of the 17 industries; the census prints 1,649,657,830.
        ("sales_million_jpy", "2015", "00000", 1_649_657_829),
        ("farm_output_million_jpy", "2016", "sapporo", 83_900),
        ("daytime_population_persons", "2020-10-01", "01100", 1_974_164),
        ("commercial_farms", "2015-02-01", "00000", 1_329_591),
    ],
)
def test_single_figures(observations, field, period, place, expected):
    assert summed(observations, field, period, places=[place]) == expected


def test_both_ways_to_the_census_totals_agree(observations):
    """SSDSE, the age table of 2020 and the base year of the projection are three publications of one census."""
    totals = observations.rows.filter(
        (pl.col("field") == "population_persons") & pl.col("dimensions").is_in(["", "sex=male", "sex=female"])
    )
    spread = totals.group_by("place", "period", "dimensions").agg(
        values=pl.col("value").n_unique(), publications=pl.col("origin").n_unique()
    )
    assert spread["values"].to_list() == [1] * spread.height
    assert spread.filter(pl.col("publications") > 1).height >= 24


def test_age_classes_add_up_to_the_total_in_every_edition(observations):
    rows = observations.rows.filter(pl.col("field") == "projected_population_persons")
    classes = rows.filter(pl.col("dimensions").str.contains("age_class"))
    for edition in ("ipss2018", "ipss2023"):
        parts = classes.filter(pl.col("dimensions").str.contains(edition)).group_by("place", "period").agg(
            pl.col("value").sum()
        )  # fmt: skip
        whole = rows.filter(pl.col("dimensions") == f"edition={edition}").select("place", "period", total="value")
        joined = parts.join(whole, on=["place", "period"])
        assert joined.height == whole.height > 0
        assert (joined["value"] == joined["total"]).all()


def test_gaps_stay_gaps(observations):
    for field in ("in_migrants_persons", "out_migrants_persons"):
        assert "2020" not in observations.periods(field, "01100")
    assert "2020-10-01" not in observations.periods("total_area_ha", "01100")


def test_undetermined_boundaries_are_reference_values(observations):
    rows = observations.rows.filter((pl.col("field") == "total_area_ha") & (pl.col("state") == "REFERENCE"))
    assert set(rows["place"].to_list()) == {"01224", "01231"}
    assert rows.height == 12


def test_commuting_destinations_add_up(observations):
    rows = observations.rows.filter(pl.col("field") == "commuters_and_students_persons")
    total = pl.col("dimensions") == "destination=total"
    parts = rows.filter(~total).group_by("place").agg(pl.col("value").sum()).sort("place")
    assert parts["value"].to_list() == rows.filter(total).sort("place")["value"].to_list()
    assert set(MEMBERS) < {key.removeprefix("destination=") for key in observations.dimension_keys(rows["field"][0])}


def test_no_ratio_and_no_unknown_field_stands_in_the_tables(observations):
    assert set(observations.fields()) <= set(all_fields())
    assert observations.rows.filter(pl.col("column").str.contains("D2203")).is_empty()


def test_as_of_the_day_of_the_deck(observations):
    then = observations.as_of(date(2018, 7, 23))
    assert sorted(then.periods("population_persons", "01100")) == ["2010-10-01", "2015-10-01"]
    assert then.dimension_keys("projected_population_persons")
    assert not [key for key in then.dimension_keys("projected_population_persons") if "ipss2023" in key]
    assert "private_persons_engaged_persons" not in then.fields()


def test_no_figure_is_older_than_its_own_time(observations):
    """A publication cannot count something that happens after it, except a projection."""
    counted = observations.rows.filter(pl.col("field") != "projected_population_persons")
    for period, origin in counted.select("period", "origin").unique().rows():
        assert Period.parse(period).end < observations.origins[origin].available_from, (period, origin)


def test_every_origin_has_a_title_and_official_figures_their_terms():
    for origin in load_origins().values():
        assert origin.title
        assert origin.producer
        if not origin.via and origin.id.startswith(("census", "ipss", "ssdse", "economic_census_2016")):
            assert origin.licence, origin.id
            assert origin.credit.endswith("を加工して作成"), origin.id


def test_offices_stand_in_hokkaido():
    assert set(offices()) == set(MEMBERS)
    assert all(41 < o.latitude < 46 and 139 < o.longitude < 146 for o in offices().values())


def test_peer_areas_name_known_municipalities():
    with (FOLDER / "peer_areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 48
    assert all(all_municipalities()[row["code"]].name == row["name"] for row in rows)


@pytest.fixture
def folder(tmp_path):
    """A copy of the census of 2010 and the origins, to be spoiled."""
    (tmp_path / "figures").mkdir()
    for name in ("origins.yml", "figures/census_2010_total.csv", "figures/census_2010_total.yml"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def test_a_figure_in_two_files_is_refused(folder):
    assert load_observations(folder).rows.height == 12
    for suffix in (".csv", ".yml"):
        shutil.copy(folder / f"figures/census_2010_total{suffix}", folder / f"figures/again{suffix}")
    with pytest.raises(RecordError, match="2つのファイルにあります"):
        load_observations(folder)


def test_a_figure_of_unknown_origin_is_refused(folder):
    passport = folder / "figures/census_2010_total.yml"
    passport.write_text(passport.read_text(encoding="utf-8").replace("census_2010", "hearsay"), encoding="utf-8")
    with pytest.raises(RecordError, match=r"census_2010_total\.csv（2行目）：出典「hearsay」"):
        load_observations(folder)


def test_an_origin_in_two_files_is_refused(folder):
    shutil.copy(folder / "origins.yml", folder / "more_origins.yml")
    with pytest.raises(RecordError, match="「economic_census_2016」がほかのファイルか"):
        load_origins(folder)


def test_an_origin_that_a_layout_holds_is_not_written_again(folder):
    text = (
        'ipss2018: {title: 日本の地域別将来推計人口, producer: 国立社会保障・人口問題研究所, published: "2018-03-30"}\n'
    )
    (folder / "more_origins.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RecordError, match=r"more_origins\.yml：出典「ipss2018」.*sources/layouts/"):
        load_origins(folder)


def test_an_empty_folder_is_refused(tmp_path, folder):
    (folder / "figures/census_2010_total.csv").unlink()
    with pytest.raises(RecordError, match="ひとつもありません"):
        load_observations(folder)


@pytest.mark.shared
def test_every_figure_of_the_facts_is_carried(observations, shared):
    """Each SSDSE value of the shared facts stands in the tables, ratios left out."""
    with (shared / "facts/ssdse_a_series.csv").open(encoding="utf-8", newline="") as file:
        facts = [r for r in csv.DictReader(file) if r["indicator_code"] != "D2203"]
    carried = observations.rows.filter(pl.col("origin").str.starts_with("ssdse") & ~pl.col("field").str.contains("_17"))
    assert carried.height == len(facts)
    assert carried["value"].sum() == pytest.approx(sum(float(r["value"]) for r in facts), rel=1e-15)
    codes = {"全国": "00000", "北海道": "01000"}
    wanted = sorted(
        (r["indicator_code"], r["municipality_code"] or codes[r["place"]], float(r["value"])) for r in facts
    )
    assert sorted((c.split()[0], p, v) for c, p, v in carried.select("column", "place", "value").rows()) == wanted


@pytest.mark.shared
def test_editions_are_the_earliest_that_carry_the_value(shared):
    editions = {}
    for path in sorted((shared / "data/ssdse_a").glob("SSDSE-A-*.csv")):
        with path.open(encoding="cp932", newline="") as file:
            head = list(zip(*(row for row, _ in zip(csv.reader(file), range(2), strict=False)), strict=True))
        editions[path.stem[-4:]] = set(head)
    with (FOLDER / "figures/ssdse_a_series.csv").open(encoding="utf-8", newline="") as file:
        rows = {(r["indicator_code"], r["year"], r["edition"]) for r in csv.DictReader(file)}
    for code, year, edition in rows:
        assert edition == min(e for e, head in editions.items() if (code, year) in head), (code, year)
