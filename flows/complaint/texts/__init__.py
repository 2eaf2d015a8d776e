"""What is said about a complaint."""
