"""Answers to a survey: which questions apply, what a good answer is, and the urn."""
