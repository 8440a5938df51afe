"""A member that was not there on the day is told, with what it was before."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError, RequestError
from toshiken.core.quantity import Place
from toshiken.geography.area import Area
from toshiken.geography.changes import Change
from toshiken.geography.history import History
from toshiken.geography.membership import require_members_exist, require_no_former
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


def test_of_a_member_that_is_no_more_the_history_tells_what_became_of_it(tmp_path: Path) -> None:
    """With its file and line. Without a history, or for what never was, nothing is said here."""
    path = tmp_path / "area.yml"
    path.write_text('hubs:\n  - {code: "01100", name: 札幌市}\npartners:\n  - {code: "01305", name: 厚田村}\n', "utf-8")
    old, new = Place("01305", "厚田村"), Place("01235", "石狩市")
    merger = Change(date(2005, 10, 1), "編入", old, new, "")
    history = History((merger,), date(1980, 10, 1), {"01305": "厚田村"}, {"01235": "石狩市"})
    with pytest.raises(RecordError, match="平成17年10月1日に石狩市（01235）に編入されました") as fault:
        require_no_former(path, lambda: history)
    assert str(fault.value).startswith(f"{path}（4行目）：")
    require_no_former(path, lambda: None)
    path.write_text("hubs: 札幌市\npartners:\n  - {code: 1305}\n", "utf-8")
    require_no_former(path, lambda: history)
