"""What the deck's map and the page's map agree on beyond the figure: where names may stand on the shapes."""
