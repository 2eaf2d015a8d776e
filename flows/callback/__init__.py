"""Callbacks (回访): asking afterwards whether the resident is satisfied (CAL)."""
