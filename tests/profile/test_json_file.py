"""profile.json: equal after a round trip, valid by its published schema, the same bytes always, refusals that advise."""

import json
import os
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toshiken import __version__
from toshiken.core.errors import RecordError, RequestError
from toshiken.core.origin import Origin
from toshiken.core.period import Period
from toshiken.core.quantity import Place, Quantity, State
from toshiken.geography.area import Area
from toshiken.profile.json_file import read_profile, write_profile
from toshiken.profile.json_format import json_schema
from toshiken.profile.printed import PrintedColumn, PrintedDefinition, PrintedTable
from toshiken.profile.profile import AreaProfile

SAPPORO, EBETSU, AREA = Place("01100", "札幌市"), Place("01217", "江別市"), Place("sapporo", "圏域")
CENSUS = Origin("census2015", "平成27年国勢調査", "総務省", "2016-10-26", table="人口等基本集計", licence="CC BY 4.0")
REPORT = Origin("report", "医療統計", "北海道", "2016-12", address="https://example.jp/?a=1&b=2")


def _area() -> Area:
    return Area.model_validate(
        {
            "schema_version": 1,
            "slug": "sapporo",
            "names": [{"name": "さっぽろ連携中枢都市圏", "first_day": "2018-07-23", "tentative": True}],
            "hubs": [{"code": "01100", "name": "札幌市"}],
            "partners": [{"code": "01217", "name": "江別市", "concluded": "2019-03-29"}],
            "contact": {"organisation": "札幌市", "office": "政策企画部"},
        }
    )


def _persons(value: str | None, place: Place, period: str = "2015-10-01", **rest: Any) -> Quantity:
    number = None if value is None else Decimal(value)
    return Quantity(number, "persons", place, Period.parse(period), "総人口", origins=(CENSUS,), **rest)


def _printed() -> PrintedTable:
    definition = PrintedDefinition(
        label="医師数",
        origin="report",
        place_name="name",
        columns={"name": PrintedColumn(label="市町村"), "rate": PrintedColumn(label="医師数", unit="per_100k_persons")},
        notes=("日本人人口による",),
    )
    cited = replace(REPORT, column="医師数")
    rate = Quantity(Decimal("243.6"), "per_100k_persons", Place("", "小樽市"), Period.parse("2016"), origins=(cited,))
    return PrintedTable("physicians", definition, REPORT, ({"name": "小樽市", "rate": rate},))


def _profile() -> AreaProfile:
    by_column = replace(CENSUS, column="男")
    figures = {
        ("population", "01100", ""): (_persons("1913545", SAPPORO, "2010-10-01"), _persons("1952356", SAPPORO)),
        ("population", "01217", ""): (_persons(None, EBETSU, state=State.SUPPRESSED),),
        ("population", "sapporo", "age=0;sex=male"): (
            replace(_persons("0.000000000000000000000000001", AREA), origins=(CENSUS, by_column), derivation="1 ÷ 3"),
            replace(_persons("-3E+2", AREA, "2015-10-01/2020-09-30"), scope="", origins=()),
        ),
        ("births", "sapporo", ""): (_persons("0", AREA, "FY2016", state=State.NIL),),
    }
    return AreaProfile(_area(), date(2018, 7, 23), figures, {"physicians": _printed()})


def test_round_trip_equals() -> None:
    profile = _profile()
    again = read_profile(write_profile(profile))
    assert again == profile
    assert write_profile(again) == write_profile(profile)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12), st.sampled_from(list(State)))
def test_every_value_and_state_returns(value: Decimal, state: State) -> None:
    quantity = replace(_persons("1", SAPPORO), value=value if state.has_value else None, state=state)
    profile = AreaProfile(_area(), date(2018, 7, 23), {("population", "01100", ""): (quantity,)})
    assert read_profile(write_profile(profile)) == profile


def test_a_profile_without_figures_is_still_json() -> None:
    profile = AreaProfile(_area(), date(2018, 7, 23), {})
    assert json.loads(write_profile(profile))["figures"] == []
    assert read_profile(write_profile(profile)) == profile


