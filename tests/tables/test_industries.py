"""Letters and labels of the industries."""

import pytest

from toshiken.core.errors import RecordError
from toshiken.tables.industries import industry_17, label, letters, short_label


def test_eighteen_and_seventeen_classes():
    assert "".join(letters()) == "ABCDEFGHIJKLMNOPQR"
    assert letters(17)[:2] == ("AB", "C")
    assert len(letters(17)) == 17


def test_every_letter_of_18_goes_into_a_class_of_17():
    assert {industry_17(letter) for letter in letters(18)} == set(letters(17))


def test_labels():
    assert (label("I"), short_label("I")) == ("卸売業，小売業", "卸売・小売")
    assert short_label("S") == "公務"
    with pytest.raises(RecordError, match="産業「Z」"):
        label("Z")
