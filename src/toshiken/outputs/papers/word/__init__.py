"""A paper as a Word file (.docx) on our own styles or a city's template."""
