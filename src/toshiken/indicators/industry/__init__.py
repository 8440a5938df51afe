"""Industry: shares, location quotients, change between surveys, productivity, employed persons."""
