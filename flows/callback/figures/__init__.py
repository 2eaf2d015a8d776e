"""What callbacks tell in numbers: asked, reached, satisfied, by whom and where (CAL-7)."""
