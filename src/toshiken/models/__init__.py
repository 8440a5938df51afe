"""The field's algorithms as pure functions on arrays: no names, no files."""
