"""Text in, meaning out; imports nothing of ours, does no I/O after start, never raises."""
