"""Origins from a YAML file: id → publication."""

from pathlib import Path

from pydantic import field_validator

from toshiken.core.errors import RecordError
from toshiken.core.origin import Origin
from toshiken.core.period import last_day
from toshiken.core.records import Record, as_record
from toshiken.core.yaml_reader import read_yaml


class _OriginRecord(Record):
    title: str
    producer: str
    published: str
    edition: str = ""
    table: str = ""
    column: str = ""
    address: str = ""
    licence: str = ""
    credit: str = ""
    via: str = ""
    compiled_from: str = ""

    @field_validator("published")
    @classmethod
    def _is_a_date(cls, text: str) -> str:
        try:
            last_day(text)
        except RecordError:
            raise ValueError(
                "公表日は 2018、2018-03、2018-03-30 のいずれかの形（引用符で囲む）で書いてください"
            ) from None
        return text


def read_origins(path: Path) -> dict[str, Origin]:
    """Every origin of the file by id."""
    content = read_yaml(path)
    if not isinstance(content, dict) or not content:
        raise RecordError("出典がひとつもありません。id ごとに title、producer、published を書いてください。", path)
    records = {name: as_record(entry, _OriginRecord, path, (name,)) for name, entry in content.items()}
    return {name: Origin(name, **record.model_dump()) for name, record in records.items()}
