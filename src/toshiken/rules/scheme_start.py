"""The first day of the scheme: before it there is no area to tell of."""

from datetime import date

from toshiken.core.errors import RequestError
from toshiken.rules.parameters import all_parameters


def require_scheme(day: date) -> None:
    """Raises a RequestError on a day before the outline (連携中枢都市圏構想推進要綱) held."""
    first = min(all_parameters()["commuting_threshold"].values, key=lambda value: value.first_day)
    if day < first.first_day:
        raise RequestError(
            f"{day.isoformat()} には連携中枢都市圏の制度がありません。{first.reference.title}は {first.first_day.isoformat()} からです。"
            f"{first.first_day.isoformat()} 以後の日付を指定してください。"
        )
