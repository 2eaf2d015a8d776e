"""The desk: which command of staff a text is, and who answers it; None for all that is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from flows.cases.own import RECENT_MS
from flows.cases.rules import access
from flows.desk import (
    approving,
    assisting,
    correcting,
    duty,
    helping,
    lookup,
    mentions,
    pressing,
    questions,
    sorting,
    speech,
    telling,
    told_for,
    topic,
    urgent,
)
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.desk.grammar import parse
from flows.desk.texts import refusals
from flows.desk.word import vocabulary
from nlp.acts import beside_step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flows.conversation.context import Context, Said
    from flows.desk.word import StaffWord
    from flows.settings.site import Settings
    from storage.records.staff import Staff
    from storage.store import Store

HELP, PRESS = "帮助", "催"  # words that staff who live here say as residents, too


class _WithQuestions(Protocol):
    """What the desk needs of the catalog beside its words."""

    @property
    def questions(self) -> Sequence[Callable[[str, Staff, Settings], Command | None]]: ...

    @property
    def covers(self) -> Sequence[Callable[[str], str]]: ...


def _catalog(settings: Settings) -> _WithQuestions:
    return cast("_WithQuestions", settings.catalog)


def is_command(text: str, settings: Settings) -> bool:
    """Tell whether a text can only be meant as a command, whatever else its words say."""
    known = vocabulary(settings)
    command = parse(text, known)
    if command is None:
        return False
    row = known.rows[command.word]
    return bool(command.number) or row.tells or row.takes_home or not command.rest


def answer(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to a command of staff; None when the text is none, or a resident's."""
    asked = _asked(store, context, said)
    if asked is None:
        return None
    known = vocabulary(context.settings)
    command = parse(beside_step.without_yes(said.text), known)
    if command is not None:
        reply = _done(asked, topic.with_case(asked, command))
        alone = known.rows[command.word].alone
        return _remembered(asked, reply, said.text.strip() if alone else "")
    told = None if asked.is_asked else told_for.entered(asked)
    if told is not None:
        return _remembered(asked, _done(asked, told))
    asked = topic.in_full(asked)
    orders = not asked.is_asked and assisting.begins(asked)
    inside = _done(asked, assisting.ordered(asked, first=True)) if orders else None
    if inside is not None:
        return _remembered(asked, inside)
    command = None if orders else asked_by_leaders(asked, asked.command.typed)
    if command is not None:
        return _remembered(asked, _done(asked, command), asked.command.typed)
    return _in_own_words(asked)


def _remembered(asked: Asked, reply: str | None, question: str = "") -> str | None:
    """Keep what a reply is about, for what is asked after it."""
    if reply is not None:
        topic.keep(asked, reply, question=question)
    return reply


def asked_by_leaders(asked: Asked, text: str) -> Command | None:
    """Return the command that a question of a subject's means."""
    for read in _catalog(asked.settings).questions:
        command = read(text, asked.staff, asked.settings)
        if command is not None:
            return command
    return None


