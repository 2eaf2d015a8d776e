"""Pure functions on plain records: what is allowed, what is due, who does it."""
