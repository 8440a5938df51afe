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
    return {name: field for fields in _by_theme().values() for name, field in fields.items()}


@cache
def field_themes() -> dict[str, str]:
    """Name of a field → its theme, the name of the file that defines it."""
    return {name: theme for theme, fields in _by_theme().items() for name in fields}


@cache
def _by_theme() -> dict[str, dict[str, Field]]:
    themes: dict[str, dict[str, Field]] = {}
    for path in sorted(Path(__file__).with_name("fields").glob("*.yml")):
        content = read_yaml(path)
        if twice := {name for fields in themes.values() for name in fields} & set(content):
            raise RecordError(f"項目「{'、'.join(sorted(twice))}」が2つのファイルで定義されています。", path)
        themes[path.stem] = {name: as_record(entry, Field, path, (name,)) for name, entry in content.items()}
    return themes


def field_named(name: str) -> Field:
    """The field of that name."""
    try:
        return all_fields()[name]
    except KeyError:
        raise RecordError(
            f"表の項目「{name}」は tables/fields/ にありません。定義を足すか、綴りを確かめてください。"
        ) from None
