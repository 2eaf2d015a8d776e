"""What was last spoken of with who leads: 那王强呢, 上周呢, 他手上还有啥, 催他快点, 哪几单.

What a question leaves out is put in from the one before, and it is read as if it had been said
whole. Only questions are gone on with, never a step of work.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kinds_of
from flows.desk import lookup, mentions, problems
from flows.desk import names as people
from flows.desk.grammar import numbers_in
from flows.desk.word import vocabulary
from flows.settings.calendar import MINUTE
from flows.settings.period import find_period
from nlp.acts import leaders
from nlp.acts import staff as said_by_staff
from nlp.numbers import NUMERAL, value_of

if TYPE_CHECKING:
    from typing import Any

    from flows.desk.asked import Asked
    from flows.desk.command import Command
    from storage.records.case import Case
    from storage.records.staff import Staff

    Span = tuple[int, int]

LASTS = 15 * MINUTE
PRESS = "press"
NTH, COUNTED = "第", ("个", "单", "条", "张", "件")
MOST = 8  # cases of a reply that are kept


def keep(asked: Asked, reply: str, *, question: str = "") -> None:
    """Keep which cases a reply is about, and the question that it answers."""
    apart = reply.replace("：", " ")  # a number may follow at once
    found = dict.fromkeys(one for one, _, _ in numbers_in(apart) if one[0].isalpha() and "-" in one)
    if asked.may("press") and (found or question):
        before, cases = _last(asked), list(found)[:MOST]
        listed = cases if len(cases) > 1 else before.get("listed", [])
        words = question or before.get("words", "")
        topic = {"words": words, "cases": cases, "listed": listed}
        asked.store.conversations.keep_topic(asked.context.person.id, topic, asked.now)


def cases_of(asked: Asked) -> list[Case]:
    """Return the cases that were last spoken of, as far as the speaker sees them."""
    found = map(asked.store.cases.by_number, _last(asked).get("cases", ()))
    return lookup.visible(asked, [case for case in found if case is not None])


def in_full(asked: Asked) -> Asked:
    """Return what was said with all that it leaves out; as it was said where that is nothing."""
    text = asked.command.typed
    if not asked.may("press") or asked.is_asked or len(text) > leaders.LONGEST:
        return asked
    whole = _gone_on(asked, text) or _with_name(asked, text)
    return replace(asked, command=replace(asked.command, typed=whole)) if whole else asked


def with_case(asked: Asked, command: Command) -> Command:
    """Return a command without a number for the only case that was just spoken of, if it fits.

    A bare word lists what it may be done to (回访, 公示); only to press for it costs nobody anything.
    """
    act = vocabulary(asked.settings).act_of(command.word)
    told = bool(command.rest) or act == PRESS
    known = cases_of(asked) if told and asked.may("press") and not command.number else []
    if len(known) != 1 or not act or not lookup.fits(asked, act)(known[0]):
        return command
    return replace(command, number=known[0].number)


def _last(asked: Asked) -> dict[str, Any]:
    return asked.store.conversations.topic_of(asked.context.person.id, asked.now - LASTS)


def _gone_on(asked: Asked, text: str) -> str:
    """Return the last question, asked of what is named now (那王强呢); empty for other words."""
    if not leaders.asks_on(text):
        return ""
    of, when = _named(asked, text)
    spans = [*of, *when]
    rest = "".join(sign for at, sign in enumerate(text) if not any(a <= at < b for a, b in spans))
    if not spans or not leaders.only_goes_on(rest):
        return ""
    last = _last(asked).get("words") or (leaders.ASKS_WORK if of else leaders.ASKS_NEW)
    for n, old in enumerate(_named(asked, last)):
        new = "".join(text[start:end] for start, end in (of, when)[n])
        if new and old:
            last = last[: old[0][0]] + new + last[old[-1][1] :]
        elif new:
            last = new + last
    return last


def _named(asked: Asked, text: str) -> tuple[list[Span], list[Span]]:
    """Return where words name of what something is asked, and of when."""
    colleagues = [(start, end) for _, start, end in people.called_in(asked, text)]
    homes = [(one.start, one.end) for one in mentions.homes_in(text)]
    titles = [kind.title for kind in kinds_of(asked.settings)]
    titles += [one.name[:2] for one in asked.settings.categories.values()]
    kinds = [(at, at + len(one)) for one in titles if (at := text.find(one)) >= 0]
    kinds = kinds or _problem(asked, text)
    period = find_period(text, asked.now, asked.settings)
    return (colleagues or homes or kinds)[:1], [period[1:]] if period else []


def _problem(asked: Asked, text: str) -> list[Span]:
    """Return where words name a kind of problem, and nothing else that a question has: 漏水呢."""
    found = problems.kinds_in(asked, text)
    return [found[1:]] if found else []


def _with_name(asked: Asked, text: str) -> str:
    """Return words with who is meant by 他, or which case by 这单; empty where nobody is."""
    nth = _nth(asked, text)
    if nth:
        return nth
    spot = leaders.means_again(text)
    says = (leaders.is_question, leaders.presses, leaders.presses_whom)
    if spot is None or not any(one(text) for one in says):
        return ""
    start, end = spot
    if text[start:end] in leaders.HE:
        resident = _resident(asked) if said_by_staff.tells_until(text) else ""
        if resident:
            return text[:start] + resident + text[end:]
        one = _whom(asked)
        return text[:start] + one.name + text[end:] if one is not None else ""
    known = cases_of(asked)
    if len(known) != 1 or mentions.named_in(asked, text):
        return ""
    return f"{text[:start]}{known[0].number} {text[end:]}".strip()


def _nth(asked: Asked, text: str) -> str:
    """Return words with the number of the case that they count in the last list (第二个谁在弄)."""
    numbers, at = _last(asked).get("listed", ()), text.find(NTH)
    sign, after = text[at + 1 : at + 2], text[at + 2 : at + 3]
    if at < 0 or not sign or after not in COUNTED or sign not in f"123456789{NUMERAL}":
        return ""
    place = value_of(sign)
    if place is None or not 0 < place <= len(numbers):
        return ""
    return f"{text[:at]}{numbers[place - 1]} {text[at + 3 :]}".strip()


def _resident(asked: Asked) -> str:
    """Return the resident by whom the case was named that was last asked about (跟她说，…)."""
    known, words = cases_of(asked), _last(asked).get("words", "")
    found = list(people.residents_in(asked, words, known)) if len(known) == 1 else []
    return words[found[0][0] : found[0][1]] if found else ""


def _whom(asked: Asked) -> Staff | None:
    """Return the colleague who was last spoken of: who has the case, else who was named."""
    known = cases_of(asked)
    holders = {case.engineer_id or case.holder_id for case in known} - {None}
    named = {one.id for one, *_ in people.called_in(asked, _last(asked).get("words", ""))}
    only = named if len(named) == 1 else holders
    return asked.store.staff.get(str(only.pop())) if len(only) == 1 else None
