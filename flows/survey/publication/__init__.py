"""What the residents read of a survey, what is told to who took part, and how long it is kept."""
