"""Bulletins (公示, GS): what everybody may read on a page, and the words that lead there (PUB)."""
