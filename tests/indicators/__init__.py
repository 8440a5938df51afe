"""The indicators: the engine on hand-made tables, every printed check on the bundled example."""
