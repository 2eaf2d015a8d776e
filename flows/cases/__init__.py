"""What all kinds of cases share: opening, the one door to change them, who hears, what time does."""
