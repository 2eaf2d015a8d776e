"""Ask what the people who come to an emergency need, and nothing else: where, and a phone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.rules import deadlines
from flows.cases.rules.deeds import NotPossible, Where
from flows.conversation import texts as general
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer
from flows.conversation.readers import found_phone
from flows.emergency import place as emergency_place
from flows.emergency import reading
from flows.emergency.texts import advice as advice_texts
from flows.emergency.texts import details as words
from flows.places import place as places
from flows.places.recap import place_and_description
from flows.settings.calendar import local
from nlp import listed
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store


def steps(_context: Context) -> Sequence[Ask]:
    """Ask for what the people who come need, and nothing else."""
    return [
        Ask("place", advice_texts.ASK_PLACE, read_place, emergency_place.own_homes),
        Ask("phone", advice_texts.ASK_PHONE, read_phone, fill=found_phone),
    ]


def read_place(said: Said, context: Context, _answers: Answers) -> places.Place:
    """Read where it is, if need be in the speaker's own words."""
    case = context.case
    if said.text.strip() in general.ANSWER_WORDS:  # 确认 is no place
        raise InvalidAnswer(words.TOLD)
    found = emergency_place.told(context, case, said.text, asked=True) if case else None
    if found is None:
        raise InvalidAnswer(words.TOLD)
    return found


def read_phone(said: Said, context: Context, answers: Answers) -> str:
    """Read a phone, or that there is none."""
    if listed.says_only(reading.TABLE, frozenset({"no_phone"}), said.text):
        return ""
    phone = found_phone(said, context, answers)
    if phone is None:
        raise InvalidAnswer(words.TOLD)
    return phone


def finish(context: Context, _store: Store, answers: Answers) -> str:
    """Say that all of it was passed on."""
    known = answers.get("phone") or (context.case and context.case.reporter_phone)
    return advice_texts.PASSED_ON if known else words.COMING_ANYWAY


def add_to(store: Store, context: Context, case: Case, text: str) -> None:
    """Pass on what was said later about a running emergency; the place and the phone follow it."""
    add_with_place(store, context, case, text, emergency_place.told(context, case, text))


def add_with_place(
    store: Store, context: Context, case: Case, text: str, place: places.Place | None
) -> None:
    """Pass it on together with a place that was found already."""
    about = context.about(case)
    here = local(context.now, context.settings).replace(tzinfo=None)
    phones = understand_briefly(text, here).phones
    deed = replace(
        resident_deed(about, "supplement", text),
        phone=phones[0] if phones else "",
        where=_where(store, case, place) if place else None,
    )
    with suppress(NotPossible):  # closed meanwhile: the advice counts all the same
        case_work.perform(store, about, case, deed)


def _where(store: Store, case: Case, place: places.Place) -> Where:
    home = place["home"] or {}
    building, unit, room = home.get("building"), home.get("unit"), home.get("room")
    found = (
        store.residents.home(case.community, building, unit or "", room)
        if building and room
        else None
    )
    return Where(
        places.label(place),
        building or place.get("building"),
        unit,
        room,
        found.id if found else None,
    )


def is_over(case: Case | None) -> bool:
    """Tell whether the emergency is over that was asked about."""
    return case is None or not deadlines.is_open(case)


DETAILS = Flow(
    "emergency_details",
    advice_texts.TITLE,
    steps=steps,
    finish=finish,
    is_over=is_over,
    known=place_and_description,
)