def beside(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to words of staff that the question in front could not take."""
    asked = _asked(store, context, said)
    return _each(asked, speech.read(asked)) if asked is not None else None


def _asked(store: Store, context: Context, said: Said) -> Asked | None:
    """Return what staff say, not yet read; None for everybody else and a conversation's tap."""
    who = context.staff
    if who is None or "." in said.to or not access.permissions(who, context.settings):
        return None
    typed = Command("", typed=said.text.strip())
    return Asked(store, context, who, typed, meaning=said.meaning)


def _done(asked: Asked, meant: Command | str | None) -> str | None:
    """Do the command that is meant; a sentence is the reply itself."""
    if isinstance(meant, Command):
        about = replace(asked, command=meant)
        known = vocabulary(asked.settings).rows
        each = mentions.several(about) if known[meant.word].several else [meant]
        done = (_obeyed(replace(asked, command=one)) for one in each)
        meant = "\n".join(reply for reply in done if reply) or None
    if meant:
        for cover in _catalog(asked.settings).covers:
            meant = cover(meant)
    return meant


def _obeyed(asked: Asked) -> str | None:
    asked = lookup.worded(asked)
    command = asked.command
    if _is_residents(asked):
        return None
    known = vocabulary(asked.settings)
    row = known.rows[command.word]
    if known.is_shared(command.word):
        first = row.answer(asked) if row.without_case and not row.of_kind else None
        return first or _by_case(asked)
    needed = row.needs or ("" if command.number or row.without_case else row.act)
    if needed and not asked.may(needed) and not _may_somewhere(asked, needed):
        return refusals.not_for_your_role(command.word, duty.allowed(asked))
    return row.answer(asked)


def _may_somewhere(asked: Asked, action: str) -> bool:
    """Tell whether a case allows what a post does not: to an emergency goes who is near."""
    known = asked.store.cases.emergencies(asked.community)
    return any(map(lookup.fits(asked, action), lookup.visible(asked, known)))


def _by_case(asked: Asked) -> str | None:
    """Let the subject answer whose case a word that several have is about."""
    known, word = vocabulary(asked.settings), asked.command.word
    case = lookup.choose(asked)
    if not isinstance(case, str):
        return known.row_for(word, case.kind).answer(replace(asked, chosen=case))
    act = known.rows[word].act
    if (
        asked.command.number
        or asked.may(act)
        or any(map(lookup.fits(asked, act), lookup.own(asked)))
    ):
        return case
    return refusals.not_for_your_role(word, duty.allowed(asked))


def _in_own_words(asked: Asked) -> str | None:
    """Read what is no command: a question at any time, and what staff say of their work.

    While an answer is waited for, only what names a case and is certain is taken.
    """
    is_asked = asked.is_asked
    decisions = approving.decided(asked)
    if is_asked and not all(isinstance(one, Command) for one in decisions):
        decisions = []
    if decisions and isinstance(decisions[0], Command):
        return _remembered(asked, _each(asked, decisions))
    there = _each(asked, urgent.there(asked))
    if there:
        return _remembered(asked, there)
    told = helping.another_time(asked)
    if told is not None:
        return _remembered(asked, told)
    question = None if assisting.begins(asked) else questions.read_question(asked)
    if question is not None:
        return _remembered(asked, _done(asked, question), asked.command.typed)
    pressed = sorting.weighed(asked) or pressing.pressed(asked)
    if pressed or decisions:
        return _remembered(asked, _each(asked, pressed or decisions))
    hand = None if is_asked else helping.called(asked)
    if hand is not None:
        return _remembered(asked, hand)
    done = _each(asked, urgent.at_work(asked) or speech.read(asked, only_named=is_asked))
    anew = correcting.said_anew(asked) if done else None
    if done and anew is not None:
        done = "\n".join(filter(None, (done, _each(anew, speech.read(anew)))))
    if done is None and not is_asked:
        done = _done(asked, assisting.ordered(asked)) or _done(asked, telling.told(asked))
        done = done or assisting.reported(asked)
    return _remembered(asked, done)


def _each(asked: Asked, meant: Iterable[Command | str]) -> str | None:
    """Do each thing that a sentence means; several are answered in one reply."""
    replies = [reply for one in meant if (reply := _done(asked, one))]
    return "\n".join(replies) or None


def _is_residents(asked: Asked) -> bool:
    """Tell whether staff who live here use a word as residents."""
    known = vocabulary(asked.settings)
    row = known.rows[asked.command.word]
    if asked.command.typed not in known.residents:
        return False
    me = asked.context.person.id
    if row.word == HELP:
        return asked.is_asked
    if row.word == PRESS and not asked.command.number:
        return not asked.may(row.act)
    if row.residents_of:
        return _is_about_own(asked, row)
    fits = lookup.fits(asked, row.act)
    cases = lookup.numbered(asked) if asked.command.number else lookup.own(asked)
    if row.word == PRESS:
        return not asked.may(row.act) or (bool(cases) and all(c.reporter_id == me for c in cases))
    return not any(fits(case) and case.reporter_id != me for case in cases)


def _is_about_own(asked: Asked, row: StaffWord) -> bool:
    """Tell whether staff who live here speak of a case of their own, of the kind the word is for."""
    me = asked.context.person.id
    if asked.command.number:
        return all(case.reporter_id == me for case in lookup.numbered(asked))
    mine = asked.store.cases.of_reporter(me, asked.now - RECENT_MS)
    own = any(case.kind == row.residents_of for case in mine)
    return own or not asked.may(row.act)
