"""Cells of spreadsheets that hold what people wrote."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t")  # a cell that begins so would be run by a spreadsheet


def harmless(text: str) -> str:
    """Return a text as no spreadsheet runs it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
