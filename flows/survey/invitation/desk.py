"""What staff do while invitations are out: whom to visit (名单), what was delivered (已送)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.desk import lookup
from flows.desk.acting import act, refused
from flows.desk.asked import deed
from flows.desk.word import StaffWord, Usage
from flows.places.place import bare
from flows.settings.calendar import local
from flows.survey.audience import reached
from flows.survey.homes import home_named
from flows.survey.texts import spreading as spreading_texts
from flows.survey.texts.words import HELP_PAGE
from nlp import short_answers

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.people import Home

DELIVER = "deliver"


def to_visit(asked: Asked) -> str:
    """List the homes to visit: of a building that is named, else of the speaker's own, else all."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    refusal = access.staff_refusal(case, asked.staff, DELIVER, asked.settings)
    if refusal is not None:
        return refused(asked, case, DELIVER, refusal)
    if case.status != "running":
        return spreading_texts.NOT_RUNNING
    named = {bare(one) for one in short_answers.buildings(asked.command.rest)}
    buildings = named or set(asked.staff.buildings.split())
    homes = reached.to_visit(asked.store, case, buildings)
    shows = reached.tells_who_answered(case)
    return spreading_texts.to_visit(case, homes, asked.command.page, delivered_too=shows)


def tick(asked: Asked) -> str:
    """Note that invitations were handed over at the door: 已送 N 3-2-1501 3-2-1502."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    words = short_answers.several(asked.command.rest)
    if not words:
        return spreading_texts.how_to_tick(case.number)
    found = {word: _invited(asked, case, word) for word in words}
    homes = list({home.id: home for home in found.values() if home is not None}.values())
    unknown = [word for word, home in found.items() if home is None]
    if not homes:
        return spreading_texts.ticked(case, homes, unknown)
    day = local(asked.now, asked.settings).date().isoformat()

    def noted() -> str:
        for home in homes:
            for one in asked.store.invitees.of_home(case.id, home.id):
                asked.store.invitees.reached(one.id, "ticked", day)
        return spreading_texts.ticked(case, homes, unknown)

    done = deed(asked, DELIVER, spreading_texts.labels(homes))
    return act(asked, case, done, lambda _view: noted())


def _invited(asked: Asked, case: Case, word: str) -> Home | None:
    """Return the home that a word names, where it is invited."""
    home = home_named(asked, case, word)
    if home is None or not asked.store.invitees.of_home(case.id, home.id):
        return None
    return home


COMMANDS = (
    StaffWord(
        "已送", tick, DELIVER, ("送达",), names=(DELIVER,),
        forms=(Usage("已送 单号 3-2-1501 3-2-1502", DELIVER, 44, HELP_PAGE),),
    ),
    StaffWord(
        "名单", to_visit, DELIVER, ("上门名单",),
        forms=(Usage("名单 单号　还没交的住户", DELIVER, 43, HELP_PAGE),),
    ),
)  # fmt: skip
