"""The conversation that opens a case of any kind, and entering one for a caller."""
