"""What the downloads of e-Stat and the answers of its API have in common: values with axes, a legend, facts about the table."""
