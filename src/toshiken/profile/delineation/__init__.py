"""Who belongs to a hub by commuting: tables of ratios by census, held against the threshold, the area and each other."""
