"""What is said about a report."""
