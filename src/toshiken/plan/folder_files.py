"""A plan as the files of its folder: the other direction of `folder`. Same plan, same bytes."""

import re
from collections.abc import Sequence
from typing import Any

import yaml

from toshiken.core.records import Record
from toshiken.plan.folder import FILE_KINDS, LIST_KINDS, REFRESHED, PlanFile
from toshiken.plan.records.alliance import AlliancePlan
from toshiken.plan.records.kpi import KpiSet


class _Writer(yaml.SafeDumper):
    """Indents lists under their key, writes long texts on lines of their own."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:  # noqa: ARG002 - yaml's signature
        return super().increase_indent(flow, False)


# 01428 is text to YAML 1.1 (8 is no octal digit) and a number to 1.2: what any reader may take for a number is quoted.
_LIKE_A_NUMBER = re.compile(r"[-+]?[0-9][0-9_.]*([eE][-+]?[0-9]+)?")


def _text(writer: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "'" if _LIKE_A_NUMBER.fullmatch(text) else "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _text)


def as_yaml(content: Any) -> str:
    """YAML in the order of the record's fields; long lines are kept."""
    return str(yaml.dump(content, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=4096))


def as_content(record: Record) -> dict[str, Any]:
    """What is written of a record: what differs from the defaults. Keys stay in the fields' order."""
    content = record.model_dump(mode="json", exclude_defaults=True)
    if isinstance(record, KpiSet):
        for kpi in content.get("kpis", ()):
            kpi.pop("refreshed", None)
    return content


def plan_files(plan: AlliancePlan) -> dict[str, bytes]:
    """Path inside the folder → content, for every file of the plan."""
    files = {"plan.yml": _bytes(PlanFile().model_dump(mode="json")), "area.yml": _bytes(_area(plan))}
    for kind in FILE_KINDS:
        files |= {f"{kind}/{record.key}.yml": _bytes(as_content(record)) for record in getattr(plan, kind)}
    for kind in LIST_KINDS:
        if records := getattr(plan, kind):
            files[f"{kind}.yml"] = _bytes([as_content(record) for record in records])
    return files | refreshed_file(plan)


def refreshed_file(plan: AlliancePlan) -> dict[str, bytes]:
    """kpi_refreshed.yml, where any KPI has refreshed figures."""
    found = {kpi.id: [r.model_dump(mode="json") for r in kpi.refreshed] for kpi in plan.kpis if kpi.refreshed}
    head = "# plan kpis --refresh が書くファイルです。手で書き換えません。\n"
    return {REFRESHED: head.encode() + _bytes(found)} if found else {}


def _area(plan: AlliancePlan) -> dict[str, Any]:
    return {"schema_version": plan.area.schema_version, **as_content(plan.area)}


def _bytes(content: dict[str, Any] | Sequence[Any]) -> bytes:
    return as_yaml(content).encode()
