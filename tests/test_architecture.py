"""The house stands: rooms import only from rooms before them, heavy libraries load late, no clock below the CLI."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import toshiken

ROOMS = (
    "core",
    "geography",
    "sources",
    "tables",
    "models",
    "indicators",
    "rules",
    "profile",
    "plan",
    "outputs",
    "workspace",  # not built yet
    "example",
    "cli",
)
HEAVY = (
    "polars", "numpy", "narwhals", "duckdb", "pyspark", "pptx", "xlsxwriter", "vl_convert", "openpyxl", "xlrd",
    "icalendar", "docx",
)  # fmt: skip
# Only these rooms may use a heavy library: a number, a rule or a sentence needs none.
HOMES = {
    "numpy": {"tables", "models", "profile"},
    "narwhals": {"models"},
    "polars": {"sources", "tables", "indicators", "profile", "example"},
    "pptx": {"outputs"},
    "xlsxwriter": {"outputs"},
    "vl_convert": {"outputs"},
    "openpyxl": {"sources"},
    "xlrd": {"sources"},
    "icalendar": {"outputs"},
    "docx": {"outputs"},
}
CLOCKS = {"now", "today", "utcnow", "gmtime", "localtime"}
SOURCE = Path(toshiken.__file__).parent
MODULES = sorted(p for p in SOURCE.rglob("*.py") if p != SOURCE / "__init__.py")


def named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def room(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.Module, path: Path) -> Iterator[tuple[int, str]]:
    """(line, full name) of everything imported, inside functions too."""
    package = ["toshiken", *path.relative_to(SOURCE).parts[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def breaches(path: Path) -> list[str]:
    """Imports from a room after the module's own."""
    own = ROOMS.index(room(path))
    found = []
    for line, name in imports(parsed(path), path):
        parts = name.split(".")
        if parts[0] == "toshiken" and len(parts) > 1 and parts[1] in ROOMS and ROOMS.index(parts[1]) > own:
            found.append(f"{named(path)}:{line} imports {name}")
    return found


def test_every_module_stands_in_a_known_room() -> None:
    assert {named(p) for p in MODULES if room(p) not in ROOMS} == set()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_imports_only_from_rooms_before_its_own(path: Path) -> None:
    assert breaches(path) == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_heavy_libraries_stay_in_their_rooms(path: Path) -> None:
    used = {(name.split(".")[0], room(path)) for _, name in imports(parsed(path), path)}
    assert {(library, where) for library, where in used if where not in HOMES.get(library, ROOMS)} == set()


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) != "cli"], ids=named)
def test_no_clock_is_read_below_the_command_line(path: Path) -> None:
    calls = [n for n in ast.walk(parsed(path)) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    assert [n.lineno for n in calls if isinstance(n.func, ast.Attribute) and n.func.attr in CLOCKS] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_text_files_name_their_encoding(path: Path) -> None:
    """Windows would read UTF-8 as CP932."""
    found = []
    for node in ast.walk(parsed(path)):
        if not (isinstance(node, ast.Call) and _opens_text(node)):
            continue
        if not any(keyword.arg == "encoding" for keyword in node.keywords):
            found.append(f"{named(path)}:{node.lineno}")
    assert found == []


def _opens_text(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in ("read_text", "write_text"):
        return True
    modes = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    # The first argument of Path.open is a mode: os.open(folder, …), archive.open(member) and Store.open(folder) are others.
    other = isinstance(call.func, ast.Attribute) and len(call.args) > len(modes)
    return name == "open" and not other and not any("b" in mode for mode in modes)


def test_a_text_file_without_encoding_would_be_found() -> None:
    calls = ["path.open()", "path.open('w')", "open(path)", "open(path, 'w')", "path.read_text()"]
    others = [
        "path.open('rb')",
        "open(path, 'wb')",
        "os.open(folder, flags)",
        "Store.open(folder)",
        "archive.open(info)",
    ]
    found = {text: _opens_text(ast.parse(text, mode="eval").body) for text in calls + others}  # type: ignore[arg-type]
    assert found == dict.fromkeys(calls, True) | dict.fromkeys(others, False)


def test_no_file_is_a_drawer_for_everything() -> None:
    drawers = ("util", "helper", "manager", "misc", "common")
    assert [named(p) for p in MODULES if any(word in p.stem for word in drawers)] == []


def test_a_breach_would_be_found() -> None:
    path = SOURCE / "core" / "imagined.py"
    relative = ast.parse("def f():\n    from ..outputs import page")
    assert list(imports(relative, path)) == [(2, "toshiken.outputs.page")]


def test_help_loads_no_heavy_library() -> None:
    program = (
        "import sys\n"
        "sys.argv = ['toshiken', '--help']\n"
        "from toshiken.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]
