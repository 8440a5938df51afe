"""docs/adding-an-indicator.md names every key and every relative period there is."""

from pathlib import Path

import pytest

from toshiken.indicators.catalogue import RELATIVE_PERIODS, Definition, Input


@pytest.mark.parametrize("word", [*Definition.model_fields, *Input.model_fields, *RELATIVE_PERIODS])
def test_the_page_explains(repository: Path, word: str) -> None:
    assert word in (repository / "docs" / "adding-an-indicator.md").read_text(encoding="utf-8")
