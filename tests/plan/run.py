"""The command line with the fictitious municipalities known.

python -m tests.plan.run plan status tests/plan/fictitious
"""

from tests.plan.places import fictitious_places
from toshiken.cli import main

if __name__ == "__main__":
    with fictitious_places():
        main()
