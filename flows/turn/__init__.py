"""Whom a message answers: arrival, reception, what is awaited, two matters, choices."""
