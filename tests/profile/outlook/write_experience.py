"""Writes experience.yml anew from the official files: python tests/profile/outlook/write_experience.py STORE"""

import sys
from pathlib import Path

import yaml

from toshiken.profile.outlook.experience import FILE
from toshiken.profile.outlook.measuring import measure
from toshiken.profile.outlook.nation import CENSUS_ON, FIELDS, nation_of
from toshiken.tables.on_boundaries import OnBoundaries
from toshiken.tables.store import Store

HEAD = """\
# What the official projection of 2018 said of 2020, against the census: computed, not printed anywhere. Do not edit:
# tests/profile/outlook/write_experience.py writes it, tests/profile/outlook/test_experience.py computes it anew.
# See docs/projection.md and docs/decisions/projection-experience.md.
"""

if __name__ == "__main__":
    kept = OnBoundaries(Store.open(Path(sys.argv[1])), CENSUS_ON).observations(FIELDS)
    content = measure(nation_of(kept)).model_dump(mode="json")
    text = yaml.dump(content, allow_unicode=True, sort_keys=False, width=118, default_flow_style=None)
    FILE.write_text(HEAD + text, encoding="utf-8")
