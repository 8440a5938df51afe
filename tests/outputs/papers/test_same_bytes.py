"""The same plan gives the same bytes, whatever the hash seed, the time zone or the day it is made on."""

import hashlib
import os
import subprocess
import sys

from tests.conftest import REPOSITORY
from toshiken.outputs.papers.documents import Made

PROGRAM = """
import hashlib
from tests.outputs.papers.conftest import TODAY
from tests.plan.conftest import FICTITIOUS_PLAN
from tests.plan.places import fictitious_places
from toshiken.outputs.papers.documents import make_documents
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.wording import Words
from toshiken.plan.folder import read_sound_folder
with fictitious_places():
    made = make_documents(Source(read_sound_folder(FICTITIOUS_PLAN).plan, TODAY, Words()), None, lambda _: None)
for name, content in made.files.items():
    print(name, hashlib.sha256(content).hexdigest())
"""


def test_another_process_makes_the_same_files(kakuu: Made) -> None:
    here = {name: hashlib.sha256(content).hexdigest() for name, content in kakuu.files.items()}
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=REPOSITORY, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )  # fmt: skip
    there = dict(line.split(" ") for line in done.stdout.splitlines())
    assert there == here


def test_charts_are_drawn_alike(sapporo: Made, sapporo_source: object) -> None:
    from toshiken.outputs.papers.documents import make_documents
    from toshiken.outputs.papers.source import Source

    assert isinstance(sapporo_source, Source)
    again = make_documents(sapporo_source, None, lambda _: None)
    assert again.files == sapporo.files
