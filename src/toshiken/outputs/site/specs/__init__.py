"""A Vega-Lite spec for every kind of chart, one file a kind."""
