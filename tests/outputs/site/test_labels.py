"""Places of labels and round numbers of axes."""

from hypothesis import given
from hypothesis import strategies as st

from toshiken.outputs.site.specs.axis import from_zero, ticks
from toshiken.outputs.site.specs.labels import Anchor, Box, leader, placed, spread, text_width, wrapped

BOUNDS = Box(0, 0, 400, 300)
SPAN = st.floats(-1e7, 1e7, allow_nan=False)


def test_labels_of_a_crowd_do_not_cover_each_other() -> None:
    anchors = [Anchor(150 + 9 * (i % 4), 120 + 9 * (i // 4), 8, 60, 14) for i in range(12)]
    boxes = placed(anchors, [], BOUNDS)
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlap(b) > 0]
    assert all(box.outside(BOUNDS) == 0 for box in boxes)


def test_a_label_avoids_an_obstacle_and_far_labels_have_leaders() -> None:
    anchor = Anchor(200, 150, 5, 40, 14)
    wall = Box(150, 100, 260, 200)
    (box,) = placed([anchor], [wall], BOUNDS)
    assert box.overlap(wall) == 0
    assert leader(anchor, box) is not None
    (near,) = placed([anchor], [], BOUNDS)
    assert leader(anchor, near) is None


@given(st.lists(st.floats(0, 300), min_size=1, max_size=15))
def test_spread_keeps_distance_order_and_bounds(wanted: list[float]) -> None:
    places = spread(wanted, 16, 0, 300)
    ordered = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    heights = [places[i] for i in ordered]
    assert all(b - a >= 16 - 1e-9 for a, b in zip(heights, heights[1:], strict=False))
    assert min(places) >= -1e-9
    assert max(places) <= 300 + 1e-9


@given(SPAN, SPAN)
def test_ticks_enclose_evenly(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    marks = ticks(low, high)
    room = 1e-6 * max(1.0, abs(low), abs(high))
    assert marks[0] <= low + room
    assert marks[-1] >= high - room
    assert 2 <= len(marks) <= 14


def test_bars_start_at_zero() -> None:
    assert from_zero([2595890, 2249793])[0] == 0
    assert from_zero([-50.9, -6.3]) == (-60.0, -40.0, -20.0, 0.0)
    assert from_zero([0]) == (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def test_words_are_cut_to_the_width_and_nothing_is_lost() -> None:
    words = "学術研究、専門・技術サービス業（Professional）"
    lines = wrapped(words, 80)
    assert "".join(lines) == words
    assert all(text_width(line) <= 80 for line in lines)
    assert wrapped("長", 1) == ["長"]
