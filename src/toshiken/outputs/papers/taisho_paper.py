"""`toshiken plan taisho OLD NEW`: two files of one kind, or two states of a plan, as a 新旧対照表."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from toshiken.core.errors import RecordError, RequestError
from toshiken.core.records import load_record
from toshiken.core.yaml_reader import read_yaml
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.paper import Block, Heading, Paper, line
from toshiken.outputs.papers.taisho import PARTIES, Names, table_of
from toshiken.outputs.papers.vision_lines import vision_lines
from toshiken.outputs.papers.wording import Words
from toshiken.plan.folder import read_sound_folder
from toshiken.plan.procedure.wording import lines_of
from toshiken.plan.records.agreement import AgreementText
from toshiken.plan.records.vision import Vision

Wordings = AgreementText | Vision
Kept = TypeVar("Kept", AgreementText, Vision)


def taisho_paper(old: Path, new: Path, words: Words, day: date, names: Names = PARTIES, reason: str = "") -> Paper:
    """The paper of two wordings of an agreement, two of a vision, or two plan folders. A fault in a file is a RecordError."""
    wording = words.of("taisho")
    pairs = _of_folders(old, new) if old.is_dir() and new.is_dir() else (_of_files(old, new),)
    several = len(pairs) > 1
    title = "" if several else _title(pairs[0][1])
    blocks: list[Block] = [line(wording.title, "title"), *([line(title, "subtitle")] if title else [])]
    for before, after in pairs:
        blocks += [Heading(_title(after), 2)] if several else []
        blocks += table_of(_lines(before, names), _lines(after, names), wording, reason)
    return Paper(
        file="taisho", title=f"{wording.title}　{title}".rstrip(), area_name="", author="", day=day, blocks=tuple(blocks),
        footer=f"{wording.title}　{title}".rstrip(), audience=Audience.PUBLIC,
    )  # fmt: skip


def _title(record: Wordings) -> str:
    return record.title if isinstance(record, AgreementText) else record.name


def _of_files(old: Path, new: Path) -> tuple[Wordings, Wordings]:
    before, after = _read(old), _read(new)
    if type(before) is not type(after):
        raise RequestError(
            f"「{old.name}」と「{new.name}」は種類が違うので比べられません。連携協約の文案どうし、ビジョンどうしを指定してください。"
        )
    return before, after


def _of_folders(old: Path, new: Path) -> tuple[tuple[Wordings, Wordings], ...]:
    """The wordings of the same id that differ between two states of a plan."""
    before, after = read_sound_folder(old).plan, read_sound_folder(new).plan
    kept: list[tuple[Wordings, Wordings]] = []
    kept += _changed(before.agreement_texts, after.agreement_texts)
    kept += _changed(before.visions, after.visions)
    if not kept:
        raise RequestError(
            "2つの計画の文案とビジョンに違いがありません。変更前と変更後のフォルダーを確かめてください。"
        )
    return tuple(kept)


def _changed(before: Sequence[Kept], after: Sequence[Kept]) -> Iterator[tuple[Kept, Kept]]:
    now = {record.id: record for record in after}
    for was in before:
        if was.id in now and _lines(was, PARTIES) != _lines(now[was.id], PARTIES):
            yield was, now[was.id]


def _read(path: Path) -> Wordings:
    """Its keys tell the kind of a record."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise RecordError(
            "連携協約の文案（agreement_texts/）かビジョン（visions/）のファイルを指定してください。", path, 1
        )
    return load_record(path, AgreementText) if "layout" in content else load_record(path, Vision)


def _lines(record: Wordings, names: Names) -> tuple[str, ...]:
    return lines_of(record, *names) if isinstance(record, AgreementText) else vision_lines(record)
