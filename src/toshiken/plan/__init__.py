"""What an alliance does and means to do: records, procedure, money, KPIs, calendar, checks, exchange. No database, no web."""
