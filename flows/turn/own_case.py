"""What is said about an open case: who comes and when, another time, one thing more, too slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.fieldwork import visit as visit_time
from flows.cases.own import SHOWN as MOST_OFFERED
from flows.cases.own import may_return, own_cases
from flows.cases.rules.deeds import HUMAN
from flows.cases.texts import resident as resident_texts
from flows.cases.wish import Wish, grant
from flows.emergency import running as emergency_running
from flows.turn import expectations as own_meaning
from flows.turn import praise as praising
from flows.turn import same_matter as continuing
from flows.turn.expectations import ANGRY, Words, repairs, sends_somebody
from flows.turn.texts import own_case as own_case_texts
from nlp.acts.own_case import says_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

    Take = Callable[[Store, Context, Words], str | None]

WET = frozenset({"water_drainage", "neighbour_leak", "gas_heating"})  # what spoils more than itself
SHOWN = 3


def follow_up(store: Store, context: Context, said: Said) -> str | None:
    """Return the reply to words about an open case; None when they are about none."""
    words = own_meaning.heard(store, context, said)
    if words is None:
        return None
    if "praise" in words.kinds and said.meaning.tone != "anger":
        return praising.thank(store, context, said)
    for may_be_meant, take in _READINGS:
        reply = take(store, context, words) if may_be_meant(words) else None
        if reply is not None:
            return reply
    return None


def asked(store: Store, context: Context, said: Said) -> str | None:
    """Answer who comes, when, and by which phone, beside a question that is open."""
    words = own_meaning.heard(store, context, said)
    return _coming(store, context, words) if words and own_meaning.asks(words) else None


def too_slow(store: Store, context: Context, said: Said) -> str | None:
    """Press what is late; of what is not, say by when. None without an open case."""
    cases = own_meaning.open_cases(store, context)
    return _slow(store, context, Words(context, said, frozenset({"slow"}), cases))


def not_done_yet(store: Store, context: Context, wish: Wish, said: Said) -> str | None:
    """Answer 还没好 about what nobody has called finished; None where it is an answer."""
    if wish.word != "没修好" or wish.number:
        return None
    if any(may_return(case) for case in own_cases(store, context)):
        return None
    return too_slow(store, context, said)


def _coming(store: Store, context: Context, words: Words) -> str | None:
    found = repairs(words) or [case for case in words.cases if not sends_somebody(case, context)]
    if not found:
        return None
    running = emergency_running.running_one(store, context)
    if running is not None:  # who is on the way hears that it is asked
        emergency_running.tell_more(store, context, running, words.said.text)
        return own_case_texts.on_the_way(_lines(store, context, [running])[0], context)
    found.sort(key=lambda case: case.engineer_id is None)
    return own_case_texts.in_short(_lines(store, context, found), found[:SHOWN], context)


def _lines(store: Store, context: Context, cases: list[Case]) -> list[str]:
    lines = []
    for case in cases[:SHOWN]:
        engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
        holder = store.staff.get(case.holder_id) if case.holder_id else None
        lines.append(own_case_texts.coming(case, engineer, holder, context))
    return lines


def _another_time(store: Store, context: Context, words: Words) -> str | None:
    found = [case for case in repairs(words) if visit_time.waits_for_a_visit(case)]
    return _say(store, context, words, ("改时间", found)) if found else None


def _supplement(store: Store, context: Context, words: Words) -> str | None:
    found = repairs(words)
    return _say(store, context, words, ("补充", found)) if found else None


def _worse(store: Store, context: Context, words: Words) -> str | None:
    """Add what a problem has led to; only water spoils floors and neighbours' ceilings."""
    found = [case for case in words.cases if sends_somebody(case, context) and case.source != HUMAN]
    if "spreads" in words.kinds:
        meant = [case for case in found if case.category in WET]
    elif "harm" in words.kinds:
        wet = [case for case in found if case.category in WET]
        meant = [case for case in wet if not continuing.is_elsewhere(words.said, case)]
    else:
        meant = [case for case in found if continuing.goes_on(words.said, case)]
        meant = meant if len(meant) == 1 else []  # of several a new report tells more
    return _say(store, context, words, ("补充", meant)) if meant else None


def _pass_on(store: Store, context: Context, words: Words) -> str | None:
    """Put a question before who can answer it."""
    found = repairs(words)
    if len(found) != 1:
        return None
    question = own_case_texts.asks(words.said.text.strip())
    done = _do(store, context, words.said, ("补充", found[0].number, question))
    return done + (
        own_case_texts.SEEN_FIRST if "money" in words.kinds else own_case_texts.WILL_ANSWER
    )


def _missed(store: Store, context: Context, words: Words) -> str | None:
    """Let who phoned in vain have the number once more."""
    found = repairs(words)
    if len(found) != 1:
        return _say(store, context, words, ("补充", found)) if found else None
    again = own_case_texts.call_again(found[0].reporter_phone, words.said.text.strip())
    _do(store, context, words.said, ("补充", found[0].number, again))
    return own_case_texts.will_call_again(_lines(store, context, found)[0])


def _slow(store: Store, context: Context, words: Words) -> str | None:
    pure = says_only(words.said.text, ANGRY)
    found = [c for c in words.cases if pure or not continuing.is_new(context, words.said, c)]
    if "misread" in words.kinds:
        return own_case_texts.did_not_get_it(_lines(store, context, found))
    if not found:
        return None
    late = [case for case in found if own_case_texts.is_late(case, context)]
    if not late:
        return own_case_texts.by_when(_lines(store, context, found), found)
    oldest = min(late, key=lambda case: case.promised_at or case.due_at or 0)
    urged = _do(store, context, words.said, ("催单", oldest.number, ""))
    return own_case_texts.KEPT_WAITING + urged


def _say(store: Store, context: Context, words: Words, meant: tuple[str, list[Case]]) -> str:
    """Do it to the only case it can mean, or offer the cases with the words kept."""
    word, found = meant
    rest = words.said.text.strip()
    if len(found) > 1:
        return resident_texts.which(word, found[:MOST_OFFERED], rest)
    done = _do(store, context, words.said, (word, found[0].number, rest))
    wet = "spreads" in words.kinds and found[0].category in WET
    return done + own_case_texts.SHUT_OFF if wet and word == "补充" else done


def _do(store: Store, context: Context, said: Said, wish: tuple[str, str, str]) -> str:
    return grant(store, context, Wish(*wish), said)


_READINGS: tuple[tuple[Callable[[Words], bool], Take], ...] = (
    (lambda words: "missed" in words.kinds, _missed),
    (lambda words: "nobody" in words.kinds, _slow),
    (own_meaning.wants_another_time, _another_time),
    (own_meaning.asks, _coming),
    (own_meaning.says_more, _supplement),
    (own_meaning.is_worse, _worse),
    (own_meaning.wants_to_know, _pass_on),
    (own_meaning.is_slow, _slow),
)
