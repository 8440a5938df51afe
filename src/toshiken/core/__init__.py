"""What a number is, and nothing about statistics: quantities, periods, units, rounding, wording, errors."""
