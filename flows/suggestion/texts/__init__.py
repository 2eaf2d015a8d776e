"""What is said about a suggestion."""
