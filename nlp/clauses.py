"""The second thing a message wants, where it wants two: a leak, and when the office opens."""

import re
from collections.abc import Callable

SHORTEST, MOST = 4, 4  # characters of a clause, clauses looked at
SURE = 0.7  # score from which a clause wants what it seems to
_BREAK = re.compile(
    r"[，。！？；,!?;\n\s]+|(?=另外|还有(?!人|没)|顺便|对了|同时|再问|还想问|也想问)"
)
_TURN = re.compile(  # without one of these a message hardly wants two things
    r"另外|还有|顺便|对了|同时|再问|还想|也想|请问|问一?下|建议|希望|能不能|可不可以|什么时候|几点|几号|多少|怎么|吗|呢|"
    r"到哪|催|进度|结果|修了没|评价|满意|绑定|取消|撤|投诉|顺带|另"
)
_OFTEN_ALIKE = (  # two ways to see one matter, not two matters
    frozenset({"report", "complaint", "help_request"}),
    frozenset({"complaint", "urge"}),
    frozenset({"report", "urge"}),
    frozenset({"progress", "urge"}),
    frozenset({"report", "human"}),
    frozenset({"rating", "complaint"}),
    frozenset({"help_request", "urge"}),
)
_ALONE = frozenset({"unknown", "greeting", "thanks", "correction", "human"})


def second_intent(plain: str, first: str, read: Callable[[str], tuple[str, float]]) -> str | None:
    """Name another intent that a clause has surely; `read` tells a clause's intent and score."""
    if first in _ALONE or not _TURN.search(plain):
        return None
    parts = [part for part in _BREAK.split(plain) if len(part) >= SHORTEST]
    if not len(parts) >= 2:
        return None
    best: tuple[float, str] | None = None
    for part in parts[:MOST]:
        intent, score = read(part)
        if intent == first or intent in _ALONE or score < SURE:
            continue
        if any({first, intent} <= alike for alike in _OFTEN_ALIKE):
            continue
        best = max(best or (0.0, ""), (score, intent))
    return best[1] if best else None
