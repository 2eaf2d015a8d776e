"""What is asked and shown while a case is told."""
