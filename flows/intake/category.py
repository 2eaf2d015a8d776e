"""Which kind of problem an issue is: chosen by the reporter, or read out of the description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.conversation.engine import InvalidAnswer, Option
from flows.intake.texts import corrections as corrections_texts
from flows.places import spot as report_spot
from nlp import thresholds

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from nlp.understanding import Meaning

LIKELY_SHOWN = 3
SHORTEST = 2  # characters of a part of a name
SURE = 0.5  # score below which the next likely ones are offered, too
WORTH_OFFERING = 0.01
# Its name, what else it may be, what the words may want where that is unsure, and whether the
# reporter chose it.
Category = dict[str, Any]


def chosen(name: str) -> Category:
    """Make the value for a category that the reporter named."""
    return {"name": name, "likely": [], "chosen": True}


def find_category(said: Said, _context: Context, answers: Answers) -> Category | None:
    """Find the category once there is a description; what is unsure is kept as a guess."""
    if "description" not in answers:
        return None
    if report_spot.INSIDE in answers:  # the description is more than what was said just now
        return _guess(said.meaning.of(answers["description"]))
    return _guess(said.meaning)


def names(context: Context, _answers: Answers) -> list[Option]:
    """Offer the kinds of problems by their names."""
    return [Option(chosen(key), one.name) for key, one in context.settings.categories.items()]


def read_name(said: Said, context: Context, _answers: Answers) -> Category:
    """Read which kind is meant, by its name or by what it is about."""
    found = named(said, context)
    if found is None:
        raise InvalidAnswer(corrections_texts.WHICH_CATEGORY)
    return found


def named(said: Said, context: Context) -> Category | None:
    """Return the kind that words name, or are about; None when they are about none."""
    words = said.text.strip()
    for key, category in context.settings.categories.items():
        if category.name in words or (len(words) >= SHORTEST and words in category.name):
            return chosen(key)
    guess = _guess(said.meaning.of(words))["name"]
    return chosen(guess) if guess != "other" else None


def again(description: str, said: Said, answers: Answers) -> Answers:
    """Return the category that a changed description has; what was chosen stays."""
    known = answers.get("category")
    if known is None or known.get("chosen"):
        return {}
    return {"category": _guess(said.meaning.of(description))}


def new_category(said: Said, context: Context, answers: Answers) -> Category | None:
    """Find a category named as such, or that of a description which is put right."""
    word = said.text.strip()
    for key, category in context.settings.categories.items():
        if word == category.name:
            return chosen(key)
    description = report_spot.corrected(word, answers).get("description")
    if description is None:
        return None
    value: Category | None = again(description, said, answers).get("category")
    return value


def _guess(meaning: Meaning) -> Category:
    """Take what the words say, with what else they may mean where that is unsure."""
    name, likely = meaning.category, meaning.categories[:LIKELY_SHOWN]
    if name and likely[0][1] >= SURE:
        likely = ()
    others = [other for other, score in likely if other != name and score >= WORTH_OFFERING]
    unsure = [] if meaning.sure else meaning.readings
    unsure = [one for one in unsure if one.score >= thresholds.OFFERED]
    named = [one.category for one in unsure if one.category and one.category != name]
    others += [one for one in named if one not in others]
    intents = list(dict.fromkeys(one.intent for one in unsure))
    return {"name": name or "other", "likely": others[:LIKELY_SHOWN], "intents": intents}
