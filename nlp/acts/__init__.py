"""What people do with words: say yes, call off, hurry, report on their work; one home for each."""
