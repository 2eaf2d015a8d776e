"""What is answered to words that no question waits for."""