def test_one_figure_a_line_in_order_with_a_final_newline() -> None:
    profile = _profile()
    text = write_profile(profile).decode("utf-8")
    figures = text.split('"figures": [\n')[1].split("\n],")[0].splitlines()
    assert [json.loads(line.rstrip(","))["name"] for line in figures] == ["births", *["population"] * 5]
    assert "札幌市" in text
    assert text.endswith("}\n")
    assert "\r" not in text


def test_order_of_the_mapping_does_not_matter() -> None:
    profile = _profile()
    turned = replace(profile, figures=dict(reversed(profile.figures.items())))
    assert write_profile(turned) == write_profile(profile)


def test_an_origin_stands_once_even_where_two_share_an_id() -> None:
    origins = json.loads(write_profile(_profile()))["origins"]
    assert set(origins) == {"census2015", "census2015#男", "report", "report#医師数"}
    table = replace(CENSUS, table="別の表")
    figures = {
        ("population", "01100", ""): (replace(_persons("1", SAPPORO), origins=(CENSUS, table)),),
    }
    profile = AreaProfile(_area(), date(2018, 7, 23), figures)
    assert read_profile(write_profile(profile)) == profile


def test_every_part_of_an_origin_returns_and_no_other_is_read() -> None:
    other = {"published": "2016", "published_known": False}
    full = Origin(**{field.name: field.name for field in fields(Origin)} | other)
    figures = {("population", "01100", ""): (replace(_persons("1", SAPPORO), origins=(full,)),)}
    profile = AreaProfile(_area(), date(2018, 7, 23), figures)
    written = write_profile(profile)
    assert read_profile(written) == profile
    with pytest.raises(RecordError, match="origins・id#column・homepage"):
        read_profile(written.replace(b'"title"', b'"homepage": "x", "title"', 1))


def test_output_is_valid_by_the_published_schema() -> None:
    published = json.loads(resources.files("toshiken.profile").joinpath("profile.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    written = json.loads(write_profile(_profile()))
    jsonschema.validate(written, published, jsonschema.Draft202012Validator)
    assert written["schema_version"] == 1
    assert written["generator"] == {"name": "toshiken", "version": __version__}
    written["figures"][0]["value"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, published, jsonschema.Draft202012Validator)


def test_published_schema_is_the_one_the_reader_checks() -> None:
    published = resources.files("toshiken.profile").joinpath("profile.schema.json").read_text("utf-8")
    assert json.loads(published) == json_schema(), (
        "profile.schema.json が古い：python -m toshiken.profile.json_format で書き直す"
    )


def _changed(**changes: Any) -> bytes:
    return json.dumps({**json.loads(write_profile(_profile())), **changes}).encode()


def _with_figure(**changes: Any) -> bytes:
    figures = json.loads(write_profile(_profile()))["figures"]
    return _changed(figures=[{**figures[0], **changes}])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_changed(schema_version=2), "schema_version「2」"),
        (b"[]", "schema_version「None」"),
        (b'{\n"schema_version": 1,\n', "JSON として読めません"),
        ("人".encode("cp932"), "UTF-8"),
        (_changed(more=1), "「more」"),
        (_with_figure(state="LOST"), "figures・0・state"),
        (_with_figure(value="many"), "figures・0・value"),
        (_with_figure(origins=["nowhere"]), "出典「nowhere」"),
        (_with_figure(period="きのう"), "時点「きのう」"),
        (_with_figure(value=None), "合いません"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(RequestError, match=said) as fault:
        read_profile(content)
    assert str(fault.value).count("。") <= 2


def test_unknown_version_takes_one_sentence_with_the_way_out() -> None:
    with pytest.raises(RecordError) as fault:
        read_profile(_changed(schema_version="1"))
    assert str(fault.value).count("。") == 1
    assert "作り直してください" in str(fault.value)


def test_same_bytes_under_another_hash_seed() -> None:
    code = "import sys; from tests.profile.test_json_file import _profile, write_profile; sys.stdout.buffer.write(write_profile(_profile()))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {write_profile(_profile())}
