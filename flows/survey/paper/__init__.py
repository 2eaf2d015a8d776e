"""Answers on paper: entered by staff for a home, a share of them twice, by somebody else."""
