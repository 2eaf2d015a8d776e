"""The platform's official account: its door, its messages, its calls."""
