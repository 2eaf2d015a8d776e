"""What staff read when they do or ask something."""
