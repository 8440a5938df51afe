"""The sample deck, rendered once."""

import pytest

from tests.outputs.deck.stress import stress_document
from tests.outputs.sample import sample_document
from toshiken.outputs.deck import render_deck
from toshiken.outputs.page import Document


@pytest.fixture(scope="session")
def document() -> Document:
    return sample_document()


@pytest.fixture(scope="session")
def deck(document: Document) -> bytes:
    return render_deck(document)


@pytest.fixture(scope="session", params=["a4", "16:9", "stress"])
def any_deck(request: pytest.FixtureRequest) -> bytes:
    """The sample on either paper, marked as a reproduction; and pages that press against every edge."""
    if request.param == "stress":
        return render_deck(stress_document())
    return render_deck(sample_document(reproduction=True), request.param)
