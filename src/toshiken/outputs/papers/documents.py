"""All papers of a plan as files: charts are drawn in the background while the first papers are written."""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from toshiken.core.wording import Sentence
from toshiken.outputs.figure import Figure, Table
from toshiken.outputs.papers.edition import papers
from toshiken.outputs.papers.marks import pending
from toshiken.outputs.papers.page import render_page
from toshiken.outputs.papers.paper import Line, Paper
from toshiken.outputs.papers.source import Source
from toshiken.outputs.papers.word.render import render_paper
from toshiken.outputs.site.charts import Drawer
from toshiken.outputs.site.specs.of_figure import spec_of
from toshiken.outputs.site.svg import cleaned


@dataclass(frozen=True)
class Made:
    """files: path → content. waiting: ids of machine-made sentences no one has accepted yet."""

    files: dict[str, bytes]
    waiting: tuple[str, ...]


def make_documents(source: Source, template: Path | None, progress: Callable[[str], None]) -> Made:
    """Every paper the audience may read as .docx, the vision as an offline page too."""
    progress("文書")
    made = papers(source)
    figures = {figure.id: figure for paper in made for figure in paper.figures()}
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="charts") as charts:
        pngs, svgs = _pictures(figures.values(), charts), _drawings(figures.values(), charts)
        files: dict[str, bytes] = {}
        for paper in sorted(made, key=lambda p: any(p.figures())):
            progress(paper.title)
            files[f"{paper.file}.docx"] = render_paper(paper, template, pngs.result() if any(paper.figures()) else {})
        vision = next((paper for paper in made if paper.file.endswith("_vision")), None)
        if vision:
            files[f"{vision.file}.html"] = render_page(vision, svgs.result())
    return Made(dict(sorted(files.items())), tuple(dict.fromkeys(_waiting(made))))


def _pictures(figures: Iterable[Figure], pool: ThreadPoolExecutor) -> Future[dict[str, bytes]]:
    specs = {figure.id: spec for figure in figures if (spec := spec_of(figure)) is not None}
    if not specs:
        return pool.submit(dict)
    drawer = Drawer("png")
    return pool.submit(lambda: {key: b64decode(png) for key, png in drawer.draw(specs).items()})


def _drawings(figures: Iterable[Figure], pool: ThreadPoolExecutor) -> Future[dict[str, str]]:
    by_id = {figure.id: figure for figure in figures}
    specs = {key: spec for key, figure in by_id.items() if (spec := spec_of(figure)) is not None}
    if not specs:
        return pool.submit(dict)
    drawer = Drawer()
    return pool.submit(lambda: {key: cleaned(svg, by_id[key]) for key, svg in drawer.draw(specs).items()})


def _waiting(made: Iterable[Paper]) -> Iterator[str]:
    for paper in made:
        for said in _sentences(paper):
            if found := pending(said):
                yield found


def _sentences(paper: Paper) -> Iterator[Sentence]:
    for block in paper.blocks:
        if isinstance(block, Line):
            yield block.content
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, Sentence))
