"""Synthetic flows for the benchmarks: made once by the shared material's bench/make_flows.py, real places and invented persons."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def made(folder: Path, trips: int = 0) -> Path:
    """The folder with municipalities, commuting and, where asked for, `trips` rows of trips; ends where the maker is absent."""
    maker = Path(os.environ.get("TOSHIKEN_SHARED") or REPOSITORY.parent / "shared") / "bench" / "make_flows.py"
    if not maker.exists():
        sys.exit(f"{maker} is not there (set TOSHIKEN_SHARED): this benchmark needs its synthetic flows")
    if not (folder / ("trips.parquet" if trips else "commuting.parquet")).exists():
        subprocess.run([sys.executable, str(maker), str(folder), "--rows", str(trips)], check=True)
    return folder
