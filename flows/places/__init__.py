"""Where something is: a home, a spot of the community, and how it is asked."""
