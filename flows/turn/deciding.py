"""What words mean is decided by what is open (`expectations`): here, and nowhere else.

The acts are tried in their order, and only those that are sure enough for their price. What one
thing waits for is done; where several do, it is asked which, with all that was said on each tap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import same_matter, verdict
from flows.cases.expectation import ANSWER, GOES_ON, IS_OVER, MAYBE, REMARK, hear
from flows.cases.waiting import ADD, QUESTION
from flows.cases.wish import grant
from flows.conversation import reading
from flows.emergency.texts import first_aid
from flows.turn import expectations, unanswered
from flows.turn.texts import deciding as deciding_texts
from nlp import hazards, thresholds
from nlp.danger import TELLING
from nlp.matters import without_lead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from flows.cases.expectation import Expectation
    from flows.conversation.context import Context, Said
    from flows.turn.expectations import Meant
    from nlp.understanding import Meaning
    from storage.records.staff import Staff
    from storage.store import Store

    Answer = Callable[[Store, Context, Said], str]

SHORT = 12  # characters of a remark that names nothing
# In this order, from what says most: each with the price of taking it.
PRICES = {
    "keeps": thresholds.LISTED,
    "nobody_came": thresholds.ADD_TO_CASE,
    "missed_call": thresholds.ADD_TO_CASE,
    "unreachable": thresholds.LISTED,
    "not_fixed": thresholds.TAKE_ANSWER,
    "rate": 0.0,  # a score is one or none
    "unsure": thresholds.TAKE_ANSWER,
    "fixed": thresholds.TAKE_ANSWER,
    "other_time": thresholds.ADD_TO_CASE,
    "correct_place": thresholds.ADD_TO_CASE,
    "correct_phone": thresholds.ADD_TO_CASE,
    "correct_time": thresholds.ADD_TO_CASE,
    "correct_matter": thresholds.ADD_TO_CASE,
    "stop": thresholds.TAKE_ANSWER,
    "solved_itself": thresholds.TAKE_ANSWER,
    "ask_when": thresholds.ANSWER,
    "ask_who": thresholds.ANSWER,
    "ask_phone": thresholds.ANSWER,
    "ask_status": thresholds.ANSWER,
    "not_then": thresholds.ADD_TO_CASE,
    "add_access": thresholds.ADD_TO_CASE,
    "add_detail": thresholds.ADD_TO_CASE,
    "worse": thresholds.ADD_TO_CASE,
    "ask_cost": thresholds.ADD_TO_CASE,
    "ask_prepare": thresholds.ADD_TO_CASE,
    "meet": thresholds.ANSWER,
    "praise": thresholds.ADD_TO_CASE,
    "hurry": thresholds.PRESS,
    "swear": thresholds.PRESS,
    "secret": thresholds.TAKE_ANSWER,
    "share": thresholds.TAKE_ANSWER,
    "unbind": thresholds.TAKE_ANSWER,
    "affirm": thresholds.TAKE_ANSWER,
}
# What ends something or lets others know: below this it is asked first.
DEAR = {"secret": thresholds.CONFIRM, "share": thresholds.CLOSE, "unbind": thresholds.CLOSE}
# What is answered beside an open question, whatever that asks.
BESIDE = ("missed_call", "unreachable", "ask_when", "ask_who", "ask_phone", "nobody_came")


def take_answer(store: Store, context: Context, said: Said, free: Answer) -> str | None:
    """Take words that are an answer: yes, no, a number, a time that was offered.

    What is told apart from it in the same breath is heard next, as if it came alone.
    """
    found = expectations.takers(expectations.open_for(store, context), ANSWER, hear(said))
    reply = _decide(store, context, said, found)
    apart = found[0][1].apart if len(found) == 1 else ""
    if reply is None or not apart:
        return reply
    return f"{reply}\n\n{free(store, context, reading.part(said, without_lead(apart)))}"


def take_verdict(store: Store, context: Context, said: Said) -> str | None:
    """Take how satisfied somebody is, or a score, for what was asked; a bare digit is no score."""
    expected = [one for one in expectations.open_for(store, context) if one.since]
    heard = hear(said)
    acts = (ANSWER,) if said.text.strip().isdecimal() else (ANSWER, "rate")
    found = next((some for act in acts if (some := expectations.takers(expected, act, heard))), [])
    return _decide(store, context, said, found)


def take(
    store: Store, context: Context, said: Said, acts: Collection[str] = tuple(PRICES)
) -> str | None:
    """Take words for what is open; None where they tell of something else."""
    heard = hear(said)
    expected = _of_named(store, said, expectations.open_for(store, context))
    apart = heard.says("new_matter") >= thresholds.OPEN_CASE
    for act in acts:
        if apart:
            continue
        found = expectations.takers(expected, act, heard, PRICES[act])
        if found and found[0][1].word != ADD and heard.says(act) < DEAR.get(act, 0.0):
            return deciding_texts.ask_first(said.text.strip(), found[0][1])
        reply = _decide(store, context, said, found)
        if reply is not None:
            return reply
    return None


def _of_named(store: Store, said: Said, expected: list[Expectation]) -> list[Expectation]:
    """Leave out what waits for other cases than the one that is named: 灯的那个周六来."""
    going_on = {one.case_id for one in expected if one.case_id and one.rank == GOES_ON}
    cases = [case for one in sorted(going_on) if (case := store.cases.get(one))]
    meant = same_matter.meant(said, cases) if cases else []
    if len(meant) != 1:
        return expected
    others = going_on - {meant[0].id}
    return [one for one in expected if one.case_id not in others]


def ask_whether_the_same(store: Store, context: Context, said: Said) -> str | None:
    """Ask whether a problem goes on about what is open, or is another; None where it can't be."""
    expected = expectations.open_for(store, context)
    found = expectations.takers(expected, MAYBE, hear(said))
    return _ask_which(store, context, said, found, sentence=True) if found else None


