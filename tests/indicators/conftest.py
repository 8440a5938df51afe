"""What the indicators' tests ask for."""

import pytest

from tests.indicators.bundled import bundled_tables
from toshiken.core.quantity import Quantity
from toshiken.indicators.catalogue import all_indicators
from toshiken.indicators.engine import AreaTables, computed

Values = dict[str, dict[tuple[str, str, str], Quantity]]


@pytest.fixture(scope="session")
def bundled() -> AreaTables:
    """The Sapporo area's tables."""
    return bundled_tables()


@pytest.fixture(scope="session")
def values(bundled: AreaTables) -> Values:
    """Every indicator's values on the bundled example by place code, period code and dimension key."""
    return {
        name: {(q.place.code, q.period.code, key): q for key, q in computed(indicator, bundled)}
        for name, indicator in all_indicators().items()
    }
