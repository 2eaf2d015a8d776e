"""Whole conversations written down as YAML: who says what, and the effect that must hold."""
