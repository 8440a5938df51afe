"""The fields of the tables: each is defined once, in fields/<theme>.yml."""

from functools import cache
from pathlib import Path

from pydantic import model_validator

from toshiken.core.errors import RecordError
from toshiken.core.records import Record, UnitName, as_record
from toshiken.core.units import unit_named
from toshiken.core.yaml_reader import read_yaml


class Field(Record):
    """An additive quantity: label, unit (the name ends in it), scope and the dimensions it may carry. aliases: what else
    people call it."""

    label_ja: str
    label_en: str
    unit: UnitName
    scope: str = ""
    dimensions: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    definition: str = ""
    caveats: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _unit_is_additive(self) -> "Field":
        unit = unit_named(self.unit)
        if unit.dimension == "1" or "/" in unit.dimension:
            raise ValueError(f"単位「{self.unit}」は比率です。表には足せる数量だけを置きます")
        return self


@cache
def all_fields() -> dict[str, Field]:
    """Every field by name."""
    fields: dict[str, Field] = {}
    for path in sorted(Path(__file__).with_name("fields").glob("*.yml")):
        for name, content in read_yaml(path).items():
            if name in fields:
                raise RecordError(f"項目「{name}」が2つのファイルで定義されています。", path)
            fields[name] = as_record(content, Field, path, (name,))
    return fields


def field_named(name: str) -> Field:
    """The field of that name."""
    try:
        return all_fields()[name]
    except KeyError:
        raise RecordError(
            f"表の項目「{name}」は tables/fields/ にありません。定義を足すか、綴りを確かめてください。"
        ) from None
