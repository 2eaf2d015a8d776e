"""Words that no question waits for: what they may be about, in the order in which it is tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.kind import REPORTS, kind_for, kind_named
from flows.cases.own import is_running, may_rate, own_cases
from flows.cases.praise import PRAISE
from flows.cases.rules import deadlines
from flows.cases.texts import resident as resident_texts
from flows.cases.texts import waiting as waiting_texts
from flows.cases.waiting import ADD, ASK_AGAIN, lines
from flows.cases.wish import Wish, grant
from flows.conversation import dialogue
from flows.desk import free_words as unread
from flows.emergency import crowd
from flows.emergency import other_matter as emergency_apart
from flows.emergency import running as emergency_running
from flows.emergency.texts import first_aid
from flows.intake import human
from flows.intake.register import REPORT_ISSUE
from flows.places import spot as report_spot
from flows.turn import deciding, inquiry, just_wrote, known, unsure
from flows.turn import new_case as kinds
from flows.turn import two_matters as matters
from flows.turn.catalog import catalog
from flows.turn.texts import reception as reception_texts
from nlp import thresholds
from nlp.acts import contentment, own_case, rating, wants

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Context, Said
    from nlp.understanding import Meaning
    from storage.records.case import Case
    from storage.store import Store

    Try = Callable[[Store, Context, Said], str | None]

COURTESY = 4  # characters beside thanks that name who is thanked
_COURTEOUS = frozenset({"thanks", "no_hurry"})
_ANSWERED = frozenset({"progress", "human", "greeting", "cancel"})
SURE = 0.6  # confidence above which another intent may interrupt a conversation


def answer(store: Store, context: Context, said: Said) -> str:
    """Answer words that no conversation waits for."""
    for meant in _TRIES:
        reply = meant(store, context, said)
        if reply is not None:
            return reply
    return unsure.ask(store, context, said)


def _of_emergency(store: Store, context: Context, said: Said) -> str | None:
    """Pass on what is said while an emergency goes on, unless it is plainly something else."""
    running = emergency_running.running_one(store, context, said)
    if running is None:
        return _of_followed(store, context, said)
    if deciding.asks_who_comes(said):
        emergency_running.tell_more(store, context, running, said.text)
        return waiting_texts.on_the_way(lines(store, context, [running])[0], context)
    if _asks_surely(said.meaning) or emergency_apart.is_apart(running, said, context.settings):
        return None
    told = emergency_running.tell_more(store, context, running, said.text)
    return told + emergency_apart.offer(running, said, context.settings)


def _is_beside_emergency(store: Store, context: Context, said: Said) -> bool:
    """Tell whether another matter is told while an emergency goes on: nobody there reads it."""
    running = emergency_running.running_one(store, context, said)
    return running is not None and emergency_apart.is_apart(running, said, context.settings)


def _of_followed(store: Store, context: Context, said: Said) -> str | None:
    """Do the same for an emergency that others reported before the speaker did."""
    case = crowd.concerned(store, context, said)
    if case is None or _asks_surely(said.meaning):
        return None
    if emergency_apart.is_apart(case, said, context.settings):
        return None
    return crowd.heard_more(store, context, case, said, clear=False)


def _asks_surely(meaning: Meaning) -> bool:
    """Tell whether the words surely ask for something; a phone among them is to be passed on."""
    sure = meaning.intents.get(meaning.intent, 0.0) >= SURE
    return meaning.intent in ASIDE and sure and not meaning.phones


def _forwarded(_store: Store, _context: Context, said: Said) -> str | None:
    return reception_texts.FORWARDED if wants.is_forwarded(said.text) else None


def _two_matters(store: Store, context: Context, said: Said) -> str | None:
    return matters.take_both(store, context, said, answer)


def _another_help(store: Store, context: Context, said: Said) -> str | None:
    """Begin what is asked for by its name, whatever else is open (忘带钥匙 is no way to get in)."""
    asks = kinds.asks_for_another(store, context, said)
    return _new_case(store, context, said) if asks else None


def _only_a_spot(store: Store, context: Context, said: Said) -> str | None:
    spot = report_spot.alone(said.text)
    if spot is None:
        return None
    known = {"kind": kind_for(REPORTS, context.settings), report_spot.INSIDE: spot}
    return dialogue.start(store, context, REPORT_ISSUE, said, answers=known)


def _to_a_person(store: Store, context: Context, said: Said) -> str | None:
    """Let whoever wants to see or speak to a person, and names no matter, have one."""
    meaning = said.meaning
    wished = max(meaning.says("wants_person"), meaning.says("meet")) >= thresholds.OPEN_CASE
    matter = meaning.category is not None or wants.COMPLAINS in said.text
    return None if matter or not wished else _human(store, context, said)


def _of_own_case(store: Store, context: Context, said: Said) -> str | None:
    """Add words to a case of one's own, but what asks for something else that can be answered."""
    meaning = said.meaning
    if meaning.says("wants_person") >= thresholds.OPEN_CASE:
        return None
    sure = meaning.intents.get(meaning.intent, 0.0) >= SURE and not _only_waits(said)
    if sure and meaning.intent in _ANSWERED | set(catalog(context.settings).by_intent):
        return None
    if _bursts(store, context, said) or _is_beside_emergency(store, context, said):
        return None
    if _is_courtesy(said):
        return reception_texts.THANKS if _waits(store, context) else None
    pressed = _pressed(store, context, said) if sure and meaning.intent == "urge" else None
    valve = first_aid.asks_for_the_valve(said.text)
    same = pressed or (None if valve else deciding.ask_whether_the_same(store, context, said))
    reply = same or deciding.take_remark(store, context, said)
    if reply is not None and valve:
        return first_aid.where_the_valve_is(context.community.duty_phone) + "\n" + reply
    return reply


