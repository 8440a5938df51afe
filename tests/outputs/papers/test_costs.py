"""The cost tables of the vision: the total is of the rows above it, and no candidate's money is in it."""

from dataclasses import replace

from toshiken.outputs.papers.costs import cost_tables
from toshiken.outputs.papers.source import Source


def test_the_total_is_the_sum_of_its_rows_without_candidates(source: Source) -> None:
    """One project's item is 未定, another is a candidate."""
    first, second, *rest = source.plan.projects
    projects = (first.model_copy(update={"item": ""}), second.model_copy(update={"stage": "candidate"}), *rest)
    budgets = next(iter(cost_tables(replace(source, plan=source.plan.model_copy(update={"projects": projects})))))
    *rows, total = (row.cells for row in getattr(budgets, "rows", ()))
    assert rows[-1][0] == "役割（未定）"
    for column in range(1, len(total)):
        found = [int(row[column].replace(",", "")) for row in rows if row[column] != "－"]
        assert sum(found) == int(total[column].replace(",", ""))
    whole = next(iter(cost_tables(source)))
    assert getattr(whole, "rows", ())[-1].cells != total
