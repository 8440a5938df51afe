"""Who is outside the area by commuting ratio: by the printed record, by flows that judge, and by flows that do not."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.outputs.papers.conftest import TODAY
from tests.profile.delineation.made_census import FEW, TITLE, TO_SAPPORO, made_census
from toshiken.example import Example
from toshiken.outputs.papers.outside import outside
from toshiken.outputs.papers.paper import Line
from toshiken.outputs.papers.question_facts import threshold
from toshiken.outputs.papers.source import Source


def texts(source: Source) -> list[str]:
    found = list(outside(source))
    assert all(isinstance(block, Line) for block in found)
    return [block.content.text for block in found if isinstance(block, Line)]


def with_census(source: Source, folder: Path, to_sapporo: dict[str, int]) -> Source:
    return replace(source, brief=Example(more=(made_census(folder, to_sapporo),)).brief(TODAY))


def test_the_printed_list_is_told_whole(sapporo_source: Source) -> None:
    said, cited = texts(sapporo_source)
    assert said.startswith("構成市町村でない市町村の割合は、月形町が4.4%、美唄市が3.8%、由仁町が3.8%、栗山町が3.7%、")
    assert "浦臼町が2.4%、奈井江町が2.2%である。【機械作成・要確認：questions_outside-" in said
    assert cited.startswith("2015年国勢調査、上位20市町村のうち。出典：総務省「平成27年国勢調査」")


def test_flows_that_judge_name_all_at_the_threshold_and_the_highest_below(
    sapporo_source: Source, tmp_path: Path
) -> None:
    source = with_census(sapporo_source, tmp_path, {**TO_SAPPORO, **FEW})
    reached, below, cited = texts(source)
    assert reached.startswith(
        "構成市町村でない市町村のうち割合が10%以上なのは、月形町が15.0%、美唄市が10.0%である。【機械作成・要確認：questions_outside_reached-"
    )
    assert below.startswith("構成市町村でないほかの市町村の割合は、高い順に")
    assert below.count("0.5%") == 10
    assert f"（ほかの{len(FEW) - 10}市町村はこれ以下）。" in below
    assert "長沼町" not in reached + below, "a member is not outside, whatever its ratio"
    assert "2025年国勢調査（作られた令和7年国勢調査）、表に起点のある" in cited
    assert f"総務省「{TITLE}」" in cited
    assert reached in [b.content.text for b in threshold(source, source.members[1]) if isinstance(b, Line)]


@pytest.mark.parametrize(
    ("to_sapporo", "said"),
    [
        ({"01217": 391, "01430": 150}, ["のうち割合が10%以上なのは、月形町が15.0%である"]),
        ({"01217": 391, "01430": 44}, ["の割合は、月形町が4.4%である。"]),
        ({"01217": 391}, []),
    ],
)
def test_what_there_is_none_of_is_not_told(
    sapporo_source: Source, tmp_path: Path, to_sapporo: dict[str, int], said: list[str]
) -> None:
    found = [text for text in texts(with_census(sapporo_source, tmp_path, to_sapporo)) if "出典" not in text]
    assert len(found) == len(said)
    assert all(part in text for part, text in zip(said, found, strict=True))


def test_flows_that_do_not_judge_say_why_and_without_figures_nothing_is_said(sapporo_source: Source) -> None:
    brief = sapporo_source.brief
    assert brief is not None
    unprinted = replace(brief, profile=replace(brief.profile, printed={}))
    (why,) = texts(replace(sapporo_source, brief=unprinted))
    assert why.startswith("※ 手元の令和2年国勢調査")
    assert texts(replace(sapporo_source, brief=replace(unprinted, flows=()))) == []
    assert texts(replace(sapporo_source, brief=None)) == []
