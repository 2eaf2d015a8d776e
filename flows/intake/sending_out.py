"""Send a colleague where nothing is open: what is said becomes a case (吴姐去一下5栋大堂)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import opening
from flows.cases.filing import Draft
from flows.cases.kind import REPORTS, kind_for
from flows.desk import dispatching
from flows.desk.command import Command
from flows.desk.giving import SEND, SEND_OUT
from flows.desk.word import StaffWord
from flows.intake.entering import at_work, category_of, place_of
from flows.places import place as places
from nlp.clauses import spans
from nlp.spelling import plain

if TYPE_CHECKING:
    from flows.desk.asked import Asked


def send_out(asked: Asked) -> str:
    """Open what is said in the name of who sends, and give it to whom they name first."""
    assert asked.meaning is not None  # noqa: S101 - what was typed was read
    name, _, words = asked.command.rest.partition(" ")
    context, meaning = at_work(asked), asked.meaning.of(words)
    home = meaning.home
    place = place_of(context, meaning)
    if isinstance(place, str) and home and home.building and not home.room:
        place = places.at_public(words[slice(*spans(plain(words))[0])], home.building)
    if isinstance(place, str):
        return place
    draft = Draft(
        kind=kind_for(REPORTS, asked.settings) or "",
        category=category_of(meaning),
        description=words,
        place=place,
        phone=asked.staff.phone,
        name=asked.staff.name,
        danger=meaning.danger,
    )
    case = opening.create(asked.store, context, draft)
    return dispatching.send(replace(asked, command=Command(SEND, case.number, name)))


COMMANDS = (StaffWord(SEND_OUT, send_out, needs="dispatch", takes_home=True),)
