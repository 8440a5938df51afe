"""The map of a delineation as a file: one PowerPoint page, or an SVG for a browser and Word."""

from pathlib import Path

from toshiken.core.errors import RequestError
from toshiken.outputs.page import Audience, Document
from toshiken.outputs.pages.ratio_figure import Earth
from toshiken.outputs.pages.ratio_map import ratio_map_page
from toshiken.profile.claims.delineation import hub_names
from toshiken.profile.delineation.mapped import Mapped

_ENDINGS = (".pptx", ".svg")


def require_ending(file: Path) -> None:
    """A RequestError where the file's name does not say which of the two it is to be."""
    if file.suffix.lower() not in _ENDINGS:
        raise RequestError(
            f"--map の「{file}」の形式は選べません。PowerPoint の頁なら .pptx、ブラウザーや Word で使う図なら .svg で終わる名前にしてください。"
        )


def render_delineation_map(mapped: Mapped, earth: Earth, reproduction: bool, ending: str) -> bytes:
    """The file's content. reproduction: the day lies in the past, and the page says so."""
    from toshiken.outputs.deck import render_deck
    from toshiken.outputs.site.map_file import render_map

    document = map_document(mapped, earth, reproduction)
    return render_map(document) if ending.lower() == ".svg" else render_deck(document)


def map_document(mapped: Mapped, earth: Earth, reproduction: bool) -> Document:
    """One page, about the area where one is known, else about the hubs."""
    found, page = mapped.found, ratio_map_page(mapped, earth)
    area = found.area
    return Document(
        slug=f"{area.slug if area else found.hubs[0].code}_ratio_map",
        title=page.title,
        area_name=area.name_on(found.as_of) if area else hub_names(found),
        organisation=area.contact.organisation if area else "",
        office=area.contact.office_shown if area else "",
        as_of=found.as_of,
        status="",
        material_number="",
        audience=Audience.MEETING,
        pages=(page,),
        reproduction=reproduction,
    )
