"""Places: municipality codes, names, areas and their members over time."""
