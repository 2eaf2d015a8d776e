"""What is fast, and how fast; talks to the service over HTTP and the command line only."""