def take_remark(store: Store, context: Context, said: Said) -> str | None:
    """Add words to what is open, unless they are surely about something else.

    That they were another matter is a tap away.
    """
    heard = hear(said)
    if heard.says("new_matter") >= thresholds.OPEN_CASE:
        return None
    expected = expectations.open_for(store, context)
    found = expectations.takers(_of_named(store, said, expected), REMARK, heard)
    found = found or expectations.takers(expected, REMARK, heard)
    if len(found) > 1:
        found = _that_fit(store, said, found) or found
    return _decide(store, context, said, found)


def _that_fit(store: Store, said: Said, found: list[Meant]) -> list[Meant]:
    """Return what the words fit best: by the kind of problem, the place, or words of the case."""
    cases = {one.case_id: store.cases.get(one.case_id) for one, _wish in found}
    fits = [(same_matter.fit(said, case), m) for m in found if (case := cases[m[0].case_id])]
    best = max((score for score, _m in fits), default=0)
    return [m for score, m in fits if score == best] if best else []


def _decide(store: Store, context: Context, said: Said, found: list[Meant]) -> str | None:
    """Do what is meant by the only thing that waits for it, or ask which."""
    if not found:
        return None
    if len({wish for _one, wish in found}) == 1:
        wish = found[0][1]
        reply = grant(store, context, wish, said)
        return deciding_texts.noted(said.text, reply) if wish.word in {ADD, QUESTION} else reply
    return _ask_which(store, context, said, found, sentence=any(w.rest for _, w in found))


def _ask_which(
    store: Store, context: Context, said: Said, found: list[Meant], *, sentence: bool
) -> str:
    """Ask what words are meant for; they are kept until it is answered."""
    if sentence:
        cases = [case for one, _wish in found if (case := store.cases.get(one.case_id))]
        unanswered.until_answered(store, context, said, cases)
    named = [(one.named, wish) for one, wish in found]
    return deciding_texts.which_one(said.text.strip(), named, sentence=sentence)


def may_take(store: Store, context: Context, said: Said) -> bool | None:
    """Tell whether words that sound of danger may be meant for what is open; None for nothing.

    Staff at work speak of their work. What is listed, and may be asked for at any time, is meant
    where no danger is told (我妈一个人在家，麻烦多关照).
    """
    if context.staff is not None and _has_work(store, context.staff):
        return True
    every = expectations.open_for(store, context)
    always = [one for one in every if not one.since]
    if not said.meaning.danger and expectations.takers(always, ANSWER, hear(said)):
        return True
    expected = [one for one in every if one.since and one.rank < IS_OVER]
    if expected and not _tells(said.meaning):
        return True
    heard = hear(said)
    likely = [act for act in PRICES if heard.says(act) >= thresholds.ASK_WHETHER_THE_SAME]
    likely.append(ANSWER)  # 不认识这个人, where a binding waits: only what is listed is one
    return any(expectations.takers(expected, act, heard) for act in likely) if expected else None


def _tells(meaning: Meaning) -> bool:
    """Tell whether words tell of something that goes on; where a visit is due 我刚到家 is a remark.

    A danger that is likely is asked about whatever they are.
    """
    if meaning.danger:
        return True
    if first_aid.asks_for_the_valve(meaning.text) or verdict.begins_so(meaning):
        return False
    if (
        len(meaning.text) <= SHORT
        and meaning.category is None
        and not hazards.names_any(meaning.text)
    ):
        return False  # 我在楼下马上上来: who comes reads it
    return sum(meaning.intents.get(one, 0.0) for one in TELLING) >= thresholds.TAKE_ANSWER


def _has_work(store: Store, who: Staff) -> bool:
    """Tell whether somebody has or does an open job."""
    cases = store.cases.open_in(who.community)
    return any(who.id in (case.holder_id, case.engineer_id) for case in cases)


def asks_who_comes(said: Said) -> bool:
    """Tell whether the words ask who comes, when, or for the phone, in an emergency too."""
    heard = hear(said)
    asks = any(heard.says(act) >= PRICES[act] for act in ("ask_when", "ask_who", "ask_phone"))
    return asks and "elsewhere" not in heard.kinds
