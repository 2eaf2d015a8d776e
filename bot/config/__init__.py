"""config.yaml and the environment, read and checked; every mistake at once."""
