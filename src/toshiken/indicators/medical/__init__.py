"""Medical care: physicians and facilities per 100,000 persons."""
