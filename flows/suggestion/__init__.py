"""Suggestions (建议, BOX): read daily, answered, adopted or not with the reason."""
