"""Care notes (关怀): what a home wants known in help and danger, with consent, and no further."""
