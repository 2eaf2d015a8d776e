"""What was answered, in figures: counting, statistics, opinions, the report; told in groups only."""
