"""What readers' tests may ask for beside the shared material."""

from pathlib import Path

import pytest

from tests.sources.documents import opened
from toshiken.geography.history import History
from toshiken.geography.places import Places
from toshiken.sources.kondo_municipality_mergers import PUBLICATION


@pytest.fixture(scope="session")
def places(shared: Path) -> Places:
    """The places of all censuses since 1980, from the history of mergers."""
    document = opened(shared / "data/municipality_mergers/municipality_converter_jp.csv")
    registers = PUBLICATION.read(document, str(PUBLICATION.recognise(document)))
    rows = {register.table: register.rows.to_dicts() for register in registers}  # type: ignore[union-attr]
    return Places(History.of(rows["converter"], rows["events"]))
