"""The plan as one JSON file: equal after a round trip, valid by its published schema, refusals that advise."""

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from toshiken.core.errors import RecordError
from toshiken.plan.exchange.json_plan import as_json, from_json, json_schema
from toshiken.plan.folder import PlanFolder


def test_a_round_trip_changes_nothing(good: PlanFolder, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(as_json(good.plan))
    assert from_json(path) == good.plan
    assert as_json(from_json(path)) == path.read_bytes()


def test_a_mark_that_an_editor_puts_before_it_does_no_harm(good: PlanFolder, tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xef\xbb\xbf" + as_json(good.plan))
    assert from_json(path) == good.plan


def test_the_published_schema_is_the_one_of_the_records(good: PlanFolder) -> None:
    """Stale? python -m toshiken.plan.exchange.json_plan."""
    published = resources.files("toshiken.plan.exchange").joinpath("plan.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == json_schema()
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(as_json(good.plan)))


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "JSON として読めません"), ("{}", "項目「area」がありません"), ('{"schema_version": 2}', "schema_version")],
)
def test_another_file_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RecordError, match=said):
        from_json(path)


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="ファイルを読めません（フォルダーである）。plan export --json で"):
        from_json(tmp_path)


@pytest.mark.parametrize(
    ("was", "wrong", "said"),
    [
        ('"last_fiscal_year": 2026', '"last_fiscal_year": "来年"', "事業「1-01」：「last_fiscal_year」の「来年」は整数では"),
        ('"kind": "settlement"', '"kind": "paid"', "事業「1-01」の costs「2022　paid」：「kind」の「paid」は選べません。"
         "選べる値：budget、expected、settlement$"),
        ('"kind": "conclude"', '"kind": "sign"', "協約「99201-98201」の proceedings「1件目」：.*選べる値：conclude、change、end$"),
        ('"slug": "kakuu"', '"slug": "A"', "slug の「A」は出力ファイルの名前に使えません"),
    ],
)  # fmt: skip
def test_a_fault_names_its_record_in_a_file_of_one_line(
    good: PlanFolder, tmp_path: Path, was: str, wrong: str, said: str
) -> None:
    text = json.dumps(json.loads(as_json(good.plan)), ensure_ascii=False)
    path = tmp_path / "plan.json"
    path.write_text(text.replace(was, wrong, 1), encoding="utf-8")
    with pytest.raises(RecordError, match=said):
        from_json(path)
