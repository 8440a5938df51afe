"""A member that was not there on the day is told, with what it was before."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RequestError
from toshiken.geography.area import Area
from toshiken.geography.membership import require_members_exist
from toshiken.tables.ingest import places_of
from toshiken.tables.store import Store

DAY = date(2018, 7, 23)


def area(*partners: tuple[str, str], joined: str | None = None) -> Area:
    """An area of 福岡市 and these."""
    return Area.model_validate(
        {
            "schema_version": 1,
            "slug": "made",
            "names": [{"name": "試験圏域"}],
            "hubs": [{"code": "40130", "name": "福岡市"}],
            "partners": [{"code": code, "name": name, "joined": joined} for code, name in partners],
            "contact": {"organisation": "福岡市", "office": "未設定"},
        }
    )


@pytest.mark.shared
def test_a_city_that_became_one_later_is_told(full_store: Path) -> None:
    history = places_of(Store.open(full_store)).history
    late = area(("40231", "那珂川市"))
    with pytest.raises(RequestError, match="那珂川市（40231、平成30年10月1日から。それまでは那珂川町）"):
        require_members_exist(late, DAY, history)
    require_members_exist(late, date(2018, 10, 1), history)
    require_members_exist(area(("40231", "那珂川市"), joined="2019-01-01"), DAY, history)
    require_members_exist(area(("40217", "筑紫野市")), DAY, history)


def test_without_a_history_nothing_is_refused() -> None:
    require_members_exist(area(("40231", "那珂川市")), DAY, None)
