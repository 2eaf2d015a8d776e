"""What staff say while an emergency goes on: who goes, and what whoever is at it wants known.

Nobody who runs there types a number. Who says 我马上上去 goes to the only emergency to which nobody
goes yet; the other words of who has one are news, to the resident who waits for them; what their
colleagues see is told to those who go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import AWAITS_RESIDENT
from flows.conversation.context import Said
from flows.desk import giving, helping, lookup, mentions
from flows.desk import names as people
from flows.desk.acknowledged import GO
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.fitting import FINISH, NEWS
from flows.desk.promise import minutes_in, without_minutes
from flows.desk.speech import AT_HOME
from flows.desk.texts import speech as speech_texts
from flows.emergency import crowd, reading
from nlp import thresholds
from nlp.acts import leaders
from nlp.acts import staff as said_by_staff
from nlp.clauses import spans
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.desk.asked import Asked
    from storage.records.case import Case

    Meant = Command | str

ARRIVE, DONE = "到场", "done"
NEWS_TOO = frozenset({DONE, "late"})  # what may only tell how far somebody is
GOES = ("go", "take")
# Who says one of these means another step, of which speech.py knows the price.
OTHERWISE = frozenset({
    *("undo", "reject", "approve", "send_back", "cannot", "nobody_home", "done", "late"),
    *("note", "received", said_by_staff.TELL, *said_by_staff.REASONS),
})  # fmt: skip


def at_work(asked: Asked) -> Sequence[Meant]:
    """Return what is meant, or the reply; nothing where the words are about no emergency."""
    text = asked.command.typed
    if len(text) > said_by_staff.LONGEST or any(home in text for home in AT_HOME):
        return []
    known = lookup.visible(asked, asked.store.cases.emergencies(asked.community))
    going_on = [case for case in known if case.status not in AWAITS_RESIDENT]
    by_me = [case for case in going_on if case.reporter_id == asked.context.person.id]
    sees_to = _sees_to_own(asked, [case for case in by_me if case.engineer_id is None])
    if sees_to:
        return sees_to
    going_on = [c for c in going_on if c not in by_me or c.engineer_id == asked.staff.id]
    if asked.is_asked or not going_on or _names_another(asked, going_on):
        return []
    heard = said_by_staff.scores(asked.says(text), text)
    mine = [case for case in going_on if case.engineer_id == asked.staff.id]
    otherwise = OTHERWISE & heard.keys()
    if otherwise == {"received"} and reading.says_goes(text):  # 收到，我带钥匙过去
        otherwise = frozenset()
    doubtful = all(heard[act] < thresholds.STEP for act in otherwise)
    out = any(reading.says_clear(text[start:end], None) for start, end in spans(plain(text)))
    waits = out and not otherwise.isdisjoint(said_by_staff.REASONS)  # 人都出来了，电梯等维保
    maybe_done = (doubtful and DONE in otherwise <= NEWS_TOO) or waits
    if maybe_done and len(mine) == 1:
        view = asked.view(mine[0])
        return [*_news(asked, mine[0]), speech_texts.meant([view], FINISH, text)]
    if otherwise or ("give" in heard and any(people.called_in(asked, text))):
        return []
    if mine:
        return _news(asked, mine[0]) if len(mine) == 1 else []
    free = [case for case in going_on if "take" in possible_for(asked, case)]
    if len(free) == 1 and _goes(asked, heard, text):
        return [Command(GO, free[0].number, _with_minutes(text), GO)]
    return _seen(asked, going_on, heard)


def there(asked: Asked) -> Iterator[Meant]:
    """Yield what who runs to an emergency tells others: they are there, 让王强带撬棍, 让老太太别开门.

    The colleague who is called reads what is said to them, the resident all else. What comes later
    finds done what comes before.
    """
    text, case = asked.command.typed, _runs_to(asked)
    if case is None or leaders.is_question(text) or len(text) > said_by_staff.LONGEST:
        return
    cuts = [text[start:end] for start, end in spans(plain(text))]
    arrived = "arrive" in possible_for(asked, case) and reading.is_there(text) and len(cuts) > 1
    orders = [one for one in cuts[arrived:] if giving.calls(asked, one)]
    more = [one for one in cuts if one not in orders]
    if not (arrived or orders) or _names_another(asked, [case]) or _says_otherwise(asked, more):
        return
    if arrived:
        yield Command(ARRIVE, case.number, "", ARRIVE)
    if orders:
        now = asked.store.cases.get(case.id) or case
        yield helping.colleague_told(asked, now, "，".join(orders)) or ""
    if len(more) > arrived:
        yield Command(NEWS, case.number, _for_resident(more), NEWS)


def _runs_to(asked: Asked) -> Case | None:
    """Return the only emergency that goes on to which the speaker runs."""
    if asked.is_asked:
        return None
    mine = [
        case
        for case in lookup.visible(asked, asked.store.cases.emergencies(asked.community))
        if case.status not in AWAITS_RESIDENT and case.engineer_id == asked.staff.id
    ]
    return mine[0] if len(mine) == 1 else None


def _says_otherwise(asked: Asked, clauses: Sequence[str]) -> bool:
    """Tell whether clauses do another step, or the work is given away."""
    words = "，".join(clauses)
    heard = said_by_staff.scores(asked.says(words), words) if words else {}
    steps = OTHERWISE - {said_by_staff.TELL, "note", "received"}
    return bool(steps & heard.keys()) or giving.hands_over(asked, asked.command.typed)


def _for_resident(clauses: Sequence[str]) -> str:
    """Return clauses as the resident reads them: 别开门 for 让老太太别开门."""
    return "，".join(said_by_staff.told_to_resident(one) or one for one in clauses)


def _sees_to_own(asked: Asked, free: list[Case]) -> list[Meant]:
    """Take what the speaker found at work and sees to themselves (我就在这，我处理).

    Who lives here stays somebody in need, whatever they do until help comes.
    """
    text = asked.command.typed
    if len(free) != 1 or asked.context.homes or "take" not in possible_for(asked, free[0]):
        return []
    heard = said_by_staff.scores(asked.says(text), text)
    takes = max(heard.get(act, 0.0) for act in GOES) >= said_by_staff.ONE_WITNESS
    if not takes or said_by_staff.asks(text) or OTHERWISE & heard.keys():
        return []
    return [Command(GO, free[0].number, _with_minutes(text), GO)]


def _names_another(asked: Asked, going_on: list[Case]) -> bool:
    """Tell whether the words name a case that is none of these."""
    known = {case.id for case in going_on}
    named = [one for one in mentions.named_in(asked, asked.command.typed) if one.each and one.cases]
    return any(known.isdisjoint(case.id for case in one.cases) for one in named)


def _goes(asked: Asked, heard: dict[str, float], text: str) -> bool:
    """Tell whether somebody says that they go: in listed words, or surely.

    Of who has other jobs it is only certain where nothing else is said: 我去换个灯.
    """
    if said_by_staff.asks(text):
        return False
    others = any(case.engineer_id == asked.staff.id for case in lookup.own(asked))
    if others and not reading.says_goes(without_minutes(text), alone=True):
        return False
    return reading.says_goes(text) or max(heard.get(act, 0.0) for act in GOES) >= thresholds.CONFIRM


def _with_minutes(text: str) -> str:
    """Return in how many minutes they will be there, and what else they say, as 我去 is told it."""
    count = minutes_in(text)
    parts = [without_minutes(text[start:end]) for start, end in spans(plain(text))]
    others = (part.strip() for part in parts if not reading.says_goes(part))
    return " ".join([f"{count}分钟" if count else "", *others]).strip()


def _news(asked: Asked, case: Case) -> list[Meant]:
    """Read what whoever goes says: that they are there, and what the resident is to know."""
    text = asked.command.typed
    there = "arrive" in possible_for(asked, case) and reading.is_there(text)
    arrives: list[Meant] = [Command(ARRIVE, case.number, "", ARRIVE)] if there else []
    more = not there or len(spans(plain(text))) > 1
    return arrives + ([Command(NEWS, case.number, text, NEWS)] if more else [])


def _seen(asked: Asked, going_on: list[Case], heard: dict[str, float]) -> list[str]:
    """Tell who goes what a colleague sees of it."""
    read = asked.meaning
    if read is None or heard.keys() - {"give"} or read.category in {None, "other"}:
        return []
    alike = [case for case in going_on if case.category == read.category and case.taken_at]
    if len(alike) != 1:
        return []
    said = Said(asked.command.typed, read)
    return [crowd.heard_more(asked.store, asked.context, alike[0], said, clear=False)]
