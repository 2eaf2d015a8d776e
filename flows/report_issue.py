"""Report an issue (报事): ask where, what and how to reach you, then open a case (报事单).

One complete sentence leaves only the confirmation (REP-1, REP-2). What is guessed, such as the
category or the time of a visit, is never asked for: it stands in the confirmation to be changed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from flows import communities, opening, places, report_category, report_place, report_spot
from flows.answers import agreed, found_phone, phone_number, text_up_to
from flows.engine import Answers, Ask, Flow, InvalidAnswer, Option, Revise
from flows.texts import general, secrecy
from flows.texts import report as texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.context import Context, Said
    from storage.store import Store

DESCRIPTION_LIMIT = 500  # characters, of what is kept and shown
SHORTEST, SENTENCE = 3, 6  # characters of a description, and of words without a clear intent
SHORTEST_ANSWER = 2  # characters of a description that was asked for
TELLING = frozenset({"report", "complaint", "help_request", "suggestion"})


def steps(_context: Context) -> Sequence[Ask]:
    """Return the questions, the same ones in every turn."""
    return _questions()


@cache
def _questions() -> tuple[Ask, ...]:
    """Make the questions; the last four are always answered from what was said."""
    return (
        communities.question(),
        *report_place.questions(),
        Ask(
            "description",
            texts.ask_description,
            read_description,
            fill=find_description,
            revise=new_spot,
        ),
        Ask(
            "category",
            "",
            text_up_to(20),
            fill=report_category.find,
            revise=report_category.new,
            part_of="description",
        ),
        Ask("available", "", text_up_to(20), fill=find_time, revise=new_time),
        Ask("phone", texts.ask_phone, phone_number, fill=known_phone, revise=found_phone),
        Ask("confirmed", texts.confirm, read_confirmation, changes),
    )


def read_description(said: Said, _context: Context, answers: Answers) -> str:
    """Read the words about the problem; a phone beside them is an answer of its own."""
    spot = report_spot.corrected(said.text, answers)
    if spot:
        raise Revise(spot, quiet=True)
    words = opening.description_of(said.text, said.meaning.phones)
    if len(words) < SHORTEST_ANSWER:
        raise InvalidAnswer(texts.say_more(answers))
    return report_spot.joined(words, answers)[:DESCRIPTION_LIMIT]


def find_description(said: Said, _context: Context, answers: Answers) -> str | None:
    """Take a sentence as the description when it tells of a problem, and not only of a place."""
    meaning, place = said.meaning, answers.get("place")
    if place and place["text"] == said.text.strip():
        return None
    if report_spot.alone(said.text) or texts.ONLY_COMPLAINS.fullmatch(said.text.strip()):
        return None
    tells = meaning.intent in TELLING or (meaning.category and len(said.text) >= SENTENCE)
    tells = tells or answers.get("kind") == "suggestion"  # it was named as one
    words = opening.description_of(said.text, meaning.phones)
    if not tells or len(words) < SHORTEST:
        return None
    return report_spot.joined(words, answers)[:DESCRIPTION_LIMIT]


def new_spot(said: Said, _context: Context, answers: Answers) -> str | None:
    """Find another spot for the description; all else that is wrong in it 改内容 asks again."""
    value: str | None = report_spot.corrected(said.text, answers).get("description")
    return value


def find_time(said: Said, context: Context, answers: Answers) -> dict[str, str | None] | None:
    """Find when somebody is at home; nothing said is an answer too."""
    found = new_time(said, context, answers)
    return found if found is not None else ({} if "description" in answers else None)


def new_time(said: Said, _context: Context, answers: Answers) -> dict[str, str | None] | None:
    """Find a time in a sentence, as the local ISO times of its two ends.

    Nobody comes to the home for a complaint or an idea: a time in it tells of the matter.
    """
    time = None if answers.get("kind") in texts.WITHOUT_VISIT else said.meaning.time
    return {"start": time.start, "end": time.end} if time else None


def known_phone(said: Said, context: Context, answers: Answers) -> str | None:
    """Find a phone in the sentence; else the one the roster or an earlier case knows."""
    found = found_phone(said, context, answers)
    if found or "description" not in answers:
        return found
    home = context.homes[0] if context.homes else None
    return home.phone if home else context.person.phone


def changes(context: Context, answers: Answers) -> list[Option]:
    """Offer to confirm, to change one answer, or to stop."""
    names = context.settings.categories
    likely = [
        Option(
            Revise({"category": report_category.chosen(key)}), texts.is_category(names[key].name)
        )
        for key in answers["category"]["likely"]
        if key in names and key != "other"
    ]
    return [
        Option(True, general.CONFIRM, tuple(general.YES_WORDS)),  # noqa: FBT003 - the answer kept
        *_secrecy(answers),
        *likely,
        *(Option(Revise(drop=drop), label) for label, drop in texts.CHANGES if drop[0] in answers),
    ]


def _secrecy(answers: Answers) -> list[Option]:
    """Offer to seal who complains, or not to."""
    if answers.get("kind") != "complaint":
        return []
    secret = texts.is_secret(answers)
    label = secrecy.NOT_SECRET if secret else secrecy.SECRET
    words = () if secret else secrecy.SECRET_WAYS
    return [Option(Revise({"confidential": not secret}), label, words)]


def read_confirmation(said: Said, context: Context, answers: Answers) -> bool:
    """Read a yes; other words that tell of the problem are added to it, never thrown away."""
    words = said.text.strip()
    meaning = said.meaning
    if report_spot.corrected(words, answers):
        raise InvalidAnswer(texts.WHERE_EXACTLY)  # the engine takes it as a correction
    if meaning.intent == "urge" and texts.is_urgent(context, answers):
        return True  # 快点啊, while water spouts: whoever presses has agreed
    timed = new_time(said, context, answers)
    corrects = meaning.intent == "correction" or meaning.home or meaning.phones or timed
    tells = meaning.intent in TELLING or (meaning.intent == "unknown" and len(words) >= SENTENCE)
    if not corrects and tells and len(words) >= SHORTEST:
        if is_another_matter(said, answers):
            raise InvalidAnswer(texts.ANOTHER_MATTER)
        told, more = answers["description"], opening.description_of(words, meaning.phones)
        if more in told:  # typed once more: nothing to add, and it is no yes either
            raise Revise({})
        raise Revise({"description": f"{told}；{more}"[:DESCRIPTION_LIMIT]})
    return agreed(said, context, answers)


def is_another_matter(said: Said, answers: Answers) -> bool:
    """Tell whether the words are about another kind of problem than the one to be confirmed."""
    category = said.meaning.category
    return bool(category) and category != answers["category"]["name"] != "other"


def open_case(context: Context, store: Store, answers: Answers) -> str:
    """Open the case; the reply carries its number, who has it and by when they act."""
    place = answers.get("place") or places.at_public("")
    home = place["home"]
    draft = opening.Draft(
        kind=answers.get("kind", "report"),
        category=answers["category"]["name"],
        description=answers["description"],
        place=place,
        phone=answers["phone"],
        name=_name(context, home),
        available=answers["available"],
        confidential=texts.is_secret(answers),
        from_case_id=answers.get("from_case"),
    )
    if communities.CHOSEN in answers:  # not asked again next time
        store.persons.set_community(context.person.id, answers[communities.CHOSEN])
    return opening.open_case(store, context, draft)


def _name(context: Context, home: dict[str, Any] | None) -> str:
    bound = opening.own_home(context.homes, home)
    if bound is not None:
        return bound.name
    return context.person.name or texts.A_RESIDENT


REPORT_ISSUE = Flow("report_issue", texts.TITLE, steps, open_case, texts.KINDS)
