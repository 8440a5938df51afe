"""The engines a caller may bring: each makes its own table from rows and gives back rows."""

import shutil
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import polars as pl
import pytest

Rows = Sequence[dict[str, Any]]


class Engine(NamedTuple):
    """table: rows (dictionaries) and polars types → the engine's own lazy table. rows: its table → rows, sorted."""

    name: str
    kind: str
    table: Callable[[Rows, dict[str, Any]], Any]
    rows: Callable[[Any], list[dict[str, Any]]]


def in_order(frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.sort(frame.columns).to_dicts()


def _polars() -> Engine:
    return Engine(
        "polars",
        "LazyFrame",
        lambda rows, schema: pl.DataFrame(rows, schema=schema).lazy(),
        lambda table: in_order(table.collect()),
    )


def _duckdb() -> Engine:
    duckdb = pytest.importorskip("duckdb")
    connection = duckdb.connect()

    def table(rows: Rows, schema: dict[str, Any]) -> Any:
        return connection.from_arrow(pl.DataFrame(rows, schema=schema).to_arrow())

    return Engine("duckdb", "DuckDBPyRelation", table, lambda found: in_order(found.pl()))


def _pyspark(spark: Any) -> Engine:
    def table(rows: Rows, schema: dict[str, Any]) -> Any:
        return spark.createDataFrame(pl.DataFrame(rows, schema=schema).to_arrow())

    return Engine("pyspark", "DataFrame", table, lambda found: in_order(pl.DataFrame(pl.from_arrow(found.toArrow()))))


def spark_session() -> Any:
    """One local session with little memory and no web page; skips where Java or PySpark is absent."""
    if not shutil.which("java"):
        pytest.skip("Java is not installed: the engine PySpark needs it")
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed (requirements-spark.lock)")
    settings = {
        "spark.ui.enabled": "false", "spark.driver.memory": "512m", "spark.sql.shuffle.partitions": "1",
        "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.log.level": "ERROR",
    }  # fmt: skip
    builder = sql.SparkSession.builder.master("local[1]").appName("toshiken-tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def engine(name: str, request: pytest.FixtureRequest) -> Engine:
    """The engine of that name."""
    if name == "pyspark":
        return _pyspark(request.getfixturevalue("spark"))
    return {"polars": _polars, "duckdb": _duckdb}[name]()
