"""Tell a colleague what one asks of them about a case: 催一下刘洋，老人家要冻病的; 叫他先断电."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.desk import approving, described, giving, lookup, mentions, topic
from flows.desk import names as people
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.texts import lists
from nlp import thresholds
from nlp.acts import leaders, passed_on
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.staff import Staff

PRESS = "催"
_EDGE = " \t　，,、：:！!"


def pressed(asked: Asked) -> list[Command | str]:
    """Return what presses, with all words, or which case is asked; nothing for other words."""
    text = asked.command.typed
    if not asked.may("press") or not _presses(asked, text):
        return []
    fits = [case for case in _open(asked) if "press" in possible_for(asked, case)]
    cases = _meant(asked, text, fits)
    if len(cases) == 1 or (cases and described.all_of(text, len(cases))):
        return [Command(PRESS, case.number, text, PRESS) for case in cases]
    shown = [asked.shown(case) for case in cases]
    if shown:
        return [lists.which(Command(PRESS, rest=text), shown, lookup.SHOWN)]
    anybody = leaders.means_again(text) or not asked.context.homes
    return [Command(PRESS, rest=text)] if anybody else []


def _presses(asked: Asked, text: str) -> bool:
    """Tell whether words press; what is said of anybody only where a colleague is named."""
    typed = asked.meaning.text if asked.meaning is not None else text
    told = typed if said_by_staff.tells_until(typed) else ""
    if told and any(people.residents_in(asked, text, _open(asked))):
        return False  # 跟杨阿姨说，…
    if leaders.presses(text) or leaders.presses(typed):  # 叫他先断电, and who that is
        return True
    named = [one for one in mentions.named_in(asked, text) if one.each and one.cases]
    if leaders.must(text) and named and not giving.sends(asked, text):
        return True
    if leaders.presses_whom(text) and people.called_in(asked, text):
        return True
    called = addressed(asked, text) is not None and not leaders.says("another_time", text)
    if called or asks_colleague(asked, text) or _passed_on(asked, text):
        return True
    return _is_order(asked, text) and bool(_last(asked))


def tells_colleague(asked: Asked, text: str) -> bool:
    """Tell whether a colleague is to hear words of who leads, whatever they seem to ask."""
    called = asks_colleague(asked, text) or addressed(asked, text) is not None
    return asked.may("press") and (called or _passed_on(asked, text))


def _passed_on(asked: Asked, text: str) -> bool:
    """Tell whether a colleague is to be told something of what they have: 跟王强说带上新接头."""
    hits = [] if giving.sends(asked, text) else people.called_in(asked, text)
    for whom, start, end in hits[:1]:
        after = text[end:].removeprefix(next(filter(text[end:].startswith, people.TITLES), ""))
        if passed_on.is_order(text[:start], after) and not leaders.leaves(text):
            return any(whom.id in (c.engineer_id, c.holder_id) for c in _named(asked, text))
    return False


def _named(asked: Asked, text: str) -> list[Case]:
    """Return the cases that are exactly named, else all that are open."""
    exact = [one.cases for one in mentions.named_in(asked, text) if one.each and one.cases]
    return [case for cases in exact for case in cases] or _open(asked)


def addressed(asked: Asked, text: str) -> Staff | None:
    """Return the colleague whom who leads calls first, and then tells what to do: 王强，下次….

    Who is sent somewhere is no such (王强，1601的灯，去看下).
    """
    hits = people.called_in(asked, text) if asked.may("press") else []
    if len(hits) != 1 or hits[0][1] or giving.sends(asked, text):
        return None
    one, _, end = hits[0]
    after = text[end:].removeprefix(next(filter(text[end:].startswith, people.TITLES), ""))
    said = after.lstrip(_EDGE)
    orders = leaders.orders(said) or leaders.says("another_time", said)
    return one if said != after and orders else None


def asks_colleague(asked: Asked, text: str) -> bool:
    """Tell whether a colleague is to be asked, and not what is known here: 问问王强配件到没到.

    What is late is a witness that who has it is reproached (刘洋怎么回事 都三天了).
    """
    called = people.called_in(asked, text)
    if any(leaders.asks_whom(text[:start]) for _, start, _ in called):
        return not leaders.asks_work(text)
    if len(called) != 1 or not leaders.reproaches(text):
        return False
    whom = called[0][0].id
    return any(whom in (c.engineer_id, c.holder_id) for c in _open(asked) if _is_late(asked, c))


def _is_late(asked: Asked, case: Case) -> bool:
    return deadlines.is_open(case) and deadlines.is_overdue(case, asked.now)


def _is_order(asked: Asked, text: str) -> bool:
    """Tell whether words say what somebody is to do, or surely hurry them."""
    read = asked.meaning
    urges = read is not None and read.intents.get("urge", 0.0) >= thresholds.PRESS
    says = (urges and not leaders.forbids_telling(text)) or leaders.orders(text)
    return says and not mentions.named_in(asked, text)


def _last(asked: Asked) -> list[Case]:
    """Return the only case that was just spoken of, where a colleague works on it."""
    known = topic.cases_of(asked)
    only = known[0] if len(known) == 1 else None
    at_work = only is not None and "press" in possible_for(asked, only)
    theirs = only is not None and {only.engineer_id, only.holder_id} - {None, asked.staff.id}
    return known if at_work and theirs else []


def _meant(asked: Asked, text: str, cases: list[Case]) -> list[Case]:
    """Return the cases that are named, or of who is named; else the emergency that goes on."""
    named = {case.id for one in mentions.named_in(asked, text) for case in one.cases}
    whom = {one.id for one, *_ in people.called_in(asked, text)}
    if named:
        return [case for case in cases if case.id in named]
    if whom:
        theirs = [case for case in cases if whom & {case.engineer_id, case.holder_id}]
        last = [case for case in topic.cases_of(asked) if case in theirs]
        return described.likest(asked, theirs, text) or last or theirs
    urgent = [case for case in cases if case.urgency == "emergency" and case.engineer_id]
    last = [case for case in topic.cases_of(asked) if case in cases]
    waits = [case for case in approving.waiting(asked) if case in cases]
    return urgent or (last if len(last) == 1 else []) or waits


def _open(asked: Asked) -> list[Case]:
    return lookup.visible(asked, asked.store.cases.open_in(asked.community))
