"""The sample deck, rendered once."""

import pytest

from tests.outputs.sample import sample_document
from toshiken.outputs.deck import render_deck
from toshiken.outputs.page import Document


@pytest.fixture(scope="session")
def document() -> Document:
    return sample_document()


@pytest.fixture(scope="session")
def deck(document: Document) -> bytes:
    return render_deck(document)


@pytest.fixture(scope="session", params=["a4", "16:9"])
def any_deck(request: pytest.FixtureRequest) -> bytes:
    """The sample on either paper, marked as a reproduction."""
    return render_deck(sample_document(reproduction=True), request.param)
