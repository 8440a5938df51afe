"""The finished file: properties, then a zip whose bytes depend on nothing but its content."""

from datetime import datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from toshiken.outputs.page import Audience, Document

_STAMP = (1980, 1, 1, 0, 0, 0)


def set_properties(presentation: Any, document: Document) -> None:
    """Title and date; the author only where the reader may know it."""
    core = presentation.core_properties
    core.title, core.subject = document.title, document.area_name
    core.author = "" if document.audience is Audience.PUBLIC else f"{document.organisation}{document.office}"
    core.last_modified_by = core.author
    core.created = core.modified = datetime.combine(document.as_of, time())
    core.revision, core.language = 1, "ja-JP"
    core.comments = core.keywords = core.category = ""


def packed(presentation: Any) -> bytes:
    """The bytes of the file, the same for the same content on any day and in any time zone."""
    buffer, result = BytesIO(), BytesIO()
    presentation.save(buffer)
    with ZipFile(buffer) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return result.getvalue()
