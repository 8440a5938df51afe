"""The command line in this process: what a planner sees of it, without a new interpreter for every message."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from toshiken.cli import main


class Answer(NamedTuple):
    """What a command said, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


Ask = Callable[..., Answer]


def asked(arguments: tuple[str, ...], cwd: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    """`toshiken` with these arguments in that folder; what it does not foresee is raised."""
    capsys.readouterr()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        patch.setattr(sys, "argv", ["toshiken", *arguments])
        patch.setattr(gc, "disable", lambda: None)  # this process goes on
        with pytest.raises(SystemExit) as end:
            main()
    return Answer(int(end.value.code or 0), *capsys.readouterr())
