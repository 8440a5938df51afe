"""e-Stat API: answers of getStatsData in XML and JSON, of any statistics; its other answers are known, and hold no figures.

STATISTICAL_DATA: RESULT_INF (how many, NEXT_KEY), TABLE_INF (what), CLASS_INF (names of codes), DATA_INF (NOTE, VALUE)
"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from toshiken.core.errors import NotData, SourceError
from toshiken.sources.document import Document
from toshiken.sources.estat.answer import ANSWER, Answer, Classes, ClassObject, Data, Statistics
from toshiken.sources.estat.answers import edition_of, origin_told, part, require_answered
from toshiken.sources.estat.axes import Axis, Kind
from toshiken.sources.estat.cells import cells_of
from toshiken.sources.estat.facts import day_in, short_hash
from toshiken.sources.estat.form import form
from toshiken.sources.estat.legend import symbols_of
from toshiken.sources.estat.xml_answer import as_json
from toshiken.sources.json_content import of_form
from toshiken.sources.layout import Edition, load_layout
from toshiken.sources.printed import Printed, as_id
from toshiken.sources.publication import Publication


class _Edition(Edition):
    """not_data: name of an answer without figures → what it is and what to do."""

    not_data: dict[str, str]


LAYOUT = load_layout("estat_api", _Edition)
_DATA = "GET_STATS_DATA"
_KINDS: dict[str, Kind] = {"tab": "tab", "area": "area", "time": "time"}
_NO_AXES = ("unit", "annotation")


def _recognise(document: Document) -> str | None:
    name = _name(document)
    if name != _DATA:
        return name if LAYOUT.unseen and name in LAYOUT.unseen.not_data else None
    table = _table_inf(document)
    told = {key: _at(table, key) for key in ("UPDATED_DATE", "OPEN_DATE")} | {"STATS_DATA_ID": _at(table, "@id")}
    return edition_of({key: value if isinstance(value, str) else "" for key, value in told.items()})


def _name(document: Document) -> str:
    """The name of the answer; "" where the document is none."""
    if document.container == "xml":
        return document.xml.tag
    is_named = document.container == "json" and isinstance(document.json, dict) and len(document.json) == 1
    return str(next(iter(document.json))) if is_named else ""


def _table_inf(document: Document) -> Any:
    """What the answer says of its table, whatever shape it has."""
    if document.container == "xml":
        found = document.xml.find("STATISTICAL_DATA/TABLE_INF")
        return None if found is None else as_json(found)
    return _at(_at(document.json[_DATA], "STATISTICAL_DATA"), "TABLE_INF")


def _at(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _read(document: Document, edition: str) -> Iterator[Printed]:
    layout = LAYOUT.edition(edition, document.label)
    name = _name(document)
    content = as_json(document.xml) if document.container == "xml" else document.json[name]
    answer = of_form(content, ANSWER, document.label)
    told = answer.told()
    require_answered(told, document.label)
    if name != _DATA:
        raise NotData(layout.not_data[name], document.label)
    statistics, data, classes = _complete(answer, document)
    axes = [Axis(_KINDS.get(found.id, "cat"), found.name, found.id) for found in classes.CLASS_OBJ]
    found = cells_of(_values(data, classes, document), axes, told["STATS_DATA_ID"], told["TITLE"], document.label)
    yield Printed(
        table=_table(answer, statistics),
        cells=found.cells,
        origin=origin_told(LAYOUT, layout, told, _note(found.ssds, told)),
        symbols=symbols_of({note.char: note.words for note in data.NOTE}, found.cells, document.label, "VALUE"),
        notes=LAYOUT.notes(layout),
        boundaries_as_of=day_in(told["DESCRIPTION"]) if found.ssds else None,
        title=told["TITLE"] + part(told),
        sheet="VALUE",
        labels=found.labels,
    )


def _complete(answer: Answer, document: Document) -> tuple[Statistics, Data, Classes]:
    """The parts an answer with figures must have."""
    statistics = answer.STATISTICAL_DATA
    if statistics is None:
        raise SourceError("統計データ（STATISTICAL_DATA）がありません。取り直してください。", document.label)
    if isinstance(statistics.DATA_INF, str):
        raise NotData("件数だけの回答です。cntGetFlg を付けずに取り直してください。", document.label)
    if statistics.CLASS_INF is None:
        raise SourceError(
            "分類の名前（CLASS_INF）がないので、コードの意味が分かりません。metaGetFlg=Y で取り直してください。",
            document.label,
        )
    return statistics, statistics.DATA_INF, statistics.CLASS_INF


def _note(ssds: bool, told: Mapping[str, str]) -> str:
    return form().ssds.note if ssds and "廃置分合処理済" not in told["STATISTICS_NAME"] else ""


def _table(answer: Answer, statistics: Statistics) -> str:
    """Tells apart the parts of one answer, and answers to narrower questions."""
    numbers = statistics.RESULT_INF
    narrowed = answer.PARAMETER.get("NARROWING_COND")
    return as_id(f"{numbers.FROM_NUMBER}-{numbers.TO_NUMBER}") + (f"-{short_hash(repr(narrowed))}" if narrowed else "")


def _values(data: Data, classes: Classes, document: Document) -> pl.DataFrame:
    """The frame of values; `row` is the place in the list."""
    columns = {"row": range(1, len(data.VALUE) + 1), "text": [value.get("$", "") for value in data.VALUE]}
    for name, key in (("unit", "@unit"), ("note", "@annotation")):
        columns[name] = [value.get(key, "") for value in data.VALUE]
    for found in classes.CLASS_OBJ:
        columns[f"{found.id}_code"] = [value.get(f"@{found.id}", "") for value in data.VALUE]
    _require_classes(data, classes, document)
    frame = pl.DataFrame(columns, schema_overrides={"row": pl.UInt32}).with_columns(column=pl.lit(""))
    for found in classes.CLASS_OBJ:
        frame = _labelled(frame, found, document)
    return frame


def _require_classes(data: Data, classes: Classes, document: Document) -> None:
    """Every code of a figure is one of a class that the answer names."""
    known = {f"@{found.id}" for found in classes.CLASS_OBJ} | {f"@{name}" for name in _NO_AXES} | {"$"}
    for number, value in enumerate(data.VALUE, 1):
        if unknown := sorted(value.keys() - known):
            raise SourceError(
                f"分類「{unknown[0].removeprefix('@')}」の名前（CLASS_OBJ）がありません。metaGetFlg=Y で取り直してください。",
                document.label, "VALUE", number,
            )  # fmt: skip


def _labelled(frame: pl.DataFrame, found: ClassObject, document: Document) -> pl.DataFrame:
    """The frame with the labels of a class, and its units where a figure has none of its own."""
    code = pl.col(f"{found.id}_code")
    labels = {one.code: one.name for one in found.CLASS}
    units = {one.code: one.unit for one in found.CLASS}
    named = frame.with_columns(
        code.replace_strict(labels, default=None, return_dtype=pl.String).alias(f"{found.id}_label"),
        unit=pl.when(pl.col("unit") == "")
        .then(code.replace_strict(units, default="", return_dtype=pl.String))
        .otherwise("unit"),
    )
    unnamed = named.filter(pl.col(f"{found.id}_label").is_null())
    if not unnamed.is_empty():
        first = unnamed.row(0, named=True)
        raise SourceError(
            f"分類「{found.name}」（{found.id}）のコード「{first[f'{found.id}_code']}」の名前（CLASS）がありません。"
            "metaGetFlg=Y で取り直してください。",
            document.label, "VALUE", first["row"],
        )  # fmt: skip
    return named


PUBLICATION = Publication(LAYOUT, _recognise, _read, generic=True)
