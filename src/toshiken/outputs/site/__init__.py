"""The document as one offline HTML page: inline SVG charts, each with its data table; no script, no network."""

from toshiken.outputs.site.charts import ChartJob, Drawer, start_charts
from toshiken.outputs.site.render import render_site

__all__ = ["ChartJob", "Drawer", "render_site", "start_charts"]
