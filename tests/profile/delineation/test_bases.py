"""Two tables are chained where they rest on the same thing, and not where they do not."""

import pytest

from toshiken.core.errors import RequestError
from toshiken.example.figures import load_origins
from toshiken.profile.delineation.bases import _known, basis_of, require_comparable


def test_every_basis_is_of_a_known_origin() -> None:
    assert _known().keys() <= load_origins().keys()


def test_one_basis_may_be_chained() -> None:
    require_comparable(basis_of("census_2020_commuting"), basis_of("census_2020_commuting"))


def test_two_bases_may_not() -> None:
    with pytest.raises(RequestError, match="15歳未満の通学者"):
        require_comparable(basis_of("census_2015_commuting"), basis_of("census_2020_commuting"))


def test_what_is_not_described_is_chained_with_nothing_else() -> None:
    with pytest.raises(RequestError, match="割合の取り方"):
        require_comparable(basis_of("census_2025_commuting"), basis_of("census_2020_commuting"))
