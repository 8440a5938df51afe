"""What every test may ask for: the shared material, and the tools a strict machine (CI=true) must have."""

import gc
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.once import made_once

REPOSITORY = Path(__file__).parents[1]
# Decks, profiles and tables are many small objects that stay: looking through them after every 700 new ones frees little.
gc.set_threshold(100_000, 20, 20)


def absent(what: str) -> None:
    """Skips with the reason; under CI=true a missing browser, font or LibreOffice is a failure."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{what} is missing, and CI=true asks for it: run `make test`, which installs it")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session", autouse=True)
def _own_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or fills the store of the person who runs it."""
    os.environ["TOSHIKEN_STORE"] = str(tmp_path_factory.mktemp("store") / "empty")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the working copy."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material: TOSHIKEN_SHARED, by default ../shared beside the repository. Skips where it is absent."""
    folder = Path(os.environ.get("TOSHIKEN_SHARED") or REPOSITORY.parent / "shared")
    if not (folder / "facts").is_dir():
        pytest.skip(f"shared material not found at {folder} (set TOSHIKEN_SHARED)")
    return folder


@pytest.fixture(scope="session")
def full_store(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds everything in the shared material's data/; beside it outcomes.json, what ingest said."""

    def fill(folder: Path) -> None:
        command = [sys.executable, "-m", "tests.full_store", str(shared / "data"), str(folder / "store")]
        subprocess.run(command, cwd=REPOSITORY, check=True)

    return made_once(tmp_path_factory, "full-store", fill) / "store"


@pytest.fixture(scope="session")
def soffice() -> str:
    """The LibreOffice command."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if not found:
        absent("LibreOffice")
    return str(found)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium command."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        absent("Chromium")
    return str(found)


@pytest.fixture(scope="session")
def fonts() -> dict[str, Path]:
    """Font files text is measured with: "bizud" (BIZ UDPゴシック) and "noto" (Noto Sans CJK JP)."""
    return {"bizud": _font_file("BIZ UDPGothic"), "noto": _font_file("Noto Sans CJK JP")}


def _font_file(family: str) -> Path:
    matcher = shutil.which("fc-match")
    if not matcher:
        absent("fontconfig (fc-match)")
    found = subprocess.run(
        [str(matcher), "-f", "%{family}\t%{file}", f"{family}:regular"], capture_output=True, text=True, check=True
    ).stdout
    names, _, file = found.partition("\t")
    if family not in names.split(","):
        absent(f"the font {family}")
    return Path(file)
