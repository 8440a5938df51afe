"""area.yml: what it says is read; what is wrong in it is told with file and line."""

from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError
from toshiken.geography.area import Area, read_area

TEXT = """\
schema_version: 1
slug: sapporo
names:
  - {name: さっぽろ連携中枢都市圏, first_day: 2018-07-23, tentative: true}
  - {name: さっぽろ連携中枢都市圏, first_day: 2018-11-28}
hubs:
  - {code: "01100", name: 札幌市}
partners:
  - {code: "01304", name: 新篠津村, concluded: 2019-03-29, reason: 取組に加わっている}
  - {code: "01203", name: 小樽市, concluded: 2019-03-29, left: 2024-03-31}
milestones:
  - {kind: declaration, day: 2018-11-28, label: 連携中枢都市宣言, origin: declaration}
contact: {organisation: 札幌市, office: 企画課}
"""


def written(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in TEXT
    path = folder / "area.yml"
    path.write_text(TEXT.replace(old, new, 1) if old else TEXT, encoding="utf-8")
    return path


@pytest.fixture
def area(tmp_path: Path) -> Area:
    return read_area(written(tmp_path))


def test_members_are_the_hub_then_partners_in_code_order(area: Area) -> None:
    assert [m.name for m in area.members(date(2020, 1, 1))] == ["札幌市", "小樽市", "新篠津村"]


def test_a_partner_stays_until_the_day_it_left(area: Area) -> None:
    assert len(area.members(date(2024, 3, 31))) == 3
    assert [m.name for m in area.members(date(2024, 4, 1))] == ["札幌市", "新篠津村"]


def test_words_follow_the_day(area: Area) -> None:
    before, after = date(2018, 7, 23), date(2019, 3, 29)
    assert area.name_on(before) == "（仮称）さっぽろ連携中枢都市圏"
    assert area.name_on(after) == "さっぽろ連携中枢都市圏"
    assert (area.partner_word(before), area.partner_word(after)) == ("関係市町村", "連携市町村")
    assert area.milestone("declaration", before) is None
    assert area.milestone("declaration", after) is not None


@pytest.mark.parametrize(
    ("old", "new", "line", "advice"),
    [
        ('code: "01203", name: 小樽市', 'code: "01304", name: 新篠津村', 10, "新篠津村（01304）が2回書かれています"),
        ('code: "01203", name: 小樽市', 'code: "01100", name: 札幌市', 10, "札幌市（01100）が2回書かれています"),
        ('hubs:\n  - {code: "01100", name: 札幌市}\n', "", 1, "「hubs」がありません"),
        ('hubs:\n  - {code: "01100", name: 札幌市}\n', "hubs: []\n", 6, "1件以上"),
        ("reason: 取組", "reasn: 取組", 9, "「reasn」は使えません.*使える項目：code、name、concluded"),
        ("slug: sapporo", "slag: sapporo", 1, "「slug」がありません"),
        ('code: "01304"', "code: 1304", 9, "引用符で囲む.*1304"),
        ('code: "01304"', 'code: "99999"', 9, "99999.*5桁|5桁.*99999"),
        ("name: 小樽市", "name: おたる市", 10, "コード 01203 は「小樽市」です。名前「おたる市」"),
        ("concluded: 2019-03-29, left", "concluded: 2019-02-30, left", 10, "「2019-02-30」は日付ではありません"),
        ("concluded: 2019-03-29, left", "concluded: 20190329, left", 10, "「20190329」は日付ではありません"),
        ("kind: declaration", "kind: speech", 12, "「speech」は選べません.*declaration"),
        ("contact: {organisation: 札幌市, office: 企画課}", "contact: 企画課", 13, "「contact」の書き方"),
        ("slug: sapporo", "slug: 札幌", 2, "「札幌」は使えません"),
        ("schema_version: 1", "schema_version: 2", 1, "「2」は選べません"),
    ],
)
def test_a_fault_names_file_and_line_and_what_to_do(tmp_path: Path, old: str, new: str, line: int, advice: str) -> None:
    path = written(tmp_path, old, new)
    with pytest.raises(RecordError, match=advice) as fault:
        read_area(path)
    assert str(fault.value).startswith(f"{path}（{line}行目）：")
    assert fault.value.exit_code == 2
    assert "{" not in str(fault.value).removeprefix(str(path)), "the whole record is not recited"


def test_an_area_may_have_two_hubs_and_reach_over_prefectures(tmp_path: Path) -> None:
    two = '{code: "01100", name: 札幌市}\n  - {code: "13206", name: 府中市}'
    area = read_area(written(tmp_path, '{code: "01100", name: 札幌市}', two))
    assert [p.name for p in area.prefectures] == ["北海道", "東京都"]
    assert [m.name for m in area.members(date(2020, 1, 1))][:2] == ["札幌市", "府中市"]
