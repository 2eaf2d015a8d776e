"""What the acts on a corrective action change, and when they are due; pure."""