def _only_waits(said: Said) -> bool:
    """Tell whether there is no hurry, and nothing is called off: 窗户不用急."""
    kinds = own_case.listen(said.text).kinds
    return "no_hurry" in kinds and "stop" not in kinds


def _bursts(store: Store, context: Context, said: Said) -> bool:
    """Tell whether water surely bursts out where no case of the speaker's has any come out.

    It is urgent, and no remark on a blocked toilet; where one goes on, the card offers that.
    """
    meaning = said.meaning
    surely = meaning.intents.get("report", 0.0) >= same_matter.SURE
    if not surely or meaning.category not in first_aid.WATER or not first_aid.spouts(said.text):
        return False
    running = [case for case in own_cases(store, context) if is_running(case)]
    return not any(
        first_aid.runs(case.description) or same_matter.shares_a_word(said, case)
        for case in running
    )


def _pressed(store: Store, context: Context, said: Said) -> str | None:
    if kinds.urges_something_new(store, context, said):
        return None
    answered = _answered_already(store, context, said)
    if answered is not None:  # 灯还没装呢, of what was called done; none of the others is meant
        return grant(store, context, Wish(ASK_AGAIN, answered.number, said.text.strip()), said)
    words = Wish(resident_texts.IN_A_HURRY, "", said.text.strip())
    return grant(store, context, words, said) if _waits(store, context) else None


def _answered_already(store: Store, context: Context, said: Said) -> Case | None:
    """Return the case that waits for its reporter's word where words fit it, and no running one."""
    own = own_cases(store, context)
    running = max((same_matter.fit(said, case) for case in own if is_running(case)), default=0)
    done = [case for case in own if case.status in deadlines.AWAITS_RESIDENT]
    fits = [case for case in done if same_matter.fit(said, case) > running]
    return max(fits, key=lambda case: same_matter.fit(said, case), default=None)


def _waits(store: Store, context: Context) -> bool:
    """Tell whether somebody works on a case of the speaker's."""
    return any(is_running(case) for case in own_cases(store, context))


def _is_courtesy(said: Said) -> bool:
    """Tell whether only thanks are said, or no hurry, and nothing that somebody should read."""
    left = contentment.without_thanks(said.text)
    thanks = left != said.text and sum(sign.isalnum() for sign in left) <= COURTESY
    mute = not any(sign.isalnum() for sign in said.text)
    return mute or thanks or own_case.says_only(said.text, _COURTEOUS)


def _new_case(store: Store, context: Context, said: Said) -> str | None:
    if kinds.only_chats(context, said):
        return None
    kind = kinds.kind_of(store, context, said)
    if kind is None:
        told = kinds.as_told(store, context, said)
        kind = kinds.kind_of(store, context, told) if told else None
    else:
        beside = kinds.tells_beside(context, said)
        told = kinds.as_told(store, context, said, anew=True) if beside else None
    said = told or said
    if kind is None:
        return None
    wanted = kind_named(kind, context.settings)
    first = first_aid.look_first(said.text) if wanted.sends_somebody else ""
    first += wanted.calms(said.text, context.settings)
    return first + dialogue.start(store, context, REPORT_ISSUE, said, answers={"kind": kind})


def _by_intent(store: Store, context: Context, said: Said) -> str | None:
    intent = kinds.intent_of(said)
    score = said.meaning.intents.get(intent, 0.0)
    if score < _PRICES.get(intent, thresholds.ANSWER) and intent == said.meaning.intent:
        return None
    known = _BY_INTENT.get(intent) or catalog(context.settings).by_intent.get(intent)
    return known(store, context, said) if known is not None else None


# What somebody of the staff is to read is dearer than an answer.
_PRICES = {"rating": thresholds.ADD_TO_CASE, "correction": thresholds.ADD_TO_CASE}
_TRIES: tuple[Try, ...] = (
    _of_emergency,
    _forwarded,
    unread.ask_back,
    _two_matters,
    known.already,
    _another_help,
    deciding.take,
    just_wrote.go_on,
    inquiry.known,
    _of_own_case,
    _only_a_spot,
    unsure.ask_without_matter,
    _to_a_person,
    inquiry.perhaps,
    _new_case,
    _by_intent,
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


def _rated(store: Store, context: Context, said: Said) -> str:
    """Take praise or blame: of what was just done it is first asked whether it is fixed."""
    own = own_cases(store, context)
    score = rating.score_in(said.text)
    if score is not None and any(may_rate(case) for case in own):
        words = rating.beside(said.text)
        return grant(store, context, Wish("评价", "", f"{score} {words}".strip()), said)
    if any(case.status == "finished" for case in own):
        return grant(store, context, Wish(ASK_AGAIN), said)
    if not any(may_rate(case) for case in own):
        return grant(store, context, Wish(PRAISE, "", said.text.strip()), said)
    return grant(store, context, Wish("评价"), said)


def _corrected(store: Store, context: Context, said: Said) -> str:
    return grant(store, context, Wish(ADD, "", said.text.strip()), said)


ASIDE: dict[str, Callable[[Store, Context, Said], str]] = {
    "progress": _wish("进度"),
    "urge": _wish("催单"),
    "human": _human,
    "thanks": _thanks,
    "inquiry": inquiry.reply_to,
}
_BY_INTENT = ASIDE | {
    "greeting": _greeting,
    "rating": _rated,
    "cancel": _wish("撤销"),
    "correction": _corrected,
}
