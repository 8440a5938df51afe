"""The figures behind the papers of a plan: of a profile.json, or of the package and a store as far as they have any."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from toshiken.core.errors import RecordError, RequestError
from toshiken.example import Example
from toshiken.geography.area import Area
from toshiken.outputs.brief import Brief
from toshiken.plan.records import Plan
from toshiken.profile.json_file import read_profile


def brief_of_file(path: Path, area: Area, day: date) -> Brief:
    """The brief of a profile of this very area, no newer than the day. Faults are RecordError and RequestError."""
    try:
        profile = read_profile(path.read_bytes())
    except OSError:
        raise RecordError("ファイルがありません。場所と名前を確かめてください。", path) from None
    if profile.area.slug != area.slug:
        raise RequestError(
            f"「{path}」は圏域「{profile.area.slug}」の数値です。計画の圏域「{area.slug}」の profile.json を指定してください。"
        )
    if profile.as_of > day:
        raise RequestError(
            f"「{path}」は {profile.as_of.isoformat()} 時点の数値です。--as-of を同じ日以後にするか、その日までの profile.json を指定してください。"
        )
    return Brief(replace(profile, area=area.as_of(day)), Plan(), {}, {})


def brief_if_any(example: Example, day: date) -> Brief | None:
    """The brief of an area; None where nothing was published of its members by the day: papers then leave room for figures."""
    codes = [member.code for member in example.area.members(day)]
    there = not example.observations.as_of(day).of_places(codes).rows.is_empty()
    return example.brief(day) if there else None
