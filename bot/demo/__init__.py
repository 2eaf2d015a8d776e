"""The demo of `make run`: a seeded community and a simulated platform."""
