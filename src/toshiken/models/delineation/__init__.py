"""Which places belong together by their commuting: the scheme's rule, and three definitions of researchers."""
