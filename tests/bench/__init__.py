"""Tests of the benchmark itself: that it asks what it says it asks."""
