"""Requests for help as rules: types, clocks, prices."""
