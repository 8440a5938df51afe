"""The year of an alliance: national defaults as data, days the members moved, elections, steps of the plan."""
