"""Roles to colours, dashes and markers. The same thing looks the same on every page, in colour and in grey.

Colours: カラーユニバーサルデザイン推奨配色セット ver. 4, and greys. Fills that touch differ by ≥ 20 points of lightness (L*);
lines differ by dash and marker too.
"""

from dataclasses import dataclass

INK = "000000"
GREY = "84919E"
LIGHT_GREY = "C8C8CB"
PALE_GREY = "EDEDEF"
WHITE = "FFFFFF"
ACCENT = "005AFF"
REACHED = "36AFF2"  # between 青 and 空色: 20 points from the hub's blue and from the pale grey of the rest


@dataclass(frozen=True, slots=True)
class Look:
    """How a role is drawn: fill and line colour, the colour of a label on the fill, dash and marker of its line.

    On a map: stripes of a colour over the fill, "" for none; edge: the line between it and its neighbours."""

    fill: str
    label: str = INK
    dash: str = "solid"
    marker: str = "circle"
    stripes: str = ""
    edge: str = WHITE


ROLES: dict[str, Look] = {
    "hub": Look("005AFF", WHITE),
    "partner": Look("BFE4FF"),
    "area": Look("005AFF", WHITE, "solid", "circle"),
    "prefecture": Look("84919E", INK, "dotted", "square"),
    "nation": Look("000000", WHITE, "dashed", "triangle"),
    "young": Look("FFFF80"),
    "working": Look("4DC4FF"),
    "old": Look("005AFF", WHITE),
    "accent": Look("005AFF", WHITE),
    "muted": Look("C8C8CB"),
    "further_partner": Look("9CA6B0"),
    "neighbour": Look(PALE_GREY),
    # Against a threshold, on a map: at it, a member under it, under it, without a value. From the hub's blue 20 points apart each.
    "reached": Look(REACHED),
    "exception": Look(WHITE, stripes=REACHED),
    "below": Look("DDE3E9"),
    "no_ratio": Look(WHITE, edge=LIGHT_GREY),
    "census": Look("000000", WHITE, "solid", "circle"),
    "newer_edition": Look("005AFF", WHITE, "dashed", "square"),
    "older_edition": Look("84919E", INK, "dotted", "triangle"),
    # Bounds of a band: lines without markers; the band itself is filled.
    "band_inner": Look("84919E", INK, "dashed", "none"),
    "band_outer": Look("84919E", INK, "dotted", "none"),
    "scenario_1": Look("F6AA00", INK, "dotted", "triangle"),
    "scenario_2": Look("03AF7A", INK, "dashed", "diamond"),
    "scenario_3": Look("804000", WHITE, "solid", "circle"),
    "increase": Look("005AFF", WHITE),
    "decrease": Look("C8C8CB"),
}

# What a band is filled with: its bounds, dashed and dotted, tell the two apart in grey.
BAND_FILLS = {"band_inner": "BFE4FF", "band_outer": "EDEDEF"}

# Partners beside each other in one stack: light and dark in turn, so that no two neighbours look alike in grey.
PARTNER_CYCLE = (
    "BFE4FF", "6E7A86", "DDE3E9", "84919E", "CFE9FF", "5B6770", "D3D8DD", "788592", "C4DDF2", "656F79", "E4E8EC",
)  # fmt: skip

# Slices of a doughnut in order; 8 and その他.
SLICE_CYCLE = ("005AFF", "BFE4FF", "84919E", "FFCA80", "03AF7A", "EDEDEF", "804000", "C9ACE6", "FFFFFF")
SLICE_LABELS = (WHITE, INK, INK, INK, INK, INK, WHITE, INK, INK)


def look(role: str) -> Look:
    """The look of a role."""
    return ROLES[role]


def partner_fill(index: int) -> str:
    """The fill of the partner at that place in 建制順."""
    return PARTNER_CYCLE[index % len(PARTNER_CYCLE)]


def lightness(colour: str) -> float:
    """CIE L* (0–100) of an RRGGBB colour: what is left of it on a grey print."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * luminance ** (1 / 3) - 16 if luminance > 0.008856 else 903.3 * luminance
