"""What is lost or found: whether somebody looks for a thing, and names a mark of it (`lost.tsv`)."""

from nlp import listed
from nlp.likeness import likeness

TABLE = "lost"


def is_lost(text: str) -> bool:
    """Tell whether the words look for something that was lost."""
    return listed.says(TABLE, "lost", text)


def is_found(text: str) -> bool:
    """Tell whether whoever says it found a thing."""
    return listed.says(TABLE, "found", text) and not is_lost(text)


def turned_up(text: str) -> bool:
    """Tell whether what was lost is there again, and nobody only asks or hopes so."""
    said = listed.kinds(TABLE, text)
    return "turned_up" in said and "not_yet" not in said


def is_papers(text: str) -> bool:
    """Tell whether it is a document or a bank card, which the police hand out."""
    return listed.says(TABLE, "papers", text)


def names_mark(text: str) -> bool:
    """Tell whether the words name a colour, what is in it, or a mark."""
    return listed.says(TABLE, "mark", text)


def alike(found: str, lost: str) -> float:
    """Return how alike two descriptions are, without the words for losing; papers by their name."""
    papers = _papers(found) & _papers(lost)
    return 1.0 if papers else likeness(found, listed.without(TABLE, frozenset({"lost"}), lost))


def _papers(text: str) -> set[str]:
    found = (one for one in listed.find_all(TABLE, text) if one.kind == "papers")
    return {text[one.start : one.end] for one in found}
