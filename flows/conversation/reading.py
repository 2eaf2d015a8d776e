"""A part of what somebody said, understood for itself."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from flows.settings.calendar import local
from nlp.understanding import understand

if TYPE_CHECKING:
    from datetime import datetime

    from flows.conversation.context import Context, Said
    from nlp.understanding import Meaning


def part(said: Said, words: str, context: Context) -> Said:
    """Return the same message as if only these words had been said."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    return replace(said, text=words, meaning=_understood(words, here))


@lru_cache(maxsize=64)
def _understood(words: str, here: datetime) -> Meaning:
    """Several rules of one turn look at the same part."""
    return understand(words, here)
