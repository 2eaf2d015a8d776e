"""The monthly figures of complaints (COM-14)."""
