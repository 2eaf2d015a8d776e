"""What is said about callbacks: to residents, to staff, on the phone list."""
