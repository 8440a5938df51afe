"""The store of everything in the shared material's data/, and the verdict on every file as JSON.

In a process of its own, since measuring coverage would double the time: what reads the files is covered by the readers' tests.
python -m tests.full_store data/ store/
"""

import json
import sys
from datetime import date
from pathlib import Path

from toshiken.tables.ingest import ingest
from toshiken.tables.outcomes import as_data
from toshiken.tables.store import Store

if __name__ == "__main__":
    data, store = map(Path, sys.argv[1:])
    outcomes = ingest([data], Store.open(store), date(2026, 11, 24), lambda _: None)
    store.with_name("outcomes.json").write_text(json.dumps(as_data(outcomes)), encoding="utf-8")
