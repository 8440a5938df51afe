"""JSON and XML, whole or refused."""

import pytest

from toshiken.core.errors import SourceError
from toshiken.sources.containers import trees
from toshiken.sources.document import Document


def json_of(data: bytes) -> object:
    return Document("a.json", data, "json").json


def xml_of(data: bytes) -> object:
    return Document("a.xml", data, "xml").xml


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_json_reads_in_each_encoding(encoding: str) -> None:
    assert json_of(' \n{"名": ["札幌市", 1.5, null]}'.encode(encoding)) == {"名": ["札幌市", 1.5, None]}


def test_json_cut_short_is_told_with_its_row() -> None:
    with pytest.raises(SourceError, match=r"^a\.json、2行目：8文字目で JSON として.*ダウンロードし直して"):
        json_of(b'{"a":\n ["b", "c')


def test_json_nested_without_end_is_told() -> None:
    with pytest.raises(SourceError, match="入れ子が深すぎます"):
        json_of(b"[" * 100_000)


def test_a_number_of_thousands_of_digits_is_told() -> None:
    with pytest.raises(SourceError, match="桁数の多すぎる数字"):
        json_of(b"[" + b"9" * 5_000 + b"]")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_xml_reads_in_each_encoding_whatever_it_declares(encoding: str) -> None:
    root = Document("a.xml", '<?xml version="1.0" encoding="Shift_JIS"?>\n<名>札幌市</名>'.encode(encoding), "xml").xml
    assert (root.tag, root.text) == ("名", "札幌市")


def test_xml_cut_short_is_told_with_its_row() -> None:
    with pytest.raises(SourceError, match=r"^a\.xml、2行目：5文字目で XML として.*ダウンロードし直して"):
        xml_of(b"<a>\n<b/>")


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "bb">' + b"".join(
    b'<!ENTITY b%d "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">' % n for n in range(9)
)


@pytest.mark.parametrize(
    "bomb",
    [
        ENTITIES + b"]><a>&b8;</a>",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_entities_are_refused(bomb: bytes) -> None:
    with pytest.raises(SourceError, match=r"^a\.xml：XML に実体の定義（ENTITY）.*出どころを確かめて"):
        xml_of(bomb)


def test_too_many_brackets_or_tags_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "JSON_BRACKETS", 2)
    monkeypatch.setattr(trees, "XML_TAGS", 3)
    with pytest.raises(SourceError, match="上限（2個）.*選んでダウンロードし直して"):
        json_of(b"[[],[]]")
    with pytest.raises(SourceError, match="上限（3個）"):
        xml_of(b"<a><b/><b/></a>")
