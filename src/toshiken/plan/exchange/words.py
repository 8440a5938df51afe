"""What an import changed, as lines and as data."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from toshiken.plan.exchange.merge import Merged


def as_lines(found: Merged, paths: tuple[Path, ...], dry: bool) -> str:
    """The changes cell by cell, new records, rows that did not come back, the files written."""
    counts = f"変更{len(found.changes)}件、追加{len(found.added)}件、戻ってこなかった行{len(found.gone)}件"
    lines = [counts + (f"、食い違い{len(found.conflicts)}件" if found.conflicts else "")]
    for change in found.changes:
        lines.append(
            f"  {change.table}　{change.key}　{change.head}：「{change.old}」→「{change.new}」（{change.place}）"
        )
    for change in found.conflicts:
        lines.append(
            f"  食い違い（取り込みません）　{change.table}　{change.key}　{change.head}：書き出した後に記録が「{change.old}」に変わり、"
            f"ファイルは「{change.new}」です（{change.place}）。どちらが正しいか確かめ、記録かファイルを直してください"
        )
    lines += [f"  追加　{key}" for key in found.added]
    lines += [f"  行がない（記録は残します。消すなら YAML で消してください）　{key}" for key in found.gone]
    if dry:
        lines.append("--dry-run のため、書き込んでいません。")
    return "\n".join([*lines, *map(str, paths)])


def as_data(found: Merged, paths: tuple[Path, ...], dry: bool) -> dict[str, Any]:
    """changes, added, gone, files."""
    return {
        "changes": [asdict(change) for change in found.changes],
        "added": list(found.added),
        "gone": list(found.gone),
        "conflicts": [asdict(change) for change in found.conflicts],
        "dry_run": dry,
        "files": [str(path) for path in paths],
    }
