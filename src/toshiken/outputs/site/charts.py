"""Charts drawn beside other work: started early, fetched when the page is written."""

import json
import subprocess
import sys
import tempfile
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
        # A pipe that nobody empties would fill up. Closed at the end of the context.
        self._words = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._words)

    def __enter__(self) -> "Drawer":
        return self

    def __exit__(self, *fault: object) -> None:
        self._process.kill()
        self._process.wait()
        self._words.close()

    def draw(self, specs: dict[str, Spec]) -> dict[str, str]:
        """SVG (or PNG as base64) by figure id; one document after the other."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(specs).encode("ascii") + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._failed() from None
        answer = self._process.stdout.readline()
        if not answer:
            raise self._failed()
        drawings: dict[str, str] = json.loads(answer)
        return drawings

    def _failed(self) -> ToshikenError:
        code = self._process.wait()
        self._words.seek(0)
        reason = self._words.read().decode("utf-8", errors="replace").strip().splitlines()[-1:]
        return ToshikenError(f"ページの図を描けませんでした（図を描くプロセスが終了コード {code}）：{reason}")


def start_charts(document: Document, drawer: Drawer | None = None) -> ChartJob:
    """Begin to draw every chart of the document, in a process of its own (a drawer already warm, or a new one)."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")
    job = ChartJob(executor.submit(_drawn, figures_of(document), drawer))
    executor.shutdown(wait=False)
    return job


def _drawn(figures: Iterable[Figure], drawer: Drawer | None) -> dict[str, str]:
    by_id = {figure.id: figure for figure in figures}
    specs = {key: spec for key, figure in by_id.items() if (spec := spec_of(figure)) is not None}
    drawings = _all_drawn(specs, drawer) if specs else {}
    return {key: cleaned(svg, by_id[key]) for key, svg in drawings.items()}


def _all_drawn(specs: dict[str, Spec], drawer: Drawer | None) -> dict[str, str]:
    if drawer is not None:
        return drawer.draw(specs)
    with Drawer() as own:
        return own.draw(specs)
