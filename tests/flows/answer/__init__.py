"""Questions that are no case."""
