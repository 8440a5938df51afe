"""Decks of other areas: every text fits, also of thirty members with long names."""

from pathlib import Path

import pytest

from tests.end_to_end.areas import WIDE, made_area
from tests.outputs.deck.reading import slides
from tests.outputs.deck.test_text_fits import FRAME_SLACK, Measure, frames, measures

__all__ = ["measures"]
pytestmark = [pytest.mark.shared, pytest.mark.no_cover]  # the time is that of measuring every letter


@pytest.mark.parametrize("hub", ["熊本市", "広島市", "静岡市", WIDE], ids=["kumamoto", "hiroshima", "shizuoka", "wide"])
def test_every_text_fits_its_box(hub: str, full_store: Path, measures: list[Measure]) -> None:
    for number, slide in enumerate(slides(made_area(hub, full_store).file(".pptx")), 1):
        for frame in frames(slide):
            for measure in measures:
                assert measure.height(frame) <= frame.height + FRAME_SLACK, (number, frame)
