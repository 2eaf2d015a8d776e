"""What is said in danger: short, plain, the emergency number first."""
