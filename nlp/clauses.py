"""The second thing a message wants, where it wants two: a leak, and when the office opens."""

import re
from collections.abc import Callable
from typing import NamedTuple

SHORTEST, MOST = 4, 4  # characters of a clause, clauses looked at
SURE = 0.7  # score from which a clause wants what it seems to
LIKELY = 0.45  # the same where a word such as 另外 announces it
_BREAK = re.compile(
    r"[，。！？；,!?;\n\s]+|(?=另外|还有(?!人|没)|顺便|对了|同时|再问|还想问|也想问)"
)
_TURN = re.compile(  # without one of these a message hardly wants two things
    r"另外|还有|顺便|对了|同时|再问|还想|也想|请问|问一?下|建议|希望|能不能|可不可以|什么时候|几点|几号|多少|怎么|吗|呢|"
    r"到哪|催|进度|结果|修了没|评价|满意|绑定|取消|撤|投诉|顺带|再有|再就是|另"
)
_ANNOUNCED = re.compile(
    r"另外(?:还有?|一[个件]事)?|还有就是|还有一?[件个]事|还有(?![人没多点几一两三])|再有就是|再有|再就是|"
    r"顺便|顺带|对了|同时|除此之外|还想问|也想问|再问"
)
_EDGE = " ，,。；;！!、:：\n"
_ASKED = re.compile(r"请问|问一?下|想问|问问|咨询")
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
_CASES = frozenset({"report", "complaint", "help_request", "suggestion"})


class PartRead(NamedTuple):
    """What a clause wants, how surely, and what tells the kind of problem it names."""

    intent: str
    score: float
    category: Callable[[], str | None]


class Second(NamedTuple):
    """The other intent, and where its words stand; `apart` when they can be taken alone."""

    intent: str
    start: int
    end: int
    apart: bool


def second_matter(plain: str, first: str, read: Callable[[str], PartRead]) -> Second | None:
    """Find another matter that a part of the text has surely; `read` reads one part."""
    if first in _ALONE or not _TURN.search(plain):
        return None
    return _announced(plain, first, read) or _in_a_clause(plain, first, read)


def apart(text: str, second: Second) -> tuple[str, str] | None:
    """Cut the text into its two matters, in the order in which they were said."""
    if not second.apart:
        return None
    own, rest = text[second.start : second.end], text[: second.start] + text[second.end :]
    parts = (own, rest) if second.start == 0 else (rest, own)
    before, after = (part.strip(_EDGE) for part in parts)
    turn = _ANNOUNCED.match(after)
    after = after[turn.end() if turn else 0 :].strip(_EDGE)
    return (before, after) if before and after else None


def _announced(plain: str, first: str, read: Callable[[str], PartRead]) -> Second | None:
    turn = next(
        (t for t in _ANNOUNCED.finditer(plain) if len(plain[: t.start()].strip(_EDGE)) >= SHORTEST),
        None,
    )
    if turn is None or len(plain) - turn.end() < SHORTEST:
        return None
    one, other = read(plain[: turn.start()]), read(plain[turn.end() :])
    if not {one.intent, other.intent}.isdisjoint(_ALONE) or min(one.score, other.score) < LIKELY:
        return None
    if not (_are_two(one.intent, other.intent) or _are_two_cases(one, other)):
        return None
    if other.intent == first != one.intent:
        return Second(one.intent, 0, turn.start(), apart=True)
    return Second(other.intent, turn.start(), len(plain), apart=True)


def _in_a_clause(plain: str, first: str, read: Callable[[str], PartRead]) -> Second | None:
    parts = [part for part in _clauses(plain) if part[1] - part[0] >= SHORTEST]
    if len(parts) < 2:
        return None
    asked = _ASKED.search(plain) is not None
    best: tuple[float, Second] | None = None
    for start, end in parts[:MOST]:
        found = read(plain[start:end])
        if found.intent in _ALONE or found.score < SURE or not _are_two(first, found.intent):
            continue
        best = max(best or (0.0, Second("", 0, 0, apart=False)), (
            found.score, Second(found.intent, start, end, apart=asked)
        ))  # fmt: skip
    return best[1] if best else None


def spans(plain: str) -> list[tuple[int, int]]:
    """List where the clauses of a text begin and end, without the empty ones."""
    return [(start, end) for start, end in _clauses(plain) if end > start]


def _clauses(plain: str) -> list[tuple[int, int]]:
    """List where the clauses of a text begin and end."""
    found, start = [], 0
    for pause in _BREAK.finditer(plain):
        found.append((start, pause.start()))
        start = pause.end()
    return [*found, (start, len(plain))]


def _are_two(one: str, other: str) -> bool:
    return one != other and not any({one, other} <= alike for alike in _OFTEN_ALIKE)


def _are_two_cases(one: PartRead, other: PartRead) -> bool:
    """Tell two problems apart by their kinds, even where both are reports."""
    if not {one.intent, other.intent} <= _CASES:
        return False
    kinds = {one.category(), other.category()}
    return len(kinds) > 1 and None not in kinds
