"""Talks with who complained and whom it concerns: proposed, agreed, held, recorded."""
