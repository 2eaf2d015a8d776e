"""What somebody wants with a message (意图): a score for each, `unknown` rather than a guess."""

from nlp import listed, marks
from nlp.linear import model
from nlp.spelling import plain

UNKNOWN = "unknown"
INTENTS = (
    "report", "complaint", "help_request", "suggestion", "inquiry", "progress", "urge", "rating",
    "bind", "correction", "cancel", "human", "thanks", "greeting", UNKNOWN,
)  # fmt: skip
NO_INTENT = {intent: float(intent == UNKNOWN) for intent in INTENTS}
OF_DANGER = "report"  # whatever else is asked for: somebody is to come
ABOUT_A_PROBLEM = frozenset({"report", "complaint"})
SURE_ENOUGH = 0.3  # below it the best intent is a guess
DECLARED = 0.9  # of what somebody says in so many words at the beginning: 我要投诉…, 建议…
_TABLE = "declared"
_ANYWHERE = ("complaint", "asks")
_AT_END = ("report",)  # …灯坏了一排 报个修
_PAUSES = frozenset(f"{marks.PAUSES}{marks.ASKS} \n。")


def score_intents(weight: int | None, words: str = "") -> dict[str, float]:
    """Give the score of each intent, adding up to 1, by what the features of a text weigh.

    What a text declares at its beginning is believed.
    """
    if weight is None:
        return dict(NO_INTENT)
    scores = model("intent").probabilities(weight)
    declared = _declared(words)
    if declared is not None and scores[declared] < DECLARED:
        share = (1 - DECLARED) / (1 - scores[declared])
        scores = {intent: score * share for intent, score in scores.items()} | {declared: DECLARED}
    return {intent: scores[intent] for intent in INTENTS}


def may_declare(text: str) -> bool:
    """Tell whether a text, or any part of it, holds a word that declares what it is."""
    return bool(listed.find_all(_TABLE, text))


def _declared(text: str) -> str | None:
    """Return what is declared at the beginning, or that somebody complains after a pause."""
    if not may_declare(text):
        return None  # nearly every text
    words = listed.trimmed(_TABLE, "greets", "greets", text)
    begins = [
        one
        for one in listed.find_all(_TABLE, words)
        if not one.start
        or (one.kind in _ANYWHERE and words[one.start - 1] in _PAUSES)
        or (one.kind in _AT_END and _is_last(one, words))
    ]
    if any(one.kind == "asks" for one in begins):
        return None
    return next((one.kind for one in begins if one.kind in INTENTS), None)


def declares(words: str) -> str | None:
    """Return what a text declares that it is, whatever was learnt; None for most."""
    return _declared(plain(words))


def _is_last(one: listed.Found, words: str) -> bool:
    """Tell whether a phrase is all of the last clause."""
    return words[one.start - 1] in _PAUSES and not words[one.end :].strip("".join(_PAUSES))


def best_intent(scores: dict[str, float]) -> str:
    """Name the intent with the highest score, if it is high enough to act upon."""
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= SURE_ENOUGH else UNKNOWN
