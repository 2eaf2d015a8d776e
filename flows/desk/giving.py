"""Give a case to a colleague in one's own words: 派王强, 安排老王去, 转给小马.

Only a name from the roster makes it so; 转告师傅 and 安排个人来 stay ordinary sentences. A nickname
and a handing over are asked first.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.desk import lookup
from flows.desk import names as people
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.grammar import parse
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp.acts import staff as speech

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff

SEND = "派"


def read_giving(asked: Asked) -> Command | str | None:
    """Return the command that is meant, or what is asked back; None where nobody is named."""
    said = speech.given_to(asked.command.typed)
    if said is None:
        return None
    word, number, name = said
    found = _colleagues(asked, name)
    if not found or not asked.may(vocabulary(asked.settings).act_of(word)):
        return None
    command = _numbered(asked, Command(word, rest=name, typed=asked.command.typed), number)
    cases = _cases(replace(asked, command=command))
    if not cases:
        return command  # says why there is none
    if len(cases) > 1:
        shown = [(asked.shown(case), _word(asked, case, word)) for case in cases]
        return speech_texts.about_which(shown[: lookup.SHOWN], name)
    return _of_one(asked, replace(command, word=_word(asked, cases[0], word)), cases[0], found)


def _of_one(asked: Asked, command: Command, case: Case, found: list[Staff]) -> Command | str:
    """Do it for a full name, which can be given anew; ask for a nickname, and what takes away."""
    full = command.word == SEND and command.rest == found[0].name
    if full or len(found) > 1:
        return replace(command, number=case.number)
    return speech_texts.give(asked.view(case), command.word, found[0])


def _numbered(asked: Asked, command: Command, number: str) -> Command:
    """Read a number as a command does: however it is written."""
    read_as = parse(f"{command.word} {number}", vocabulary(asked.settings)) if number else None
    return replace(command, number=read_as.number) if read_as else command


def _colleagues(asked: Asked, name: str) -> list[Staff]:
    """Return who can be meant by a name, never by a trade."""
    team = asked.store.staff.active_in(asked.community)
    found, _, _ = people.named(asked, team, name)
    return [one for one in found if one.name[0] in name]


def _cases(asked: Asked) -> list[Case]:
    """Return the cases that can be meant: by the number, else own ones, else any of the place."""
    if asked.command.number:
        return [case for case in lookup.numbered(asked) if _fits(asked, case)]
    own = [case for case in lookup.own(asked) if _fits(asked, case)]
    others = [] if own else lookup.visible(asked, asked.store.cases.open_in(asked.community))
    return own or [case for case in others if _fits(asked, case)]


def _fits(asked: Asked, case: Case) -> bool:
    word = _word(asked, case, asked.command.word)
    return vocabulary(asked.settings).act_of(word) in possible_for(asked, case)


def _word(asked: Asked, case: Case, word: str) -> str:
    """Send somebody to a repair that is nobody's yet, also where it is called to hand it over."""
    sends = kind_of(case, asked.settings).sends_somebody
    is_nobodys = case.engineer_id is None and sends
    return SEND if is_nobodys and asked.may("dispatch") else word
