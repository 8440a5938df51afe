"""YAML with positions: a fault in a record is told with its file and line."""

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import yaml

from toshiken.core.errors import RecordError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Location = tuple[str | int, ...]


class _Strict(_Loader):  # type: ignore[misc]
    """Keeps dates and times as written, refuses a key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "項目名に括弧は使えません", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"項目「{key}」が2回あります", key_node.start_mark)
            seen.add(key)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


# A record's date stays text until its model reads it: YAML 1.1 would turn 2018-03 and 2018-03-30 into different types.
_Strict.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in _Loader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    """The content of a YAML file; a syntax fault or a repeated key is a RecordError with the line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RecordError("ファイルがありません。場所と名前を確かめてください。", path) from None
    except IsADirectoryError:
        raise RecordError("フォルダーです。YAML ファイルを指定してください。", path) from None
    except PermissionError:
        raise RecordError("読む権限がありません。ファイルの権限を確かめてください。", path) from None
    except UnicodeDecodeError:
        raise RecordError("文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。", path) from None
    try:
        return yaml.load(text, Loader=_Strict)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        reason = getattr(fault, "problem", None) or "YAML として読めません"
        raise RecordError(
            f"{reason}。字下げ、コロン、引用符を確かめてください。", path, mark and mark.line + 1
        ) from None


def line_of(path: Path, location: Location) -> int | None:
    """The 1-based line where the value at `location` (keys and indexes) stands; the nearest parent where it is absent."""
    return line_in(composed(path), location)


def composed(path: Path) -> yaml.Node | None:
    """The nodes of a YAML file, for many questions after lines."""
    node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    return node


def line_in(node: yaml.Node | None, location: Location) -> int | None:
    """As `line_of`, in nodes composed before."""
    line = None if node is None else node.start_mark.line + 1
    for step in location:
        found = next(_children(node, step), None)
        if found is None:
            break
        key_line, node = found
        line = key_line + 1
    return line


def _children(node: yaml.Node | None, step: str | int) -> Iterator[tuple[int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                yield key.start_mark.line, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step].start_mark.line, node.value[step]
