"""What staff write that no resident is to read (内部的话)."""

from nlp import listed
from nlp.acts.staff import INNER, TABLE
from nlp.clauses import spans


def has_inner_words(words: str) -> bool:
    """Tell whether words have a remark that no resident is to read."""
    return listed.says(TABLE, INNER, words)


def without_inner_words(words: str) -> str:
    """Return the clauses without such a remark, joined as they were said."""
    parts = [words[start:end] for start, end in spans(words)]
    return "，".join(part for part in parts if part and not has_inner_words(part))
