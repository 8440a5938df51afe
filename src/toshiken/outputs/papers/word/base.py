"""The empty document a paper is written into: our own, or a city's template emptied of its text."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from toshiken.core.errors import RequestError
from toshiken.outputs.papers.word.styles import OUR_STYLES, STAND_INS, dress

# Parts of python-docx's own template that say nothing about our papers.
_DROPPED = {"stylesWithEffects", "thumbnail", "customXml", "numbering"}


@dataclass(frozen=True)
class Base:
    """The file each paper starts from, and the ids of its styles by name."""

    content: bytes
    style_ids: Mapping[str, str]

    def opened(self) -> Any:
        """A document of its own."""
        return Document(BytesIO(self.content))


@cache
def base(template: Path | None) -> Base:
    """The document to start from. Raises RequestError where the template is no Word file."""
    document = _template(template) if template else _own()
    dress(document, own=template is None)
    if template is None:
        _drop_unused_styles(document)
    buffer = BytesIO()
    document.save(buffer)
    return Base(buffer.getvalue(), {style.name: style.style_id for style in document.styles})


def _drop_unused_styles(document: Any) -> None:
    """python-docx's own template brings 160 styles of no use to us."""
    for style in list(document.styles):
        if style.name not in OUR_STYLES and not style.element.get(qn("w:default")):
            style.delete()
    kept = {style.style_id for style in document.styles}
    for tag in ("w:link", "w:next"):
        for reference in list(document.styles.element.iter(qn(tag))):
            if reference.get(qn("w:val")) not in kept:
                reference.getparent().remove(reference)


def _own() -> Any:
    document = Document()
    for keeper in (document.part, document.part.package):
        for key in [k for k, r in keeper.rels.items() if r.reltype.rsplit("/", 1)[-1] in _DROPPED]:
            keeper.rels.pop(key)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(22), Mm(20)
    section.header_distance = section.footer_distance = Mm(10)
    _japanese(document)
    _name_stand_ins(document)
    return document


def _template(path: Path) -> Any:
    try:
        document = Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError):
        raise RequestError(
            f"ひな形「{path}」を Word のファイル（.docx）として開けません。場所と形式を確かめてください。"
        ) from None
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document


def _japanese(document: Any) -> None:
    """The language of the text: line breaking and spelling go by it."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ja-JP")
        language.set(qn("w:eastAsia"), "ja-JP")
    settings = document.settings.element
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "ja-JP")
        language.set(qn("w:eastAsia"), "ja-JP")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _name_stand_ins(document: Any) -> None:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="80"/></w:font>'
        for name, others in STAND_INS.items()
    )
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    part._blob = head + f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()
    parse_xml(part._blob)
