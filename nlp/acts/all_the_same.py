"""What somebody answers who was told that it is known already: it is wanted all the same, or not."""

from nlp import answers, listed, marks, thresholds
from nlp.clauses import Clause
from nlp.understanding import Meaning

_INSISTS = frozenset({"anyway"})
_SEEN = frozenset({"seen", "stop", "wait", "later", "yes", "thanks", "lead"})
_TELLS = ("report", "complaint", "suggestion", "help_request", "inquiry")


def insists(meaning: Meaning) -> str | None:
    """Return what is said behind wanting it all the same; None where nobody wants it."""
    if marks.asks(meaning.text):
        return None
    words = answers.bare(meaning.text)
    if listed.says(answers.TABLE, "anyway", words) and listed.says_only(
        answers.TABLE, _INSISTS | {"yes", "lead"}, words
    ):
        return ""
    ways = (meaning.text, *(one.text for one in meaning.clauses))
    found = (listed.after(answers.TABLE, _INSISTS, one, apart=True) for one in ways)
    return next((more for more in found if more is not None), None)


def lets_rest(meaning: Meaning) -> bool:
    """Tell whether somebody leaves it at that: 那不报了, 知道了, 那我等等吧."""
    if marks.asks(meaning.text):
        return False
    words = answers.bare(meaning.text)
    if listed.says(answers.TABLE, "seen", words):
        return listed.says_only(answers.TABLE, _SEEN, words)
    found = answers.read(meaning)
    if found.waits or found.off >= thresholds.LISTED:
        return not any(_tells(one) for one in found.beside)
    return found.yes >= thresholds.LISTED and not found.beside


def _tells(clause: Clause) -> bool:
    return max(clause.intents.get(one, 0.0) for one in _TELLS) >= thresholds.OPEN_CASE
