"""The tables' fields: defined once, additive, unit in the name."""

import pytest

from toshiken.core.errors import RecordError
from toshiken.core.records import as_record
from toshiken.tables.fields import Field, all_fields, field_named


@pytest.mark.parametrize(
    "unit", ["percent", "per_100k_persons", "persons_per_km2", "million_jpy_per_person", "quotient"]
)
def test_a_ratio_is_refused(unit, tmp_path):
    path = tmp_path / "theme.yml"
    path.write_text(f"label_ja: 率\nlabel_en: Rate\nunit: {unit}\n", encoding="utf-8")
    with pytest.raises(RecordError, match="比率です"):
        as_record({"label_ja": "率", "label_en": "Rate", "unit": unit}, Field, path)


def test_an_unknown_unit_is_refused_with_the_file_where_it_is_missing(tmp_path):
    path = tmp_path / "theme.yml"
    path.write_text("label_ja: 数\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"core/units\.yml"):
        as_record({"label_ja": "数", "label_en": "Number", "unit": "bushels"}, Field, path)


def test_nothing_is_stored_as_a_rate():
    assert not [name for name in all_fields() if "rate" in name or "share" in name or "ratio" in name]


def test_an_unknown_field_says_where_fields_stand():
    with pytest.raises(RecordError, match="tables/fields/"):
        field_named("financial_strength_index")
