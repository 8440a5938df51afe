"""The sample document as a page, drawn once for all tests of the page."""

import pytest

from tests.outputs.sample import sample_document
from toshiken.outputs.page import Document
from toshiken.outputs.site import render_site


@pytest.fixture(scope="session")
def sample() -> Document:
    """The sample document for an internal audience."""
    return sample_document()


@pytest.fixture(scope="session")
def page(sample: Document) -> str:
    """Its page as text."""
    return render_site(sample).decode("utf-8")
