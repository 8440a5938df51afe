"""Indicators: <theme>/<name>.py holds one short function, <name>.yml what it means. Found by walking the folder."""
