"""What is remembered: one contract with two engines, and one repository a subject."""
