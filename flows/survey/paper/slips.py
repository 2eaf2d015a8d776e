"""The codes of papers, and which papers are entered twice; pure but for the dice.

A code is ten letters without vowels, so that it is no word; it says nothing of the home.
"""

from __future__ import annotations

import secrets

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 10


def new_code() -> str:
    """Return a code for a paper."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def code_in(typed: str) -> str:
    """Return a code as it is kept; empty when this is none."""
    code = "".join(c for c in typed.upper() if c not in " -　")
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


def is_drawn(entered: int, drawn: int, share: float) -> bool:
    """Draw whether the next paper is entered twice: at random, but surely one of each ten.

    `entered` papers came before it, of which `drawn` were drawn; `share` is 0.1 for one of ten.
    """
    if share <= 0:
        return False
    size = max(1, round(1 / share))
    blocks, begun = divmod(entered, size)
    return drawn <= blocks and secrets.randbelow(size - begun) == 0
