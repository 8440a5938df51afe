"""The rules of the scheme: dated parameters with the text they come from, and plain functions of numbers and a day."""
