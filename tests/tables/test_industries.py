"""Letters and labels of the industries."""

import pytest

from toshiken.core.errors import RecordError
from toshiken.tables.industries import industry_17, label, short_label


def test_every_letter_of_18_goes_into_a_class_of_17():
    classes = [industry_17(letter) for letter in "ABCDEFGHIJKLMNOPQR"]
    assert classes[:3] == ["AB", "AB", "C"]
    assert len(set(classes)) == 17
    assert all(label(letter) for letter in classes)


def test_labels():
    assert (label("I"), short_label("I")) == ("卸売業，小売業", "卸売・小売")
    assert short_label("S") == "公務"
    with pytest.raises(RecordError, match="産業「Z」"):
        label("Z")
