"""Farming: shares of the output."""
