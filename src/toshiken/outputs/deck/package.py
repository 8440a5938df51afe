"""The finished file's properties."""

from datetime import datetime, time
from typing import Any

from toshiken.outputs.page import Audience, Document


def set_properties(presentation: Any, document: Document) -> None:
    """Title and date; the author only where the reader may know it."""
    core = presentation.core_properties
    core.title, core.subject = document.title, document.area_name
    core.author = "" if document.audience is Audience.PUBLIC else f"{document.organisation}{document.office}"
    core.last_modified_by = core.author
    core.created = core.modified = datetime.combine(document.as_of, time())
    core.revision, core.language = 1, "ja-JP"
    core.comments = core.keywords = core.category = ""
