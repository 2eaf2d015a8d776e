"""Text at the edge: what no database stores is taken away, everything else stays as received."""

from __future__ import annotations


def clean_text(text: str) -> str:
    """Return the text without NUL and lone surrogates."""
    if text.isprintable():
        return text  # neither is printable; this is nearly every message
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
