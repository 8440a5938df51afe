"""Everything known about one area on one day, and the sentences that follow from it."""
