"""What a zip is when it is not just an archive: a workbook, another document, a timetable."""

from pathlib import PurePosixPath

from toshiken.core.errors import SourceError
from toshiken.sources.containers.archive import Allowance, Archive, inflated
from toshiken.sources.containers.kind import Kind

_OFFICE = {"xl": Kind("xlsx"), "word": Kind(not_data="Word 文書"), "ppt": Kind(not_data="PowerPoint")}
_GTFS = {"stops.txt", "trips.txt"}
_AS_XLSX = "は読めません。Excel で開き、「Excel ブック（.xlsx）」で保存し直してください。"


def package_kind(archive: Archive, allowance: Allowance) -> Kind | None:
    """The kind of the whole; None of an archive of files. A SourceError about workbooks of a kind not read."""
    names = archive.names
    if "[Content_Types].xml" in names:
        return _office(names, archive.label)
    if {"mimetype", "content.xml"} <= names:
        return _open_document(archive, allowance)
    if any(_beside(name, names) >= _GTFS for name in names if name.endswith("stops.txt")):
        return Kind(not_data="時刻表（GTFS）はまだ取り込まない")
    return None


def _office(names: frozenset[str], label: str) -> Kind:
    if "xl/workbook.bin" in names:
        raise SourceError(f"Excel バイナリブック（.xlsb）{_AS_XLSX}", label)
    folders = {name.split("/")[0] for name in names}
    return next((kind for folder, kind in _OFFICE.items() if folder in folders), Kind(not_data="Office 文書"))


def _open_document(archive: Archive, allowance: Allowance) -> Kind:
    (member,) = (member for member in archive.members if member.name == "mimetype")
    if b"spreadsheet" in inflated(archive, member, archive.label, allowance):
        raise SourceError(f"OpenDocument の表（.ods）{_AS_XLSX}", archive.label)
    return Kind(not_data="OpenDocument 文書")


def _beside(name: str, names: frozenset[str]) -> set[str]:
    """The names of the files in the same folder."""
    folder = PurePosixPath(name).parent
    return {PurePosixPath(other).name for other in names if PurePosixPath(other).parent == folder}
