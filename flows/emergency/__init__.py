"""Danger, from anywhere: the alarm, the advice, and what is heard of it afterwards."""
