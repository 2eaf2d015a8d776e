"""The commands of staff on a real database."""
