"""Bytes as text, sheets, JSON, XML: what kind a file is by its content, and how each kind is read within stated limits."""
