"""The changes of municipalities since the census of 2010, for use until the whole history of mergers is taken in: recent_changes.csv.

Two dozen mergers and new cities, in the order they took effect; after 2019-05-01 (丹波篠山市) there is none until the bundled list of
2024-01-01. Source: 近藤恵介「市町村合併を考慮した市区町村パネルデータの作成（市町村コンバータ）」, whose notes they are, in our columns; a
test holds them against it.
"""

import csv
from datetime import date
from functools import cache
from pathlib import Path

from toshiken.geography.changes import change_of
from toshiken.geography.history import History
from toshiken.geography.municipalities import UNINHABITED, all_municipalities

BEGINS = date(2010, 10, 1)


@cache
def recent_history() -> History:
    """The history from the census of 2010 to the list of 2024; of earlier days it says nothing (`History.reaches`)."""
    with Path(__file__).with_name("recent_changes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    listed = {code: m.name for code, m in all_municipalities().items() if code not in UNINHABITED}
    return History(tuple(change_of(row, listed) for row in rows), BEGINS, {}, listed)
