"""The shapes of municipalities, made ready for a map: what is in its frame, borders shared by neighbours, fewer points."""
