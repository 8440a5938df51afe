"""A vision's own words as plain lines, to be laid side by side with another's."""

from collections.abc import Iterator

from toshiken.core.period import japanese_date
from toshiken.plan.items import role_named
from toshiken.plan.records.vision import Vision


def vision_lines(vision: Vision) -> tuple[str, ...]:
    """Every line in reading order."""
    return tuple(text for text in _lines(vision) if text)


def _lines(vision: Vision) -> Iterator[str]:
    yield f"名称：{vision.name}"
    for label, day in (("計画期間の初日", vision.first_day), ("計画期間の末日", vision.last_day)):
        yield f"{label}：{japanese_date(day)}" if day else ""
    yield f"目的：{vision.purpose}" if vision.purpose else ""
    yield from (f"将来像：{image}" for image in vision.future_image)
    for measure in vision.measures:
        role = role_named(measure.role)
        name = f"{measure.role}　{role.name}" if role else measure.role
        yield f"{name}：方針　{measure.direction}" if measure.direction else ""
        yield f"{name}：取組　{measure.text}" if measure.text else ""
    yield f"進行管理：{vision.follow_up}" if vision.follow_up else ""
