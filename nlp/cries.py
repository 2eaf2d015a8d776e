"""Cries (呼喊): texts that only call, press or weep, and short answers that name a danger alone."""

from nlp import lexicon

LONGEST = 200  # characters of a cry; whoever writes more says something
_ENDS = " ，。！!~"
_WORDS = {kind: frozenset(words.split("|")) for kind, words in lexicon.rows("cries.txt")}
_CALLS = _WORDS.pop("call")
_CRIES = _CALLS | _WORDS.pop("press")
_ALONE = {word: kind for kind, words in _WORDS.items() for word in words}
_BEGINS = frozenset(word[0] for word in _CRIES)
_LENGTHS = sorted({len(word) for word in _CRIES})


def is_cry(plain: str) -> bool:
    """Tell whether a text only calls, presses or weeps, and does not say what happened."""
    if not 0 < len(plain) <= LONGEST or (plain[0].isalnum() and plain[0] not in _BEGINS):
        return False
    reached = {0}
    for at, sign in enumerate(plain):
        if at > max(reached):
            return False
        if at not in reached:
            continue
        if not sign.isalnum():
            reached.add(at + 1)
        reached.update(at + n for n in _LENGTHS if plain[at : at + n] in _CRIES)
    return len(plain) in reached


def is_call(plain: str) -> bool:
    """Tell whether a text is a cry for help."""
    return any(word in plain for word in _CALLS) and is_cry(plain)


def named_alone(plain: str) -> str | None:
    """Return the kind of danger that a whole text is the name of: 有烟."""
    return _ALONE.get(plain.strip(_ENDS))
