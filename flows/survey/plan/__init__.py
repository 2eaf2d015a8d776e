"""The plan of a survey: what it asks, whom, when; read from YAML or made in chat."""
