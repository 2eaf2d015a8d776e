"""Residents and staff from spreadsheets, row by row."""
