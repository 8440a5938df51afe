"""The sample deck, rendered once."""

from datetime import date

import pytest

from tests.outputs.deck.stress import stress_document
from tests.outputs.sample import sample_document
from toshiken.example import Example
from toshiken.outputs.deck import render_deck
from toshiken.outputs.document import make_document
from toshiken.outputs.page import Audience, Document


@pytest.fixture(scope="session")
def document() -> Document:
    return sample_document()


@pytest.fixture(scope="session")
def deck(document: Document) -> bytes:
    return render_deck(document)


@pytest.fixture(scope="session", params=["a4", "16:9", "stress", "2018-07-23", "2026-11-23"])
def any_deck(request: pytest.FixtureRequest) -> bytes:
    """The sample on either paper, marked as a reproduction; pages that press against every edge; the real decks."""
    if request.param == "stress":
        return render_deck(stress_document())
    if request.param.startswith("20"):
        brief = Example().brief(date.fromisoformat(request.param))
        return render_deck(make_document(brief, Audience.INTERNAL, reproduction=True))
    return render_deck(sample_document(reproduction=True), request.param)
