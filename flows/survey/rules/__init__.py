"""What the acts on a survey change, and when they are due; pure."""
