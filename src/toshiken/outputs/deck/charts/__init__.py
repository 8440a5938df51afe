"""Native charts, one file per kind: what PowerPoint edits, drawn from a declarative figure."""
