"""Which publication counts: every name in ranking.yml exists, and every field that several publications print is ranked."""

from collections import defaultdict
from pathlib import Path

import pytest

import toshiken
from toshiken.core.errors import RecordError
from toshiken.tables import ranking as module
from toshiken.tables.fields import all_fields
from toshiken.tables.harmonise import all_sums
from toshiken.tables.meanings import FOLDER, meanings
from toshiken.tables.ranking import ranking, ranks

LAYOUTS = Path(toshiken.__file__).parent / "sources" / "layouts"
PUBLICATIONS = sorted(path.stem for path in LAYOUTS.glob("*.yml"))


def printed(publication: str) -> set[str]:
    """The fields a publication has figures of, with the sums that are made from them."""
    if not (FOLDER / f"{publication}.yml").exists():
        return set()
    fields = {coded.field for coded in meanings(publication).items.values()}
    sums = [*all_sums().sums, *(how for base in all_sums().base_years for how in base.sums)]
    return fields | {how.into for how in sums if how.into and how.field in fields}


def test_every_field_and_publication_exists_and_stands_once():
    for field, ranked in ranking().items():
        assert field in all_fields(), field
        assert set(ranked) <= set(PUBLICATIONS), field
        assert len(set(ranked)) == len(ranked), field


def test_a_field_of_several_publications_is_ranked_with_all_of_them():
    """Else a field would be decided by the day of publication alone."""
    offered = defaultdict(set)
    for publication in PUBLICATIONS:
        for field in printed(publication):
            offered[field].add(publication)
    shared = {field: found for field, found in offered.items() if len(found) > 1}
    assert {field: sorted(found - set(ranking().get(field, ()))) for field, found in shared.items()} == {
        field: [] for field in shared
    }


def test_no_publication_is_ranked_for_what_it_does_not_print():
    for field, ranked in ranking().items():
        assert [name for name in ranked if field not in printed(name)] == [], field


def test_ranks_by_field_and_origin(monkeypatch):
    monkeypatch.setattr(module, "ranking", lambda: {"population_persons": ("census", "ssdse_a")})
    publications = {"ssdse_a_2024": "ssdse_a", "ssdse_a_2025": "ssdse_a", "census_2020": "census", "gsi": "gsi_area"}
    assert ranks(publications) == {
        ("population_persons", "census_2020"): 0,
        ("population_persons", "ssdse_a_2024"): 1,
        ("population_persons", "ssdse_a_2025"): 1,
    }


def test_a_ranking_that_is_no_list_is_told_with_its_line(monkeypatch, tmp_path):
    (tmp_path / "ranking.yml").write_text("population_persons: census\n", encoding="utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "ranking.py"))
    ranking.cache_clear()
    with pytest.raises(RecordError, match="1行目"):
        ranking()
    ranking.cache_clear()
