"""What is said about care notes."""
