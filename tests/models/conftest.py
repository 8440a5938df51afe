"""The engines, each of them for every case."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.models.engines import Engine, engine, spark_session


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """One Spark session for the whole run."""
    session = spark_session()
    yield session
    session.stop()


@pytest.fixture(params=["polars", "duckdb", "pyspark"])
def own(request: pytest.FixtureRequest) -> Engine:
    """Every engine in turn."""
    return engine(request.param, request)
