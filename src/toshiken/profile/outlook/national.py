"""The nation's back-test: computed from a store that holds the files, else the record of the package."""

from datetime import date

from toshiken.core.errors import RequestError
from toshiken.profile.outlook.experience import Measured, measured
from toshiken.profile.outlook.nation import CENSUS_ON, FIELDS, FILES, nation_of
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store


def national_experience(opened: Store, as_of: date) -> tuple[Measured, bool]:
    """(errors of all municipalities, whether they were computed from the store just now)."""
    record = measured()
    if not record.known_on(as_of):
        raise RequestError(
            f"{as_of.isoformat()} には、比べる国勢調査がまだ公表されていません（{FILES}）。もっと後の日付を指定してください。"
        )
    if not {origin.id for origin in record.sources} <= set(opened.origins):
        return record, False
    from toshiken.profile.outlook.measuring import measure

    kept = OnBoundaries(opened, CENSUS_ON).observations(FIELDS)
    return measure(nation_of(kept.as_of(as_of))), True
