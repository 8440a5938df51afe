"""The two decks every end-to-end test reads: today's (a fixed day) and that of 2018-07-23, each made once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.in_process import Answer, Ask, asked
from toshiken.example import Example
from toshiken.outputs.brief import Brief
from toshiken.outputs.document import make_document
from toshiken.outputs.edition import render_edition
from toshiken.outputs.page import Audience, Document
from toshiken.outputs.publish import publish
from toshiken.outputs.site.charts import Drawer

THEN, NOW = date(2018, 7, 23), date(2026, 11, 23)


@dataclass(frozen=True)
class Made:
    """A document with its files on disk."""

    brief: Brief
    document: Document
    folder: Path

    @property
    def pptx(self) -> Path:
        return self.folder / "sapporo.pptx"


def make(day: date, folder: Path, example: Example | None = None, audience: Audience = Audience.INTERNAL) -> Made:
    """What `toshiken deck` makes, in this process."""
    brief = (example or Example()).brief(day)
    document = make_document(brief, audience, reproduction=day == THEN)
    with Drawer() as drawer:
        publish(folder, render_edition(document, brief.profile, "a4", None, drawer, _silent))
    return Made(brief, document, folder)


def _silent(stage: str) -> None:
    pass


@pytest.fixture(scope="session")
def then(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """As of 2018-07-23."""
    return make(THEN, tmp_path_factory.mktemp("then"))


@pytest.fixture(scope="session")
def now(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """As of a day in 2026."""
    return make(NOW, tmp_path_factory.mktemp("now"))


@pytest.fixture(scope="session")
def maker() -> Callable[..., Made]:
    """`make`, for tests that change the example first."""
    return make


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    """The command line in this process, in the test's own folder or in `cwd`."""

    def run(*arguments: str, cwd: Path = tmp_path) -> Answer:
        return asked(arguments, cwd, capsys)

    return run
