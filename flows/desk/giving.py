"""Give cases to a colleague in one's own words: 派王强, 王强去0012, 张工那单转李工."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.desk import lookup
from flows.desk import names as people
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.mentions import Part
    from storage.records.case import Case
    from storage.records.staff import Staff

SEND, HAND_OVER = "派", "转"


def give_named(asked: Asked, part: Part, *, says_so: bool) -> list[Command | str]:
    """Give cases to the colleague who is named; a nickname, and what takes away, is asked first.

    Nothing is meant where nobody is named, or nothing can be given away.
    """
    whose = {one.id for one, *_ in people.holders_in(asked, part.text)}
    named = [hit for hit in people.called_in(asked, part.text) if hit[0].id not in whose]
    if not named or not (says_so or _is_left(part, named[0])):
        return []
    whom = {hit[0].id: hit[0] for hit in named}
    full = named[0][0].name in part.text
    steps = [(case, _word(asked, case)) for case in _givable(asked, part)]
    if not steps:
        return []
    name = part.text[named[0][1] : named[0][2]]
    if len(steps) > max(1, sum(one.each for one in part.mentions)):
        shown = [(asked.shown(case), word) for case, word in steps[: lookup.SHOWN - 1]]
        return [speech_texts.about_which(shown, name)]
    if len(whom) > 1 or (full and steps[0][1] == SEND):
        return [Command(word, case.number, name, asked.command.typed) for case, word in steps]
    only: Staff = next(iter(whom.values()))
    return [speech_texts.give(asked.view(case), word, only) for case, word in steps]


def _is_left(part: Part, hit: tuple[Staff, int, int]) -> bool:
    """Tell whether a name and 去 are all that is said beside the numbers: 王强去0012."""
    name = part.text[hit[1] : hit[2]]
    return bool(part.mentions) and part.words.replace(name, "").strip() in people.AFTER_NAMES


def _givable(asked: Asked, part: Part) -> list[Case]:
    """Return the cases that can be given away: those named, else own ones, else any."""
    known = vocabulary(asked.settings)

    def fits(case: Case) -> bool:
        return known.act_of(_word(asked, case)) in possible_for(asked, case)

    if part.mentions:
        exact = [one for one in part.mentions if one.each] or part.mentions
        named = {case.id: case for one in exact for case in one.cases if fits(case)}
        return list(named.values())
    own = [case for case in lookup.own(asked) if fits(case)]
    others = [] if own else lookup.visible(asked, asked.store.cases.open_in(asked.community))
    return own or [case for case in others if fits(case)]


def _word(asked: Asked, case: Case) -> str:
    """Send somebody to a repair that is nobody's yet; what somebody has is handed over."""
    sends = kind_of(case, asked.settings).sends_somebody
    return SEND if case.engineer_id is None and sends and asked.may("dispatch") else HAND_OVER
