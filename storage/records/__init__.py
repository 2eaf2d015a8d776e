"""What is remembered, as plain records, parted by subject: one frozen dataclass a table."""
