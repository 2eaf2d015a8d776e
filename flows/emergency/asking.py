"""Which running emergency staff ask about: 着火那个谁去了, 还在冒烟吗那边, 有人受伤没有.

Whoever asks so knows that it is known: it is answered, and never a danger more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.emergency import other_matter, reading
from nlp import listed
from nlp.acts import leaders

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store


def asked_of(store: Store, context: Context, said: Said) -> list[Case]:
    """Return the emergencies of others that a question of staff may be about, the newest first.

    Who tells what they see themselves, calls for help or names another place asks nothing.
    """
    who, text = context.staff, said.text
    if who is None or not leaders.is_question(text) or leaders.asks_how(text):
        return []
    said_of = listed.kinds(reading.TABLE, text)
    if not said_of.isdisjoint({"own", "sees"}):
        return []
    told = _told(said)
    running = [
        case
        for case in store.cases.emergencies(who.community)
        if case.status not in deadlines.AWAITS_RESIDENT
        and case.reporter_id != context.person.id
        and not other_matter.is_elsewhere(case, said.meaning)
    ]
    found = [case for case in running if told <= {case.danger}]
    feared = {said.meaning.danger} & {case.danger for case in found}
    meant = [case for case in found if case.danger in said_of | feared]
    return meant or (found if "scene" in said_of and len(found) == 1 else [])


def _told(said: Said) -> set[str]:
    """Return the dangers that clauses tell of, and do not ask about."""
    told = (one.text for one in said.meaning.clauses if not leaders.is_question(one.text))
    return {danger for words in told if (danger := said.meaning.of(words).danger)}
