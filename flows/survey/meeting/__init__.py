"""Owners' meetings (业主座谈会, SUR-16): reminded of, attended, recorded, and when one is called for."""
