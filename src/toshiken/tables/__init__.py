"""Harmonised tables that hold only what may be added up."""
