"""A document has one publication; a generic one is asked only where no other claims."""

from dataclasses import replace

import pytest

from tests.sources.documents import written
from toshiken.core.errors import SourceError
from toshiken.sources import nstac_ssdse_a, publication
from toshiken.sources.publication import Publication, recognised

DOCUMENT = written("a,b\n1,2\n")
BASE = nstac_ssdse_a.PUBLICATION


def claiming(edition: str | None, generic: bool) -> Publication:
    return replace(BASE, recognise=lambda document: edition, generic=generic)


def claimed(monkeypatch: pytest.MonkeyPatch, *publications: Publication) -> str | None:
    found = {str(number): one for number, one in enumerate(publications)}
    monkeypatch.setattr(publication, "all_publications", lambda: found)
    claim = recognised(DOCUMENT)
    return claim[1] if claim else None


def test_a_special_publication_comes_before_a_generic_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert claimed(monkeypatch, claiming("generic", True), claiming("special", False)) == "special"
    assert claimed(monkeypatch, claiming("generic", True), claiming(None, False)) == "generic"
    assert claimed(monkeypatch, claiming(None, True), claiming(None, False)) is None


@pytest.mark.parametrize("generic", [True, False])
def test_two_claims_of_one_kind_are_an_error(monkeypatch: pytest.MonkeyPatch, generic: bool) -> None:
    with pytest.raises(SourceError, match="どれとも読めます"):
        claimed(monkeypatch, claiming("1", generic), claiming("2", generic))
