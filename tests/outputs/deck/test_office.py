"""LibreOffice opens the deck and prints every page in the font meant for it."""

import subprocess
from pathlib import Path

import pytest

from toshiken.outputs.page import Document


@pytest.mark.office
def test_libreoffice_prints_every_page(deck: bytes, document: Document, soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.pptx"
    path.write_bytes(deck)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = (tmp_path / "sample.pdf").read_bytes()
    assert printed.count(b"/Type/Page/") + printed.count(b"/Type/Page\n") >= len(document.pages)
    assert b"BIZUDP" in printed or b"NotoSansCJK" in printed
