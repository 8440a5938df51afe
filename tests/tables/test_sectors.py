"""Every sector of an input–output table has a label."""

from toshiken.sources import fukui_regional_io, mic_national_io
from toshiken.tables.sectors import all_sectors


def test_every_sector_of_a_layout_has_a_label() -> None:
    regional = {sector for edition in fukui_regional_io.LAYOUT.editions.values() for sector in edition.sectors}
    national = {
        slug
        for edition in mic_national_io.LAYOUT.editions.values()
        for named in edition.meant.values()
        for slug in named.values()
    }
    assert regional | national - {""} == set(all_sectors())
