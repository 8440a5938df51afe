"""A CSV with its passport: what is read, and what is refused with file and line."""

import pytest

from toshiken.core.errors import RecordError
from toshiken.tables.tidy_csv import read_tidy_csv

PASSPORT = """\
origin: census
field: population_persons
place: code
period: "{year}-10-01"
dimensions: {sex: sex}
value: persons
states: {"－": NIL, "x": SUPPRESSED}
"""
HEADER = "code,sex,year,persons\n"
ROWS = HEADER + "01100,male,2020,918682\n01100,female,2020,1054713\n"
ORIGINS = {"census"}


@pytest.fixture
def written(tmp_path):
    def write(rows=ROWS, passport=PASSPORT):
        path = tmp_path / "people.csv"
        path.write_text(rows, encoding="utf-8")
        if passport:
            path.with_suffix(".yml").write_text(passport, encoding="utf-8")
        return path

    return write


def refused(path, origins=ORIGINS):
    with pytest.raises(RecordError) as fault:
        read_tidy_csv(path, origins)
    return fault.value


def test_rows_are_read(written):
    rows = read_tidy_csv(written(), ORIGINS).rows()
    assert rows[0] == ("population_persons", "01100", "2020-10-01", "sex=male", 918682.0, "PRESENT", "census", "", "")
    assert len(rows) == 2


def test_symbols_keep_their_state_and_nil_alone_counts_as_zero(written):
    rows = read_tidy_csv(written(HEADER + "01304,male,2020,－\n01303,male,2020,x\n"), ORIGINS).rows()
    assert [(row[4], row[5]) for row in rows] == [(0.0, "NIL"), (None, "SUPPRESSED")]


def test_a_row_may_be_marked_as_reference(written):
    marked = "code,sex,year,persons,state\n01224,male,2020,5,REFERENCE\n01100,male,2020,6,\n"
    rows = read_tidy_csv(written(marked, PASSPORT + "state: state\n"), ORIGINS).rows()
    assert [row[5] for row in rows] == ["REFERENCE", "PRESENT"]


def test_codes_have_each_their_field_period_and_origin(written):
    passport = (
        'origin: "ssdse_{edition}"\nplace: code\nvalue: value\ncolumn: "{item} {edition}"\nfield:\n  column: item\n'
        "  skipped: {D2203: 比率}\n  map:\n"
        '    A1: {field: births_persons, period: "{year}"}\n'
        '    C3: {field: commercial_farms, period: "{following_year}-02-01"}\n'
    )
    text = "item,year,edition,code,value\nA1,2017,2019,01100,1\nC3,2014,2020,01100,2\nD2203,2014,2020,01100,93.1\n"
    rows = read_tidy_csv(written(text, passport), {"ssdse_2019", "ssdse_2020"}).rows()
    assert [(r[0], r[2], r[6], r[7]) for r in rows] == [
        ("births_persons", "2017", "ssdse_2019", "A1 2019"),
        ("commercial_farms", "2015-02-01", "ssdse_2020", "C3 2020"),
    ]
    fault = refused(written(text.replace("D2203", "D2204"), passport), {"ssdse_2019", "ssdse_2020"})
    assert (fault.line, "D2204" in str(fault)) == (4, True)


def test_codes_name_the_survey_they_repeat(written):
    passport = (
        "origin: census\nplace: code\nvalue: value\nfield:\n  column: item\n  map:\n"
        '    A1: {field: births_persons, period: "{year}", survey: "総務省「{era_year}国勢調査」"}\n'
        '    I6: {field: physicians_persons, period: "{year}", survey: {"2016": 調査, "2018": 統計}}\n'
        '    C3: {field: commercial_farms, period: "{year}", survey: "{following_year}年農林業センサス"}\n'
    )
    text = "item,year,code,value\nA1,2019,01100,1\nI6,2016,01100,2\nI6,2018,01100,3\nC3,2014,01100,4\n"
    rows = read_tidy_csv(written(text, passport), ORIGINS).rows()
    assert [row[8] for row in rows] == ["総務省「令和元年国勢調査」", "調査", "統計", "2015年農林業センサス"]
    fault = refused(written(text.replace("I6,2018", "I6,2020"), passport))
    assert (fault.line, "2020年の原資料" in str(fault)) == (4, True)


