"""What somebody wants with a message (意图): a score for each, `unknown` rather than a guess."""

from nlp.linear import model

UNKNOWN = "unknown"
INTENTS = (
    "report", "complaint", "help_request", "suggestion", "inquiry", "progress", "urge", "rating",
    "bind", "correction", "cancel", "human", "thanks", "greeting", UNKNOWN,
)  # fmt: skip
NO_INTENT = {intent: float(intent == UNKNOWN) for intent in INTENTS}
SURE_ENOUGH = 0.3  # below it the best intent is a guess
ABOUT_A_PROBLEM = ("report", "complaint")  # these name a problem, or are a guess
_OF_PERSONS = {
    "trapped", "injury", "child", "intruder", "violence", "self_harm", "unconscious", "drowning",
}  # fmt: skip


def score_intents(
    weight: int | None,
    no_problem: float = 0.0,
    of_people: float = 0.0,
    danger: str | None = None,
) -> dict[str, float]:
    """Give the score of each intent, adding up to 1, by what the features of a text weigh.

    `no_problem` is how likely the text names no problem at all, `of_people` how likely it is about
    what people do (noise, fees), which nobody asks to have repaired.
    """
    if weight is None:
        return dict(NO_INTENT)
    scores = model("intent").probabilities(weight)
    scores["complaint"] += scores["report"] * of_people
    scores["report"] *= 1 - of_people
    if danger:
        kept = ("help_request",) if danger in _OF_PERSONS else ("help_request", "report")
        scores = {
            intent: score if intent in kept else score / 9 for intent, score in scores.items()
        }
        scores["help_request"] += 0.05
    elif no_problem > 0.5:
        for intent in ABOUT_A_PROBLEM:
            scores[UNKNOWN] += scores[intent] * (no_problem - 0.5)
            scores[intent] *= 1.5 - no_problem
    whole = sum(scores.values())
    return {intent: scores[intent] / whole for intent in INTENTS}


def best_intent(scores: dict[str, float]) -> str:
    """Name the intent with the highest score, if it is high enough to act upon."""
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= SURE_ENOUGH else UNKNOWN
