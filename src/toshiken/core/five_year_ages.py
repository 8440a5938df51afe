"""The five-year groups of age of Japan's censuses and projections."""

AGES = tuple(range(0, 91, 5))  # first year of each group; the last one is open: 90+
