"""Words that no question waits for: what they may be about, in the order in which it is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import REPORTS, kind_for, kind_named
from flows.cases.own import may_rate, own_cases
from flows.cases.texts import resident as resident_texts
from flows.cases.wish import Wish, grant, parse_beginning, parse_wish
from flows.conversation import dialogue
from flows.desk import free_words as unread
from flows.emergency import crowd
from flows.emergency import other_matter as emergency_apart
from flows.emergency import running as emergency_running
from flows.emergency.texts import first_aid
from flows.intake import human
from flows.intake.register import REPORT_ISSUE
from flows.places import spot as report_spot
from flows.turn import expectations as own_meaning
from flows.turn import new_case as kinds
from flows.turn import own_case, recurring
from flows.turn import praise as praising
from flows.turn import two_matters as matters
from flows.turn.catalog import catalog
from flows.turn.texts import reception as reception_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said
    from nlp.understanding import Meaning
    from storage.store import Store

    Try = Callable[[Store, Context, Said], str | None]

SURE = 0.6  # confidence above which another intent may interrupt a conversation
UNCLEAR, UNCLEAR_MS = 2, 10 * 60_000  # so many times within that long: offer other ways


def answer(store: Store, context: Context, said: Said) -> str:
    """Answer words that no conversation waits for."""
    for meant in _TRIES:
        reply = meant(store, context, said)
        if reply is not None:
            return reply
    return _unclear(store, context, said)


def _not_fixed(store: Store, context: Context, said: Said) -> str | None:
    returned = parse_beginning(store, context, said.text)
    return grant(store, context, returned, said) if returned is not None else None


def _of_emergency(store: Store, context: Context, said: Said) -> str | None:
    """Pass on what is said while an emergency goes on, unless it is plainly something else."""
    running = emergency_running.running_one(store, context)
    if running is None:
        return _of_followed(store, context, said)
    if _asks_surely(said.meaning) or emergency_apart.is_apart(running, said, context.settings):
        return None
    told = emergency_running.tell_more(store, context, running, said.text)
    return told + emergency_apart.offer(running, said, context.settings)


def _of_followed(store: Store, context: Context, said: Said) -> str | None:
    """Do the same for an emergency that others reported before the speaker did."""
    case = crowd.followed(store, context)
    if case is None or _asks_surely(said.meaning):
        return None
    if emergency_apart.is_apart(case, said, context.settings):
        return None
    return crowd.heard_more(store, context, case, said, clear=False)


def _asks_surely(meaning: Meaning) -> bool:
    """Tell whether the words surely ask for something; a phone among them is to be passed on."""
    sure = meaning.intents.get(meaning.intent, 0.0) >= SURE
    return meaning.intent in ASIDE and sure and not meaning.phones


def _two_matters(store: Store, context: Context, said: Said) -> str | None:
    return matters.take_both(store, context, said, answer)


def _of_subjects(store: Store, context: Context, said: Said) -> str | None:
    """Take what only one subject knows how to read."""
    for take in catalog(context.settings).free_words:
        reply = take(store, context, said)
        if reply is not None:
            return reply
    return None


def _of_own_case(store: Store, context: Context, said: Said) -> str | None:
    """Take words about a case they have, or about one that breaks again."""
    meaning = said.meaning
    own = own_case.follow_up(store, context, said)
    if own is None and meaning.tone == "anger" and meaning.category is None:
        own = own_case.too_slow(store, context, said)
    return own or recurring.start(store, context, said, own_cases(store, context))


def _only_a_spot(store: Store, context: Context, said: Said) -> str | None:
    spot = report_spot.alone(said.text)
    if spot is None:
        return None
    known = {"kind": kind_for(REPORTS, context.settings), report_spot.INSIDE: spot}
    return dialogue.start(store, context, REPORT_ISSUE, said, answers=known)


def _new_case(store: Store, context: Context, said: Said) -> str | None:
    kind = kinds.kind_of(context, said)
    if kind is None and own_meaning.urges_something_new(store, context, said):
        kind = kind_for(
            REPORTS, context.settings
        )  # who says what is broken is not told that there is nothing to press
    if kind is None:
        return None
    goes = kind_named(kind, context.settings).sends_somebody
    first = first_aid.look_first(said.text) if goes else ""
    return first + dialogue.start(store, context, REPORT_ISSUE, said, answers={"kind": kind})


def _by_intent(store: Store, context: Context, said: Said) -> str | None:
    intent = kinds.intent_of(said)
    known = _BY_INTENT.get(intent) or catalog(context.settings).by_intent.get(intent)
    return known(store, context, said) if known is not None else None


_TRIES: tuple[Try, ...] = (
    _not_fixed,
    _of_emergency,
    unread.ask_back,
    _two_matters,
    _of_subjects,
    _of_own_case,
    _only_a_spot,
    _new_case,
    _by_intent,
)


def _unclear(store: Store, context: Context, said: Said) -> str:
    """Answer what nobody understood: the second time with other ways."""
    wish = parse_wish(said.text.strip().split("，")[0], context.settings)
    if wish is not None:
        return grant(store, context, wish, said)
    times = store.persons.try_again(context.person.id, "unclear", context.now, UNCLEAR_MS)
    return (
        reception_texts.not_understood(said.text)
        if times < UNCLEAR
        else reception_texts.still_unclear(said.text)
    )


def _wish(word: str) -> Callable[[Store, Context, Said], str]:
    def answer(store: Store, context: Context, said: Said) -> str:
        return grant(store, context, Wish(word, "", ""), said)

    return answer


def _human(store: Store, context: Context, said: Said) -> str:
    return human.ask_within(store, context, dialogue.front_of(store, context), said.text)


def _thanks(_store: Store, _context: Context, _said: Said) -> str:
    return reception_texts.THANKS


def _greeting(_store: Store, context: Context, _said: Said) -> str:
    return resident_texts.menu(context)


def _inquiry(_store: Store, context: Context, said: Said) -> str:
    if first_aid.asks_for_the_valve(said.text):
        return first_aid.where_the_valve_is(context.community.duty_phone)
    return reception_texts.inquiry(context.community)


def _rated(store: Store, context: Context, said: Said) -> str:
    """Take praise or blame: for a finished case it is also the answer whether it is fixed."""
    own = own_cases(store, context)
    word = "修好了" if any(case.status == "finished" for case in own) else "评价"
    if any(part in said.text for part in resident_texts.STILL_BROKEN):
        word = "没修好"
    if word == "评价" and not any(may_rate(case) for case in own):
        return praising.thank(store, context, said)
    return grant(store, context, Wish(word, "", ""), said)


ASIDE: dict[str, Callable[[Store, Context, Said], str]] = {
    "progress": _wish("进度"),
    "urge": _wish("催单"),
    "human": _human,
    "thanks": _thanks,
    "inquiry": _inquiry,
}
_BY_INTENT = ASIDE | {
    "greeting": _greeting,
    "rating": _rated,
    "cancel": _wish("撤销"),
    "correction": _wish("补充"),
}
