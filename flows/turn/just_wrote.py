"""What goes on from words that whoever has a case has just written to its resident.

阀门在哪儿啊 or 阀门锈住了 after 先关阀门, and 四点半可以 after 四点半到: they are for who wrote, and no
list of known questions answers them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.own import is_running, own_cases
from flows.cases.waiting import ADD, QUESTION
from flows.cases.wish import Wish, grant
from flows.settings.calendar import MINUTE, local
from flows.turn import inquiry
from flows.turn.texts import deciding as deciding_texts
from nlp.acts import own_case, wants

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case, Event
    from storage.store import Store

ANSWERS_MS = 30 * MINUTE  # in which words answer what was written
TOLD = "progress"  # what was written to be read by the resident
LONGEST = 24  # characters of such words


def go_on(store: Store, context: Context, said: Said) -> str | None:
    """Pass them on to who wrote; None where they are about something else, or several wrote."""
    asks = own_case.listen(said.text).asks
    asked = asks or inquiry.is_asked(said)
    if len(said.text.strip()) > LONGEST or wants.COMPLAINS in said.text:
        return None
    found = [
        (case, line)
        for case in own_cases(store, context)
        if is_running(case) and (line := _just_written(store, context, case)) is not None
    ]
    timed = [case for case, _ in found if _is_its_time(context, said, case)]
    meant = timed or [
        case
        for case, line in found
        if (asked or line.action == TOLD) and same_matter.alike(said.text, line.text)
    ]
    if len(meant) != 1:
        return None
    word = QUESTION if asks or (asked and not timed) else ADD
    reply = grant(store, context, Wish(word, meant[0].number, said.text.strip()), said)
    return deciding_texts.noted(said.text, reply)


def _just_written(store: Store, context: Context, case: Case) -> Event | None:
    """Return the last line of a case that has words, where one of ours wrote it just now."""
    lines = store.cases.timeline(case.id)
    last = next((one for one in reversed(lines) if one.text), None)
    if last is None or not last.public or last.at < context.now - ANSWERS_MS:
        return None
    return last if last.actor_id not in {None, case.reporter_id, context.person.id} else None


def _is_its_time(context: Context, said: Said, case: Case) -> bool:
    """Tell whether words name the moment that who comes has named."""
    time = said.meaning.time
    if time is None or time.start is None or case.promised_at is None:
        return False
    promised = local(case.promised_at, context.settings).replace(tzinfo=None)
    return datetime.fromisoformat(time.start) == promised
