"""The day before which no area is told of."""

from datetime import date

import pytest

from toshiken.core.errors import RequestError
from toshiken.rules.scheme_start import require_scheme


def test_from_the_day_of_the_outline_on() -> None:
    require_scheme(date(2014, 8, 25))
    with pytest.raises(RequestError, match="2014-08-24 .*推進要綱は 2014-08-25 からです"):
        require_scheme(date(2014, 8, 24))
