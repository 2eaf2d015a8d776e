"""What is said when a matter is of another kind than it was written down as."""

from __future__ import annotations


def as_kind(title: str) -> str:
    """Say as what it is written down now."""
    return f"好的，按{title}登记。\n"
