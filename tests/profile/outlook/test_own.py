"""A municipality's own outlook: read with positions, known by its day, one origin a document."""

from datetime import date
from pathlib import Path

import pytest

from tests.profile.outlook.made import HUB, TOWN
from toshiken.core.errors import RecordError
from toshiken.profile.outlook.own import OwnOutlook, read_own

FILE = """\
municipality: 当別町
title: 当別町人口ビジョン
published: "2020-03"
persons:
  2040: 9000
  2060: 7000
"""
TODAY = date(2026, 11, 24)


def read(text: str, folder: Path, as_of: date = TODAY) -> OwnOutlook:
    path = folder / "own.yml"
    path.write_text(text, encoding="utf-8")
    return read_own(path, (HUB, TOWN), as_of)


def test_a_series_with_its_date(tmp_path: Path) -> None:
    found = read(FILE, tmp_path)
    assert [(q.period.year, q.known) for q in found.quantities()] == [(2040, 9000), (2060, 7000)]
    other = read(FILE.replace("2020-03", "2016-03"), tmp_path)
    ids = {one.quantities()[0].origins[0].id for one in (found, other)}
    assert ids == {"own_01303_2020-03", "own_01303_2016-03"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("9000", "-1", ["5行目", "「2040」の「-1」は小さすぎます"]),
        ("2040", "20400", ["5行目", "「persons」の「20400」は大きすぎます"]),
        ("当別町\n", "函館市\n", ["「函館市」は構成市町村にありません"]),
        ("2020-03", "2026-12", ["2026-11-24 にはまだ公表されていません", "--as-of"]),
    ],
)
def test_faults_are_told_with_file_and_line(old: str, new: str, words: list[str], tmp_path: Path) -> None:
    with pytest.raises(RecordError) as fault:
        read(FILE.replace(old, new, 1), tmp_path)
    assert [word for word in (*words, "own.yml") if word not in str(fault.value)] == []
