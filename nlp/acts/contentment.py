"""Whether somebody who was asked says that it is right now, is not, or halfway (`contentment.tsv`)."""

from nlp import listed

TABLE = "contentment"
LONGEST = 20  # characters; whoever says more tells something of its own
_SCORES = frozenset("123")  # a number may be meant for anything
_BESIDE = ("filler", "thanks")
# By what is found, the first that leaves nothing over: 不满意 holds 满意, and 还行 holds 行.
_READINGS = (
    ("no", "no", ("no",)),
    ("half", "unsure", ("half", "bare")),
    ("yes", "yes", ("yes", "bare")),
    ("bare", "unsure", ("bare",)),
)


def reads(text: str) -> str | None:
    """Return `yes`, `no`, or `unsure` for words that answer; None for anything else."""
    if len(text) > LONGEST:
        return None
    if text.strip() in _SCORES:
        return "unsure"
    found = listed.kinds(TABLE, text)
    for kind, reading, others in _READINGS:
        only = frozenset({*others, *_BESIDE})
        if kind in found and listed.says_only(TABLE, only, text):
            return reading
    return None


def takes_any(text: str) -> bool:
    """Tell whether any of the things that were offered is welcome (都可以)."""
    said = "either" in listed.kinds(TABLE, text)
    return said and listed.says_only(TABLE, frozenset({"either", *_BESIDE}), text)


def without_thanks(text: str) -> str:
    """Return what is said beside thanks."""
    return listed.without(TABLE, frozenset({"thanks"}), text)
