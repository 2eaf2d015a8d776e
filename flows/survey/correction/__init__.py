"""Corrective actions (整改, ZG, SUR-10 and 18): what is done about items below their target."""
