"""What is said about work for which somebody goes there."""
