"""Questions that are no case: what is known is answered at once, all else by a colleague."""
