"""Population: change, age, movement, day and night, commuting, density."""
