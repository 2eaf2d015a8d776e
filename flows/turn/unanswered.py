"""Words of which it was asked what they are meant for: kept until that is answered.

A tap on the answer holds them. Whoever says something else has told who has the case that fits
best, and whoever says nothing more as well; where there is no case a colleague is asked to call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.kind import case_intents, kind_of
from flows.cases.own import find
from flows.cases.same_matter import MAYBE, fit
from flows.cases.waiting import ADD
from flows.cases.wish import Wish, grant, parse_wish
from flows.conversation import dialogue, reading
from flows.conversation import texts as general
from flows.conversation.context import Said
from flows.intake import human
from flows.turn import arrival
from flows.turn.texts import unanswered as words
from nlp.acts import affirm, wants
from nlp.intents import UNKNOWN
from nlp.matters import without_lead
from nlp.understanding import unread
from storage.kept_words import KeptWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

SHORTEST = 4  # characters of words that go on
SHOWN = 20  # characters by which an answer is known to hold them
_DROPS = general.CANCEL_WORDS | affirm.NO_WORDS


def until_answered(store: Store, context: Context, said: Said, cases: Sequence[Case]) -> None:
    """Keep words for the case that they fit best, if there are any.

    Of two that they fit alike, not for one that somebody goes to: it may be about who goes.
    """
    if said.private:
        return
    best = max(
        cases,
        key=lambda case: (fit(said, case), not kind_of(case, context.settings).sends_somebody),
        default=None,
    )
    number = best.number if best else ""
    kept = KeptWords(context.person.id, number, " ".join(said.text.split()))
    store.kept_words.keep(kept, context.now)


def hand_on(store: Store, context: Context, said: Said, kept: KeptWords | None) -> str:
    """Write them on the case where something else is said than the answer; say so at the end."""
    if kept is None or not kept.case_number or kept.words[:SHOWN] in " ".join(said.text.split()):
        return ""
    word = said.text.strip()
    if said.meaning.danger or word in _DROPS or wants.gives_up(word):
        return ""
    return words.noted_meanwhile(kept.words, named) if (named := _add(store, context, kept)) else ""


def gone_on(store: Store, context: Context, said: Said, kept: KeptWords | None) -> Said:
    """Return words with those before them that fitted nothing, where they go on from them.

    Who is asked what they want with 我家猫跑丢了 answers 橘色的，脖子上有铃铛.
    """
    if kept is None or kept.case_number or said.to or context.staff is not None:
        return said
    first, meaning, text = said.meaning.of(kept.words), said.meaning, said.text.strip()
    if arrival.is_listed(text, context.settings) or parse_wish(text, context.settings) is not None:
        return said
    wanted = case_intents(context.settings) | {UNKNOWN}
    tells = meaning.intent in wanted and len(text) >= SHORTEST
    if not tells or meaning.danger or wants.gives_up(text) or without_lead(text) != text:
        return said
    known = {name for name, score in first.categories if score >= MAYBE}
    if meaning.sure and meaning.category not in known:
        return said
    if dialogue.front_of(store, context) is not None or wants.tells_a_story(kept.words):
        return said
    return reading.part(said, f"{kept.words}，{text}")


def claim(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim the words of which nobody said in time what they are meant for."""
    return store.kept_words.claim(now, until, limit)


def pass_on(store: Store, settings: Settings, person_id: str, now: int) -> None:
    """Write them on the case, or ask a colleague to call, and say so."""
    person = store.persons.get(person_id)
    kept = store.kept_words.take(person_id)
    if person is None or kept is None:
        return
    context = arrival.context_for(store, settings, person, now)
    case = _add(store, context, kept) if kept.case_number else None
    told = (
        words.kept_on(kept.words, case)
        if case
        else words.is_called(kept.words, human.ask(store, context, kept.words))
    )
    telling.tell_person(store, now, person_id, told)


def _add(store: Store, context: Context, kept: KeptWords) -> Case | None:
    """Add them to the case they were kept for; None where it is not the speaker's any more."""
    case = next(iter(find(store, context, kept.case_number)), None)
    if case is not None:
        said = Said(kept.words, unread(kept.words))
        grant(store, context, Wish(ADD, case.number, kept.words), said)
    return case
