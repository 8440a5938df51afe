"""The bundled changes since 2010: what the whole history says of these years, and nothing of earlier ones."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import PlaceError
from toshiken.geography.history import History
from toshiken.geography.names import folded
from toshiken.geography.places import Places
from toshiken.geography.recent import BEGINS, recent_history
from toshiken.tables.ingest import places_of
from toshiken.tables.store import Store


@pytest.fixture(scope="module")
def whole(full_store: Path) -> History:
    return places_of(Store.open(full_store)).history


@pytest.mark.shared
@pytest.mark.parametrize("day", [BEGINS, date(2012, 4, 1), date(2014, 4, 30), date(2018, 9, 30), date(2020, 10, 1)])
def test_it_is_what_the_whole_history_says(whole: History, day: date) -> None:
    recent = recent_history()
    codes = recent.municipalities(day)
    assert codes == whole.municipalities(day)
    assert all(folded(recent.name(code, day)) == folded(whole.name(code, day)) for code in codes)
    latest = date(2020, 10, 1)
    assert all(recent.becomes(code, day, latest) == whole.becomes(code, day, latest) for code in codes)


def test_of_earlier_days_it_says_nothing() -> None:
    assert not recent_history().reaches(date(2010, 9, 30))
    assert Places().municipalities(date(2005, 10, 1)) is None
    with pytest.raises(PlaceError, match="先に市町村合併の履歴.*municipality_converter_jp.csv"):
        Places().code("01305", "厚田村", date(1980, 10, 1))


def test_a_code_of_these_years_is_known_without_the_whole() -> None:
    assert Places().code("40305", "那珂川町", date(2018, 3, 1)) == "40305"
    with pytest.raises(PlaceError, match="那珂川町）は.*那珂川市（40231）に変わりました"):
        Places().code("40305", "那珂川町", date(2020, 10, 1))


@pytest.mark.parametrize("name", ["札幌市", "北海道札幌市", "北海道 札幌市", "", "札 幌_市"])
def test_a_name_of_the_code_or_of_nobody_is_taken(name: str) -> None:
    assert Places().code("01100", name, date(2020, 10, 1)) == "01100"


@pytest.mark.parametrize("name", ["大阪市", "大阪府大阪市", "篠山市"])
def test_the_name_of_another_is_refused(name: str) -> None:
    if name == "篠山市":
        assert Places().code("28221", name, date(2018, 10, 1)) == "28221"
        return
    with pytest.raises(
        PlaceError, match="コード「01100」は札幌市ですが、名前は.*（27100）です。行や列がずれていないか"
    ):
        Places().code("01100", name, date(2020, 10, 1))
