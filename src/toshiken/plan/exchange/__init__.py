"""A plan out and in again: one JSON file, CSV tables, one workbook for the sections; every change told cell by cell."""
