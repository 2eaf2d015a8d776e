"""What staff write that no resident is to read (内部的话)."""

from nlp import listed
from nlp.acts.staff import INNER, TABLE
from nlp.clauses import spans


def has_inner_words(words: str, known: str = "") -> bool:
    """Tell whether words have a remark that no resident is to read, and did not read before."""
    found = (one for one in listed.find_all(TABLE, words) if one.kind == INNER)
    return any(words[one.start : one.end] not in known for one in found)


def without_inner_words(words: str) -> str:
    """Return the clauses without such a remark, joined as they were said."""
    parts = [words[start:end] for start, end in spans(words)]
    return "，".join(part for part in parts if part and not has_inner_words(part))
