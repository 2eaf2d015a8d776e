"""Surveys (意见征集, WJ): planned, approved, sent, answered, counted, corrected, published."""
