"""What surrounds the code: locks with hashes and no addresses, licences, a reason per dependency, one way to test."""

import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-spark.lock")
# Spelt in parts, so that this file does not name them either.
REGISTRIES = ("py" + "pi.org", "python" + "hosted", "npm" + "js.", "deb." + "debian.org", "conda" + ".anaconda")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def locked(path: Path) -> dict[str, tuple[str, str]]:
    """Package name → (version, the lines of its entry)."""
    entries = re.split(r"^(?=[a-z0-9])", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    heads = [(re.match(r"([a-z0-9._-]+)==([^ ]+)", entry), entry) for entry in entries if entry.strip()]
    assert all(head for head, _ in heads), "every entry pins one version"
    return {head[1]: (head[2], entry) for head, entry in heads if head}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~ ;\[]", requirement)[0].lower() for requirement in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_the_lock_no_address(repository: Path, lock: str) -> None:
    assert [name for name, (_, entry) in locked(repository / lock).items() if "--hash=sha256:" not in entry] == []
    text = (repository / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|\bfile:|/", text)


def test_the_locks_hold_what_the_project_asks_for(repository: Path, project: dict[str, Any]) -> None:
    run_time, dev, spark = (locked(repository / lock) for lock in LOCKS)
    groups = project["dependency-groups"]
    assert names(project["project"]["dependencies"]) | names(groups["build"]) <= set(run_time)
    assert names(groups["dev"]) <= set(dev)
    assert names(groups["spark"]) <= set(spark)
    assert {name: dev[name][0] for name in run_time} == {name: version for name, (version, _) in run_time.items()}


def test_the_build_backend_is_pinned_and_locked(repository: Path, project: dict[str, Any]) -> None:
    (backend,) = project["build-system"]["requires"]
    assert project["dependency-groups"]["build"] == [backend]
    assert backend == f"hatchling=={locked(repository / LOCKS[0])['hatchling'][0]}"


def test_every_dependency_has_a_decision_page(repository: Path, project: dict[str, Any]) -> None:
    pages = {path.stem for path in (repository / "docs/decisions").glob("*.md")}
    assert names(project["project"]["dependencies"]) - pages == set()


def test_no_run_time_dependency_is_under_the_gpl(repository: Path) -> None:
    found = {}
    for name in locked(repository / LOCKS[0]):
        try:
            metadata = distribution(name).metadata
        except PackageNotFoundError:  # for another system
            continue
        licences = [*(metadata.get_all("License-Expression") or []), *(metadata.get_all("Classifier") or [])]
        found[name] = [text for text in licences if re.search(r"\b[AL]?GPL|GNU ", text)]
    assert len(found) > 15
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_the_licence_is_mit(repository: Path, project: dict[str, Any]) -> None:
    assert project["project"]["license"] == "MIT"
    assert (repository / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")


def test_continuous_integration_calls_make_test_and_nothing_else(repository: Path) -> None:
    script = (repository / ".ci/run").read_text(encoding="utf-8")
    lines = [line for line in script.splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', 'export CI="${CI:-true}"', "make test"]


def test_no_file_names_a_package_registry(repository: Path) -> None:
    found = [str(path) for path in tracked(repository) if any(host in readable(path) for host in REGISTRIES)]
    assert found == []


def test_nothing_is_left_open(repository: Path) -> None:
    """No note to oneself in the tree: what is not done is an issue."""
    marks = re.compile(r"\b(TO" + "DO|FIX" + r"ME|Not" + r"ImplementedError)\b")
    assert [str(path) for path in tracked(repository) if marks.search(readable(path))] == []


def tracked(repository: Path) -> list[Path]:
    """The files git knows or would add."""
    if not (repository / ".git").exists():
        pytest.skip("not a working copy of git")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        check=True,
    ).stdout.decode("utf-8")
    return [path for name in listed.split("\0") if name and (path := repository / name).is_file()]


def readable(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="ignore")
