"""What a complainant says about a talk (约谈 N …): one of the times, another one, or not at all."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.expectation import ANSWER, Expectation
from flows.cases.own import own_cases
from flows.cases.rules import deadlines
from flows.cases.texts.words import named
from flows.cases.wish import Wish
from flows.complaint.settings import COMPLAINTS
from flows.complaint.talks import talk as talking
from flows.complaint.talks import texts as talk_texts
from flows.complaint.talks.offered import agrees, called_off, declined, of_a_time
from flows.desk.promise import moments
from nlp.acts import meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context
    from storage.records.case import Case
    from storage.records.complaint import Talk
    from storage.store import Store


def answer(store: Store, context: Context, case: Case, words: str) -> str:
    """Do what the words ask."""
    said = words.strip()
    off, other = called_off(said), declined(said)
    answers = agrees(said) or off is not None or other is not None
    if said and not answers and case.status == "registered":
        return _before_acceptance(store, context, case, said)
    refused = case_work.refusal(context, case, resident_deed(context, "talk"))
    if refused is not None:
        return refused
    talk = store.talks.open_of(case.id, "resident")
    if not said:
        return talk_texts.standing(case, talk, context)
    return _answer(store, context, case, (talk, said))


def _before_acceptance(store: Store, context: Context, case: Case, said: str) -> str:
    """Keep the wish for whoever will handle it: nobody does who could arrange a talk."""
    deed = resident_deed(context, "supplement", talk_texts.wished_early(said))
    return talk_texts.answer_early(case_work.perform(store, context, case, deed), context)


def is_offered(store: Store, case: Case) -> bool:
    """Tell whether times for a talk wait for the resident's choice."""
    talk = store.talks.open_of(case.id, "resident")
    return talk is not None and talk.status == "proposed" and bool(talk.proposed)


def _answer(store: Store, context: Context, case: Case, about: tuple[Talk | None, str]) -> str:
    talk, said = about
    more = called_off(said)
    if talk is not None and more is not None:
        deed = replace(resident_deed(context, "talk", more), reason="cancelled")
        return talk_texts.answer_cancelled(talking.call_off(store, context, case, deed))
    more = declined(said)
    if more is not None:
        deed = replace(resident_deed(context, "talk", more), reason="declined")
        return talk_texts.answer_declined(
            talking.call_off(store, context, case, deed), more, context
        )
    if agrees(said):
        ahead = _ahead(talk, context)
        return _agree(store, context, case, (talk, ahead[0] if len(ahead) == 1 else None))
    at = _picked(talk, said, context)
    if at is not None:
        return _agree(store, context, case, (talk, at))
    deed = replace(resident_deed(context, "talk", said), reason="wished")
    found, _others = moments(said, context.now, context.settings)
    wish = talking.call_off if found else case_work.perform  # only another time ends a talk
    return talk_texts.answer_wished(wish(store, context, case, deed), context)


def _agree(
    store: Store, context: Context, case: Case, about: tuple[Talk | None, int | None]
) -> str:
    talk, at = about
    if at is None:
        return talk_texts.standing(case, talk, context)
    if talk is None or talk.status != "proposed" or at not in talk.proposed or at <= context.now:
        return talk_texts.time_over(case, talk, context)
    deed = replace(resident_deed(context, "talk"), reason="agreed", until=at, way=talk.way)
    return talk_texts.answer_agreed(talking.agree(store, context, talk, case, deed), at, context)


def _ahead(talk: Talk | None, context: Context) -> list[int]:
    """Return which of the proposed times are still to come; none where one is agreed upon."""
    if talk is None or talk.status != "proposed":
        return []
    return [at for at in talk.proposed if at > context.now]


def _picked(talk: Talk | None, said: str, context: Context) -> int | None:
    """Return the time that is meant: of those proposed, or one that a tap of ours named."""
    zone = context.settings.zone
    proposed = talk.proposed if talk is not None else ()
    if said.isdecimal() and 1 <= int(said) <= len(proposed):
        return proposed[int(said) - 1]
    for at in proposed:
        if said == talk_texts.exact(at, zone):
            return at
    found, others = moments(said, context.now, context.settings)
    if len(found) == 1 and not others and found[0] in proposed:
        return found[0]
    return found[0] if _is_tap(said, found, context) else None


def _is_tap(said: str, found: list[int], context: Context) -> bool:
    """Tell whether somebody tapped a time that is offered no longer."""
    return len(found) == 1 and said == talk_texts.exact(found[0], context.settings.zone)


_TELLS = ("report", "complaint", "help_request")  # of something new, where it is to be settled


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare which complaints wait for the choice of a time, and who may wish for a talk."""
    for case in own_cases(store, context):
        if case.kind != COMPLAINTS or case.reporter_id != context.person.id:
            continue
        if is_offered(store, case):
            times = partial(_of_a_time, case)
            yield Expectation(
                "talk", case.id, frozenset({ANSWER}), case.created_at, times, named(case)
            )
        if deadlines.is_open(case):
            wish = partial(_wish_to_meet, case)
            yield Expectation(
                "meeting", case.id, frozenset({ANSWER, "meet"}), case.created_at, wish, named(case)
            )


def _of_a_time(case: Case, _act: str, heard: Heard) -> Wish | None:
    words = of_a_time(heard.words, heard.said.meaning)
    return Wish(talk_texts.WORD, case.number, words) if words is not None else None


def _wish_to_meet(case: Case, act: str, heard: Heard) -> Wish | None:
    meaning = heard.said.meaning
    tells = meaning.intent in _TELLS and meaning.category is not None
    meant = act == "meet" or meeting.is_wished(heard.words)
    return Wish(talk_texts.WORD, case.number, heard.words) if meant and not tells else None
