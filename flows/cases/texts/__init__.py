"""What is said about any case: its opening, its steps, its cards and lists."""
