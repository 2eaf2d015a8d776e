"""The case rules: pure functions on plain records."""
