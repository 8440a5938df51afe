"""Charts drawn beside other work: started early, fetched when the page is written."""

import json
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from toshiken.core.errors import ToshikenError
from toshiken.outputs.figure import Figure
from toshiken.outputs.page import Document
from toshiken.outputs.site.specs.canvas import Spec
from toshiken.outputs.site.specs.of_figure import spec_of
from toshiken.outputs.site.svg import cleaned

# Run by its path and never imported here: loading vl_convert costs this process time and memory for nothing.
_PROGRAM = Path(__file__).with_name("drawing.py")


@dataclass(frozen=True)
class ChartJob:
    """Drawings under way."""

    pending: Future[dict[str, str]]

    def drawings(self) -> dict[str, str]:
        """SVG by figure id; waits until all are drawn."""
        return self.pending.result()


def figures_of(document: Document) -> tuple[Figure, ...]:
    """Every figure the document's audience may see, in reading order."""
    return tuple(block for page in document.for_audience() for block in page.body if isinstance(block, Figure))


class Drawer:
    """The drawing process, started before there is anything to draw: it warms up while the figures are computed.

    A context: what is still running at its end is stopped. form: of the drawings.
    """

    def __init__(self, form: Literal["svg", "png"] = "svg") -> None:
        # -P: the folder of the program must not stand in front of the standard library (it holds an html.py).
        command = [sys.executable, "-P", str(_PROGRAM), form]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        self._begun = False

    def __enter__(self) -> "Drawer":
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.kill()
        if self._begun:
            self._process.wait()  # its pipes are the drawing thread's
        else:
            self._process.communicate()

    def draw(self, specs: dict[str, Spec]) -> dict[str, str]:
        """SVG (or PNG as base64) by figure id; a drawer draws once."""
        self._begun = True
        output, faults = self._process.communicate(json.dumps(specs).encode("ascii"))
        if self._process.returncode:
            reason = faults.decode("utf-8", errors="replace").strip().splitlines()[-1:]
            raise ToshikenError(
                f"ページの図を描けませんでした（図を描くプロセスが終了コード {self._process.returncode}）：{reason}"
            )
        drawings: dict[str, str] = json.loads(output)
        return drawings


def start_charts(document: Document, drawer: Drawer | None = None) -> ChartJob:
    """Begin to draw every chart of the document, in a process of its own (a drawer already warm, or a new one)."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")
    job = ChartJob(executor.submit(_drawn, figures_of(document), drawer))
    executor.shutdown(wait=False)
    return job


def _drawn(figures: Iterable[Figure], drawer: Drawer | None) -> dict[str, str]:
    by_id = {figure.id: figure for figure in figures}
    specs = {key: spec for key, figure in by_id.items() if (spec := spec_of(figure)) is not None}
    drawings = (drawer or Drawer()).draw(specs) if specs else {}
    return {key: cleaned(svg, by_id[key]) for key, svg in drawings.items()}
