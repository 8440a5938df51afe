"""An Office file as bytes that depend on nothing but its content."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_STAMP = (1980, 1, 1, 0, 0, 0)


def packed(office: Any) -> bytes:
    """The bytes of a python-pptx or python-docx file, the same for the same content on any day and in any time zone."""
    buffer, result = BytesIO(), BytesIO()
    office.save(buffer)
    with ZipFile(buffer) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _STAMP)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return result.getvalue()