def test_no_passport(written):
    path = written(passport="")
    fault = refused(path)
    assert fault.file == path
    assert "出典のない数値は使えません" in str(fault)


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        (ROWS.replace("1054713", "105471a"), 3, "値「105471a」は数値ではなく"),
        (ROWS.replace("1054713", ""), 3, "値「」"),
        (ROWS.replace("1054713", "１０５"), 3, "値「１０５」"),
        (ROWS.replace("1054713", '"1,054,713"'), 3, "1,054,713"),
        (ROWS.replace("1054713", "nan"), 3, "nan"),
        (ROWS + "01100,male,2020,918682\n", 4, "2行目と同じ"),
        (ROWS.replace("01100,female", "1100,female"), 3, "5桁のコード"),
        (ROWS.replace("female,2020", "female,20-20"), 3, "年「20-20」"),
        (ROWS.replace(",1054713", ""), 3, "列の数"),
        (ROWS.replace("1054713", "1054713,5"), 3, "列の数"),
        (ROWS.replace("persons", "people"), 1, "列「persons」がありません"),
        (ROWS.replace("01100,female", "\n01100,male"), 4, "2行目と同じ"),
        (HEADER, 1, "行がひとつもありません"),
        (ROWS.replace("code,sex", "sex,sex,code", 1), 1, "列「sex」が2つあります"),
    ],
)
def test_a_faulty_row_names_file_and_line(written, rows, line, what):
    path = written(rows)
    fault = refused(path)
    assert (fault.file, fault.line) == (path, line)
    assert what in str(fault)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("origin: census", "origin: censsus", "出典「censsus」"),
        ("population_persons", "population", "項目「population」"),
        ("sex: sex", "industry: sex", "次元「industry」を持ちません"),
    ],
)
def test_a_passport_that_does_not_fit_names_the_row(written, old, new, what):
    path = written(passport=PASSPORT.replace(old, new))
    fault = refused(path)
    assert (fault.file, fault.line) == (path, 2)
    assert what in str(fault)


@pytest.mark.parametrize(
    ("passport", "line", "what"),
    [
        (PASSPORT.replace("origin: census\n", ""), 1, "origin"),
        (PASSPORT + "unit: persons\n", 8, "使えません"),
        (PASSPORT.replace("NIL", "NOTHING"), 7, "NOTHING"),
        (PASSPORT.replace("origin: census", 'origin: "{year"'), 1, "「{year」の波括弧を読めません"),
        (PASSPORT.replace("{year}-10", "{}-10"), 4, "「{}-10-01」の波括弧を読めません"),
        (PASSPORT + 'column: "{year.real}"\n', 8, "「{year.real}」の波括弧を読めません"),
    ],
)
def test_a_faulty_passport_names_its_own_line(written, passport, line, what):
    path = written(passport=passport)
    fault = refused(path)
    assert (fault.file, fault.line) == (path.with_suffix(".yml"), line)
    assert what in str(fault)


def test_a_year_that_is_none_names_the_row(written):
    path = written(
        ROWS.replace("female,2020", "female,来年"), PASSPORT.replace("{year}-10-01", "{following_year}-02-01")
    )
    fault = refused(path)
    assert (fault.file, fault.line) == (path, 3)
    assert "「来年」は4桁の数字ではありません" in str(fault)


def test_a_file_in_another_encoding_is_refused(written):
    path = written()
    path.write_bytes("code,sex,year,persons\n札幌市,male,2020,1\n".encode("cp932"))
    assert "UTF-8" in str(refused(path))
