"""`toshiken plan taisho OLD NEW`: two files of one kind as a 新旧対照表."""

from datetime import date
from pathlib import Path

from toshiken.core.errors import RecordError, RequestError
from toshiken.core.records import load_record
from toshiken.core.yaml_reader import read_yaml
from toshiken.outputs.page import Audience
from toshiken.outputs.papers.paper import Paper, line
from toshiken.outputs.papers.taisho import PARTIES, Names, table_of
from toshiken.outputs.papers.vision_lines import vision_lines
from toshiken.outputs.papers.wording import Words
from toshiken.plan.procedure.wording import lines_of
from toshiken.plan.records.agreement import AgreementText
from toshiken.plan.records.vision import Vision


def taisho_paper(old: Path, new: Path, words: Words, day: date, names: Names = PARTIES, reason: str = "") -> Paper:
    """The paper of two wordings of an agreement or two of a vision. A fault in a file is a RecordError."""
    wording = words.of("taisho")
    before, after = _read(old), _read(new)
    if type(before) is not type(after):
        raise RequestError(
            f"「{old.name}」と「{new.name}」は種類が違うので比べられません。連携協約の文案どうし、ビジョンどうしを指定してください。"
        )
    title = after.title if isinstance(after, AgreementText) else after.name
    blocks = (
        line(wording.title, "title"),
        line(title, "subtitle"),
        *table_of(_lines(before, names), _lines(after, names), wording, reason),
    )
    return Paper(
        file="taisho", title=f"{wording.title}　{title}", area_name="", author="", day=day, blocks=blocks,
        footer=f"{wording.title}　{title}", audience=Audience.PUBLIC,
    )  # fmt: skip


def _read(path: Path) -> AgreementText | Vision:
    """Its keys tell the kind of a record."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise RecordError(
            "連携協約の文案（agreement_texts/）かビジョン（visions/）のファイルを指定してください。", path, 1
        )
    return load_record(path, AgreementText) if "layout" in content else load_record(path, Vision)


def _lines(record: AgreementText | Vision, names: Names) -> tuple[str, ...]:
    return lines_of(record, *names) if isinstance(record, AgreementText) else vision_lines(record)
