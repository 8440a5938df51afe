"""A base path made by hand: two members, three periods."""

import numpy as np

from toshiken.core.origin import Origin
from toshiken.core.quantity import Place
from toshiken.profile.outlook.base import BasePath, Edition

HUB, TOWN = Place("01100", "札幌市"), Place("01303", "当別町")
ORIGIN = Origin("ipss2018", "推計", "研究所", "2018-03-30", "平成30（2018）年推計")


def base_path(town: float = 20.0) -> BasePath:
    """A hub of 1,000 a cell and a town of `town`; each cohort loses a tenth in five years and women have 0.2 children."""
    path = np.ones((3, 2, 19, 2)) * [1000.0, town]
    for step in (1, 2):
        path[step, :, 1:] = 0.9 * path[step - 1, :, :18]
        path[step, :, 18] = 0.45 * path[step - 1, :, 17:].sum(axis=1)
        path[step, :, 0] = 0.1 * path[step, 1, 3:10].sum(axis=0)
    edition = Edition("ipss2018", "平成30年推計", ORIGIN, (2015, 2020, 2025), path, None)
    return BasePath((HUB, TOWN), edition, edition.years, path, None, (ORIGIN,), (edition,))
