"""area.yml: what it says is read; what is wrong in it is told with file and line."""

import re
from datetime import date
from pathlib import Path

import pytest

from toshiken.core.errors import RecordError, RequestError
from toshiken.geography.area import Area, read_area

ORIGINS = {"declaration"}
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
    return read_area(written(tmp_path), ORIGINS)


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
        (
            'code: "01203", name: 小樽市',
            'code: "01100", name: 札幌市',
            10,
            "札幌市（01100）は中枢都市で、連携市町村にはなりません",
        ),
        ('hubs:\n  - {code: "01100", name: 札幌市}\n', "", 1, "「hubs」がありません"),
        ('hubs:\n  - {code: "01100", name: 札幌市}\n', "hubs: []\n", 6, "1件以上"),
        ("reason: 取組", "reasn: 取組", 9, "「reasn」は使えません.*使える項目：code、name、joined、concluded"),
        ("slug: sapporo", "slag: sapporo", 1, "「slug」がありません"),
        ('code: "01304"', "code: 1304", 9, "引用符で囲む.*1304"),
        ('code: "01304"', 'code: "99999"', 9, "99999.*合併などでなくなった市町村なら、今の市町村のコード"),
        ('code: "01304"', 'code: "40131"', 9, "「40131」は福岡市（40130）の区で、市町村ではありません。福岡市を"),
        ('code: "01304"', 'code: "13100"', 9, "東京都の23区をまとめたもの"),
        ('code: "01304"', 'code: "1304"', 9, "「1304」.*5桁の数字を引用符で囲んで"),
        ("name: 小樽市", "name: おたる市", 10, "コード 01203 は「小樽市」です。名前「おたる市」"),
        ("concluded: 2019-03-29, left", "concluded: 2019-02-30, left", 10, "「2019-02-30」は日付ではありません"),
        ("concluded: 2019-03-29, left", "concluded: 20190329, left", 10, "「20190329」は日付ではありません"),
        ("kind: declaration", "kind: speech", 12, "「speech」は選べません.*declaration"),
        ("contact: {organisation: 札幌市, office: 企画課}", "contact: 企画課", 13, "「contact」の書き方"),
        ("slug: sapporo", "slug: 札幌", 2, "「札幌」は出力ファイルの名前に使えません。半角の英小文字で始め"),
        ("slug: sapporo", "slug: Sapporo 1", 2, "slug の「Sapporo 1」"),
        ("schema_version: 1", "schema_version: 2", 1, "「2」は選べません"),
        ("left: 2024-03-31", "left: 2019-03-28", 10, "小樽市が離れた日（2019-03-28）が 2019-03-29 より前です"),
        ("left: 2024-03-31", "left: 2024-03-31, joined: 2024-04-01", 10, "離れた日.*2024-04-01 より前"),
        ("day: 2018-11-28,", "day: 2018-11-28, until: 2018-11-27,", 12, "末日（2018-11-27）が 2018-11-28 より前"),
        ("origin: declaration", "origin: hearsay", 12, "出典「hearsay」が出典の一覧にありません"),
        ("label: 連携中枢都市宣言", "label: ''", 12, "「label」が空です"),
        ("office: 企画課", "office: ''", 13, "「office」が空です"),
    ],
)
def test_a_fault_names_file_and_line_and_what_to_do(tmp_path: Path, old: str, new: str, line: int, advice: str) -> None:
    path = written(tmp_path, old, new)
    with pytest.raises(RecordError, match=advice) as fault:
        read_area(path, ORIGINS)
    assert str(fault.value).startswith(f"{path}（{line}行目）：")
    assert fault.value.exit_code == 2
    assert "{" not in str(fault.value).removeprefix(str(path)), "the whole record is not recited"


def test_an_area_may_have_two_hubs_and_reach_over_prefectures(tmp_path: Path) -> None:
    two = '{code: "01100", name: 札幌市}\n  - {code: "13206", name: 府中市}'
    area = read_area(written(tmp_path, '{code: "01100", name: 札幌市}', two), ORIGINS)
    assert [p.name for p in area.prefectures] == ["北海道", "東京都"]
    assert [m.name for m in area.members(date(2020, 1, 1))][:2] == ["札幌市", "府中市"]


def test_a_member_belongs_from_the_day_it_joined(tmp_path: Path) -> None:
    later = read_area(written(tmp_path, "left: 2024-03-31", "joined: 2020-04-01"), ORIGINS)
    assert [m.name for m in later.members(date(2020, 3, 31))] == ["札幌市", "新篠津村"]
    assert [m.name for m in later.members(date(2020, 4, 1))] == ["札幌市", "小樽市", "新篠津村"]


def test_a_hub_may_leave(tmp_path: Path) -> None:
    two = '{code: "01100", name: 札幌市, left: 2020-03-31}\n  - {code: "13206", name: 府中市, joined: 2019-04-01}'
    area = read_area(written(tmp_path, '{code: "01100", name: 札幌市}', two), ORIGINS)
    hubs = {
        day: [h.name for h in area.as_of(day).hubs] for day in (date(2019, 3, 31), date(2020, 1, 1), date(2021, 1, 1))
    }
    assert list(hubs.values()) == [["札幌市"], ["札幌市", "府中市"], ["府中市"]]
    assert area.as_of(date(2021, 1, 1)).members(date(2021, 1, 1))[0].name == "府中市"


def test_as_of_a_day_nothing_later_is_known(area: Area) -> None:
    then = area.as_of(date(2018, 7, 23))
    assert [n.first_day for n in then.names] == [date(2018, 7, 23)]
    assert then.milestones == ()
    assert [(p.concluded, p.left) for p in then.partners] == [(None, None)] * 2
    assert then.members(date(2018, 7, 23)) == area.members(date(2018, 7, 23))
    known = area.as_of(date(2020, 1, 1))
    assert [(p.name, p.concluded, p.left) for p in known.partners][1] == ("小樽市", date(2019, 3, 29), None)
    assert len(known.milestones) == 1
    assert area.as_of(date(2024, 3, 31)) == area


def test_an_area_without_a_hub_on_the_day_is_told(tmp_path: Path) -> None:
    area = read_area(written(tmp_path, "name: 札幌市}", "name: 札幌市, joined: 2019-01-01}"), ORIGINS)
    with pytest.raises(RequestError, match="2018-07-23 には圏域に中枢都市がありません"):
        area.as_of(date(2018, 7, 23))


def test_the_document_lists_every_key_and_says_which_are_required() -> None:
    text = (Path(__file__).parents[2] / "docs/any-area.md").read_text(encoding="utf-8")
    section = text.partition("## area.yml")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)[: len(Area.model_fields)] == list(Area.model_fields)
    (sentence,) = re.findall(r"^Required are (.*)\.$", section, re.MULTILINE)
    required = [name for name, field in Area.model_fields.items() if field.is_required()]
    assert re.findall(r"`(\w+)`", sentence) == required
