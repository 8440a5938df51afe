"""The workbook: every table and figure as data with native charts, the sources, the symbols."""

from toshiken.outputs.workbook.book import render_workbook

__all__ = ["render_workbook"]
