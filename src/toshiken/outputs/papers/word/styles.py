"""The styles every paper uses. A city's template keeps its own styles of the same names; what it lacks is added."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

MINCHO, GOTHIC = "BIZ UDP明朝 Medium", "BIZ UDPゴシック"
# What stands in where the machine has none of the two: Word reads these from the font table.
STAND_INS = {
    MINCHO: "BIZ UDPMincho,游明朝,ＭＳ Ｐ明朝,Noto Serif CJK JP",
    GOTHIC: "BIZ UDPGothic,游ゴシック,ＭＳ Ｐゴシック,Noto Sans CJK JP",
}
GREY = RGBColor(0x4A, 0x55, 0x60)
_ALIGN = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "centre": WD_ALIGN_PARAGRAPH.CENTER, "both": WD_ALIGN_PARAGRAPH.JUSTIFY}


@dataclass(frozen=True)
class Look:
    """A paragraph style: points; indents in characters of its own size."""

    name: str
    size: float = 10.5
    gothic: bool = False
    bold: bool = False
    align: str = ""
    before: float = 0
    after: float = 0
    left: float = 0
    first: float = 0
    spacing: float = 1.25
    keep_next: bool = False
    grey: bool = False


LOOKS = (
    Look("Normal", after=2),
    Look("Title", 18, True, True, "centre", 6, 10, keep_next=True),
    Look("Subtitle", 12, True, False, "centre", 0, 8),
    Look("Heading 1", 14, True, True, before=14, after=6, keep_next=True),
    Look("Heading 2", 12, True, True, before=10, after=4, keep_next=True),
    Look("Heading 3", 10.5, True, True, before=8, after=2, keep_next=True),
    Look("Caption", 9.5, True, True, before=8, after=2, keep_next=True),
    Look("本文字下げ", align="both", first=1, after=2),
    Look("条項", align="both", left=1, first=-1, after=2),
    Look("号", align="both", left=3, first=-1, after=2),
    Look("箇条書き", left=1.5, first=-1, after=2),
    Look("リード文", 11, True, left=1.2, first=-1.2, after=3, keep_next=True),
    Look("右寄せ", align="right", after=2),
    Look("中央寄せ", align="centre", after=2),
    Look("注記", 8.5, left=1, first=-1, spacing=1.1),
    Look("表中", 9, spacing=1.0),
    Look("表中小", 7, spacing=1.0),
    Look("目次1", 10.5, before=2, spacing=1.1),
    Look("目次2", 9.5, left=1.5, spacing=1.05),
    Look("記入欄"),
    Look("ヘッダー・フッター", 8.5, True, grey=True, spacing=1.0),
)
STYLE_OF = {
    "title": "Title", "subtitle": "Subtitle", "body": "本文字下げ", "plain": "Normal", "clause": "条項", "item": "号",
    "bullet": "箇条書き", "note": "注記", "right": "右寄せ", "centre": "中央寄せ", "lead": "リード文", "blank": "記入欄",
}  # fmt: skip
MACHINE = "機械作成"
OUR_STYLES = {look.name for look in LOOKS} | {MACHINE}


def dress(document: Any, own: bool) -> None:
    """Gives a document the styles; own: built-in ones are ours too, else only those that are not there are added."""
    there = {style.name for style in document.styles}
    for look in LOOKS:
        if look.name not in there:
            style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles["Normal"]
            _apply(style, look)
        elif own:
            _apply(document.styles[look.name], look)
    if MACHINE not in there:
        mark = document.styles.add_style(MACHINE, WD_STYLE_TYPE.CHARACTER)
        mark.font.size, mark.font.color.rgb = Pt(7.5), GREY
        _typeface(mark, GOTHIC)


def _apply(style: Any, look: Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = GREY if look.grey else RGBColor(0, 0, 0)
    _typeface(style, GOTHIC if look.gothic else MINCHO)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.MULTIPLE, look.spacing
    shape.left_indent, shape.first_line_indent = Pt(look.left * look.size), Pt(look.first * look.size)
    shape.keep_with_next = look.keep_next
    shape.alignment = _ALIGN.get(look.align)
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _typeface(style: Any, name: str) -> None:
    """The typeface for every script; a theme's typeface would win over it and goes."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
