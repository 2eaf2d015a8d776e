"""Report an issue (报事): ask where, what and how to reach you, then open a case (报事单).

One complete sentence leaves only the confirmation (REP-1, REP-2). What is guessed, such as the
category or the time of a visit, is never asked for: it stands in the confirmation to be changed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from flows.cases import opening
from flows.cases.description import DESCRIPTION_LIMIT, description_of
from flows.cases.filing import Draft
from flows.cases.kind import case_intents, kind_told
from flows.cases.rules import confidentiality
from flows.conversation.engine import (
    ASKED,
    Answers,
    Ask,
    Flow,
    InvalidAnswer,
    Revise,
)
from flows.conversation.readers import phone_number
from flows.intake import category as report_category
from flows.intake import confirmation as report_confirmation
from flows.intake import left_over
from flows.intake import phone as report_for
from flows.intake import remarks as report_remarks
from flows.intake import time as report_time
from flows.intake import visit as report_visit
from flows.intake.agreeing import CONFIRMATION
from flows.intake.confirmation import SENTENCE, SHORTEST
from flows.intake.form import form_of
from flows.intake.texts import corrections
from flows.intake.texts import register as register_texts
from flows.places import community as communities
from flows.places import named as named_places
from flows.places import place as places
from flows.places import question as report_place
from flows.places import spot as report_spot
from flows.places.blamed import is_only_blamed
from flows.places.recap import place_and_description
from nlp.lines import without_particulars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Known, Said
    from storage.store import Store

EDGE = " ，,。、\n"
SHORTEST_ANSWER = 2  # characters of a description that was asked for


def steps(_context: Context) -> Sequence[Ask]:
    """Return the questions, the same ones in every turn."""
    return _questions()


@cache
def _questions() -> tuple[Ask, ...]:
    """Make the questions; the kind of problem and the time are asked for only to be put right."""
    return (
        communities.question(),
        *map(left_over.keeping, report_place.questions()),
        Ask(
            "description",
            register_texts.ask_description,
            read_description,
            fill=find_description,
            revise=new_description,
            takes="text",
        ),
        Ask(
            "category",
            corrections.WHICH_CATEGORY,
            report_category.read_name,
            report_category.names,
            fill=report_category.find_category,
            revise=report_category.new_category,
            part_of="description",
        ),
        Ask(
            "available",
            corrections.ask_time,
            report_visit.read,
            report_visit.call_first,
            fill=report_time.find_visit,
            revise=report_time.new_visit,
        ),
        Ask("phone", register_texts.ask_phone, read_phone, fill=known_phone, revise=new_phone),
        Ask(
            CONFIRMATION,
            register_texts.confirm,
            report_confirmation.read_confirmation,
            report_confirmation.changes,
            briefly=register_texts.confirm_briefly,
        ),
    )


def read_description(said: Said, context: Context, answers: Answers) -> str:
    """Read the words about the problem; a phone beside them is an answer of its own."""
    spot = report_spot.corrected(said.text, answers)
    if spot:
        raise Revise(spot, quiet=True)
    words = _described(said, context, answers)
    if len(words) < SHORTEST_ANSWER:
        raise InvalidAnswer(register_texts.say_more(context, answers))
    return report_spot.joined(words, answers)[:DESCRIPTION_LIMIT]


def find_description(said: Said, context: Context, answers: Answers) -> str | None:
    """Take a sentence as the description when it tells of a problem, and not only of a place."""
    meaning, place = said.meaning, answers.get("place")
    if place and (place["text"] == said.text.strip() or _only_says_where(said, answers)):
        return None
    if not without_particulars(said.text).strip(EDGE) or report_spot.alone(said.text):
        return None
    if report_for.only_complains(said.text):
        return None
    tells = meaning.intent in case_intents(context.settings) or (
        meaning.category and len(said.text) >= SENTENCE
    )
    tells = tells or form_of(answers, context).named_enough
    words = _described(said, context, answers)
    if not tells or len(words) < SHORTEST:
        return None
    return report_spot.joined(words, answers)[:DESCRIPTION_LIMIT]


def _described(said: Said, context: Context, answers: Answers) -> str:
    phones, kind = report_for.phones(said, context, answers), kind_told(answers, context.settings)
    anothers = kind.side is not None or is_only_blamed(said)
    return description_of(said.text, phones, keeps_home=anothers)


def _only_says_where(said: Said, answers: Answers) -> bool:
    """Tell whether the words answer the question where, and nothing else."""
    return answers.get(ASKED, [])[-1:] == ["place"] and named_places.ends_as_a_spot(said)


def new_description(said: Said, context: Context, answers: Answers) -> str | None:
    """Find another spot for the description, and leave out the time that is no longer true.

    What else is told beside it is kept; all else that is wrong in it 改内容 asks again.
    """
    told: str = (
        report_spot.corrected(said.text, answers).get("description") or answers["description"]
    )
    if "available" in answers and report_time.new_visit(said, context, answers):
        told = report_time.without(told, context)
    others = {
        "place": report_place.new_place,
        "phone": new_phone,
        "available": report_time.new_visit,
    }
    found = {name: find(said, context, answers) for name, find in others.items() if name in answers}
    taken = {name for name, value in found.items() if value not in (None, answers[name])}
    changed = {"description": told}
    return left_over.kept(said, answers, changed, taken)["description"] if taken else told


def read_phone(said: Said, context: Context, answers: Answers) -> str:
    """Read a number to call, which may be that of whom it is reported for."""
    return new_phone(said, context, answers) or phone_number(said, context, answers)


def new_phone(said: Said, context: Context, answers: Answers) -> str | None:
    """Find a number to call in a sentence."""
    return next(iter(report_for.phones(said, context, answers)), None)


def known_phone(said: Said, context: Context, answers: Answers) -> str | None:
    """Find a phone in the sentence; else the one the roster or an earlier case knows."""
    found = new_phone(said, context, answers)
    if found or "description" not in answers:
        return found
    return _own_phone(context)


def _own_phone(context: Context) -> str | None:
    home = context.homes[0] if context.homes else None
    if home is not None:
        return home.phone
    return context.person.phone or (context.staff.phone if context.staff else None)


def open_case(context: Context, store: Store, answers: Answers) -> str:
    """Open the case; the reply carries its number, who has it and by when they act."""
    form = form_of(answers, context)
    if isinstance(answers["confirmed"], str) and form.add_to:  # the same is in hand already
        return form.add_to(store, context, answers)
    place = answers.get("place") or places.at_public("")
    home = place["home"]
    draft = Draft(
        kind=kind_told(answers, context.settings).name,
        category=answers["category"]["name"],
        description=answers["description"],
        place=place,
        phone=answers["phone"],
        name=_name(context, home),
        available=answers["available"],
        confidential=form.is_secret(answers),
        from_case_id=answers.get("from_case"),
        sort=answers.get("sort", ""),
    )
    if communities.CHOSEN in answers:  # not asked again next time
        store.persons.set_community(context.person.id, answers[communities.CHOSEN])
    return opening.open_case(store, context, draft)


def learn(context: Context, answers: Answers) -> Answers:
    """Fill in where somebody lives and their phone, known since another conversation."""
    if "description" not in answers:
        return answers
    found = {"place": report_place.own_home_of(context, answers), "phone": _own_phone(context)}
    return {name: value for name, value in found.items() if value} | answers


def _name(context: Context, home: dict[str, Any] | None) -> str:
    bound = opening.own_home(context.homes, home)
    if bound is not None:
        return bound.name
    return context.person.name or confidentiality.A_RESIDENT


def in_hand(store: Store, context: Context, answers: Answers) -> Known | None:
    """Find a case in hand that says the same, where the kind knows how."""
    return form_of(answers, context).known(store, context, answers)


REPORT_ISSUE = Flow(
    "report_issue",
    register_texts.TITLE,
    steps,
    open_case,
    known=place_and_description,
    opens_cases=True,
    splits=True,
    again=in_hand,
    hear=report_remarks.hear,
    corrects=report_confirmation.agree_or_correct,
    calms=report_remarks.calm,
    explains=report_remarks.explain,
    notes=report_confirmation.noted,
    recall=report_visit.without_passed,
    learn=learn,
)
