"""Origins files: what an origin must say, and when it counts as published."""

from datetime import date

import pytest

from toshiken.core.errors import RecordError
from toshiken.core.origins_file import known_on, read_origins

GOOD = 'census:\n  title: 国勢調査\n  producer: 総務省\n  published: "2019"\n'


def written(tmp_path, text):
    path = tmp_path / "origins.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_year_counts_from_its_last_day(tmp_path):
    origin = read_origins(written(tmp_path, GOOD))["census"]
    assert (origin.id, origin.available_from) == ("census", date(2019, 12, 31))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (GOOD.replace('"2019"', '"2019-13"'), 4, "日付"),
        (GOOD.replace('"2019"', "令和元年"), 4, "日付"),
        (GOOD + "  licence_name: CC0\n", 5, "使えません"),
        (GOOD.replace("  producer: 総務省\n", ""), 1, "producer"),
        (GOOD.replace("published: ", "published "), 5, "コロン"),
    ],
)
def test_a_fault_names_file_and_line(tmp_path, text, line, what):
    path = written(tmp_path, text)
    with pytest.raises(RecordError, match=what) as fault:
        read_origins(path)
    assert (fault.value.file, fault.value.line) == (path, line)


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(RecordError, match="出典がひとつもありません"):
        read_origins(written(tmp_path, ""))


def test_a_revision_stands_in_for_what_it_revises_from_its_day(tmp_path):
    revision = 'census_2:\n  title: 国勢調査\n  producer: 総務省\n  published: "2021-11-30"\n  revises: census\n'
    origins = read_origins(written(tmp_path, GOOD + revision))
    assert known_on(origins, date(2021, 11, 29))["census"].id == "census"
    assert known_on(origins, date(2021, 11, 30))["census"].id == "census_2"
