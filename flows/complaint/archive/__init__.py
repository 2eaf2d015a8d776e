"""The sealed archive of complaints (COM-13), its paper, and what is erased from it."""
