"""Borrowing (借用, JW): a toy subject, the proof that a new kind plugs in."""
