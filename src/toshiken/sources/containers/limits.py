"""How large a file may be. With all of them together an ingestion stays under 1 GB of memory, whatever is handed in.

The largest official file seen has 4 MB and 0.6 million cells. A cell of a CSV takes about 15 times its bytes as text.
"""

MEGABYTE = 1024 * 1024

FILE_BYTES = 32 * MEGABYTE  # a file, or a member of an archive once inflated
ARCHIVE_BYTES = 256 * MEGABYTE  # all members of an archive once inflated, those of zips within it included
ARCHIVE_MEMBERS = 2_000
WORKBOOK_BYTES = 48 * MEGABYTE  # the parts of an xlsx once inflated
WORKBOOK_ELEMENTS = 1_000_000  # cells of an xls; cells, rows, texts, styles of an xlsx: 600 to 850 MB in openpyxl
MERGED_CELLS = 1_000_000  # of a workbook; each is a cell of its own to openpyxl
RATIO = 250  # inflated to packed; sheets of zeros reach 100, the bombs 1,000
RATIO_FROM = MEGABYTE  # below that no ratio does harm
LINE_CHARACTERS = MEGABYTE  # a line of a CSV
HEAD_ROWS = 40  # in which a file is recognised
SHEET_ROWS = 1_048_576  # as many as Excel has
CELLS = 4_000_000  # of a sheet
JSON_BRACKETS = 2_000_000  # lists and objects of a JSON
XML_TAGS = 1_000_000
