"""What is said about requests for help."""
