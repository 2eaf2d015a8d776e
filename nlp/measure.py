"""What is understood of the sittings that are never learnt: `python -m nlp.measure`.

Prints how often the intent, the category, the danger and the acts are right, how often the reader
is sure and wrong, and how well its scores keep what they promise (0.8: right four times in five).
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime

from nlp.acts.names import ACTS
from nlp.categories import OF_A_PROBLEM
from nlp.examples import MAYBE, NONE, Sentence, replies, sentences
from nlp.understanding import Meaning, understand

NOW = datetime(2026, 11, 24, 14, 30)  # noqa: DTZ001 (local time; any would do)
STEPS = 10  # of the table that holds scores against what was right
LIKELY = 0.5  # score from which an act counts as found
Read = list[tuple[Sentence, Meaning]]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def share_of(of: Iterable[bool]) -> float:
    """Return how many of them are true, between 0 and 1; 0 of none."""
    found = [*of]
    return sum(found) / len(found) if found else 0.0


def right(sentence: Sentence, intent: str, category: str | None) -> bool:
    """Tell whether a reading is that of the one who wrote the sentence.

    Nothing is done with the category of a score or of thanks.
    """
    kind = sentence.category if sentence.intent in OF_A_PROBLEM else NONE
    return intent == sentence.intent and kind in {NONE, category}


def figures(read: Read) -> Iterator[tuple[str, float]]:
    """Yield each figure with its name."""
    named = [(one, meaning) for one, meaning in read if one.category != NONE]
    unsure = [(one, meaning) for one, meaning in read if not meaning.sure]
    told = [(one, m) for one, m in read if one.danger not in {NONE, MAYBE}]
    harmless = [(one, m) for one, m in read if one.danger == NONE]
    alarms = [one.danger != NONE for one, meaning in read if meaning.danger]
    yield "intent", share_of(meaning.intent == one.intent for one, meaning in read)
    yield "category", share_of(meaning.category == one.category for one, meaning in named)
    yield (
        "category, best three",
        share_of(
            one.category in {name for name, _ in meaning.categories[:3]} for one, meaning in named
        ),
    )
    yield "danger found", share_of(bool(meaning.danger) for _, meaning in told)
    yield "danger found or asked", share_of(bool(m.danger or m.danger_maybe) for _, m in told)
    yield "alarms that are right", share_of(alarms)
    yield "harmless that alarm", share_of(bool(meaning.danger) for _, meaning in harmless)
    yield "harmless that are asked", share_of(bool(m.danger_maybe) for _, m in harmless)
    yield (
        "wrong and sure",
        share_of(
            meaning.sure and not right(one, meaning.intent, meaning.category)
            for one, meaning in read
        ),
    )
    yield "unsure", share_of(not meaning.sure for _, meaning in read)
    yield (
        "right one offered",
        share_of(
            any(right(one, reading.intent, reading.category) for reading in meaning.readings)
            for one, meaning in unsure
        ),
    )


def print_calibration(scored: Iterable[tuple[float, bool]]) -> None:
    """Print for each step of the scores how many there are, and how many were right."""
    steps: list[list[tuple[float, bool]]] = [[] for _ in range(STEPS)]
    for score, is_right in scored:
        steps[min(STEPS - 1, int(score * STEPS))].append((score, is_right))
    for found in filter(None, steps):
        mean = sum(score for score, _ in found) / len(found)
        _say(f"  said {mean:.2f}  right {share_of(good for _, good in found):.2f}  ({len(found)})")


def print_acts() -> None:
    """Print how many acts are found, and how many of those found are there."""
    read = [(one, understand(one.text, NOW)) for one in replies(held=True)]
    found = [
        (act in one.acts, meaning.says(act, one.setting))
        for one, meaning in read
        for act in ACTS
        if act in one.acts or meaning.says(act, one.setting) >= LIKELY
    ]
    recall = share_of(score >= LIKELY for there, score in found if there)
    precision = share_of(there for there, score in found if score >= LIKELY)
    _say(f"acts: found {recall:.3f}, right {precision:.3f} ({len(read)} messages)")
    print_calibration((score, there) for there, score in found if score >= LIKELY)


def print_figures() -> None:
    """Print everything."""
    read = [(one, understand(one.text, NOW)) for one in sentences(held=True)]
    _say(f"{len(read)} first messages that were never learnt")
    for name, figure in figures(read):
        _say(f"  {name:26} {figure:.3f}")
    _say("score of the intent")
    print_calibration((m.intents[m.intent], m.intent == one.intent) for one, m in read)
    _say("score of the likeliest reading")
    print_calibration(
        (meaning.readings[0].score, right(one, meaning.intent, meaning.category))
        for one, meaning in read
        if meaning.readings
    )
    print_acts()


if __name__ == "__main__":
    print_figures()
