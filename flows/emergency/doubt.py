"""Where words may tell of a danger and nobody can be sure: one question, and the words are kept.

有 raises the alarm with the first words; 没有 goes on with them as if nothing had been asked. Without
an answer within a minute the desk hears of it, once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import deadlines
from flows.cases.wish import parse_wish, waits_for_question
from flows.conversation import dialogue, keeping
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer, Option
from flows.conversation.flows import flow_of
from flows.emergency import alarm, crowd, doubt_desk, reading, responder, running
from flows.emergency.texts import doubt as words
from flows.settings.calendar import local
from nlp import hazards, thresholds
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Context, Said
    from nlp.understanding import Meaning
    from storage.records.messages import Conversation
    from storage.store import Store

    Taken = Callable[[Store, Context, Said], bool | None]

ASKED = "danger"  # the name of the question
_EDGE = " 。！!，,"
_CATEGORY = {"gas": "gas_heating", "fire": "fire_safety"}  # of what somebody goes on to tell
_YES_ACTS = ("affirm", "not_over", "worse", "moved")
_NO_ACTS = ("deny", "all_clear", "solved_itself", "correct_matter")


def hear_danger(store: Store, context: Context, said: Said, taken: Taken) -> str | Said:
    """Answer danger, or ask whether there is any; else return what is to be read on.

    Where something is open that words may be meant for, it takes more to raise the alarm; it is
    asked only where nothing open takes them (`taken`; None where nothing is open).
    """
    asked = _open(store, context)
    wish = parse_wish(said.text, context.settings)
    works_always = wish is not None and not waits_for_question(wish, context.settings)
    if asked is not None and _is_for(asked, said) and not works_always:
        if _knows_not(said.meaning):
            return _let_desk_ask(store, context, asked)
        sure = _answer(said)
        if sure or _goes_on_about(asked, said):
            return _raise(store, context, asked, said)
        if sure is not None or _goes_on(said):
            return _read_on(store, context, asked, said, ended=sure is not None)
    if said.to or responder.speaks(store, context, said):
        return _calm(said)
    kind = said.meaning.danger or said.meaning.danger_maybe
    if kind is None:
        return said
    done = running.done_just_now(store, context, said)
    if done is not None:
        return running.add(store, context, done, said, done.danger)
    surely = said.meaning.danger and (_is_sure(said) or _is_on(store, context))
    of_open = None if surely else taken(store, context, said)
    tells = said.meaning.danger and of_open is None and not _is_asked(store, context)
    if surely or tells or crowd.is_known(store, context, said.meaning, kind):
        alarming = replace(said, meaning=replace(said.meaning, danger=kind))
        return alarm.answer(store, context, alarming)
    named = not reading.is_unreached(said) and hazards.standing(plain(said.text))
    if (named or not of_open) and _may_ask(store, context, said):
        return _ask(store, context, said, kind)
    return _calm(said)


def _ask(store: Store, context: Context, said: Said, kind: str) -> str:
    front = dialogue.front_of(store, context)
    dialogue.drop(store, context, DOUBT)
    kept = {"words": said.text, "feared": kind, "front": front.id if front else ""}
    store.danger_questions.ask(context.person.id, context.community.name, said.text, context.now)
    return dialogue.start(store, context, DOUBT, None, answers=kept)


def _may_ask(store: Store, context: Context, said: Said) -> bool:
    """Tell whether the question fits: a resident tells of something, and no emergency is on."""
    if context.staff or said.private or parse_wish(said.text, context.settings) is not None:
        return False
    if _is_on(store, context) or reading.is_harmless(said) or reading.is_no_danger_now(said):
        return False
    front = dialogue.front_of(store, context)
    return front is None or _tells_a_matter(context, front)


def _is_sure(said: Said) -> bool:
    """Tell whether the danger is listed, or so likely that nothing else can be meant.

    他电话打不通 is said of who is to come, too.
    """
    return not reading.is_unreached(said) and said.meaning.alarming >= thresholds.ALARM_BESIDE


def _is_asked(store: Store, context: Context) -> bool:
    """Tell whether a question about something else waits for an answer."""
    front = dialogue.front_of(store, context)
    return not (front is None or front.flow == DOUBT.name or _tells_a_matter(context, front))


def _is_on(store: Store, context: Context) -> bool:
    """Tell whether an emergency goes on that the words may belong to."""
    own = running.running_one(store, context)
    goes_on = own is not None and own.status not in deadlines.AWAITS_RESIDENT
    return goes_on or crowd.followed(store, context) is not None


def _tells_a_matter(context: Context, front: Conversation) -> bool:
    """Tell whether the conversation in front is still to hear what is the matter."""
    flow = flow_of(front, context)
    return flow is not None and flow.opens_cases and not front.answers.get("description")


def _open(store: Store, context: Context) -> Conversation | None:
    found = dialogue.open_conversations(store, context)
    return next((one for one in found if one.flow == DOUBT.name), None)


def _is_for(asked: Conversation, said: Said) -> bool:
    """Tell whether words answer the question: a tap on it, or what is typed while it is in front."""
    return said.to == f"{asked.id}.{ASKED}" if said.to else asked.status == "front"


def _answer(said: Said) -> bool | None:
    """Tell whether there is danger; None where the words say neither."""
    word = said.text.strip(_EDGE)
    if word in {"1", words.YES, *words.YES_WORDS}:
        return True
    if word in {"2", words.NO, *words.NO_WORDS}:
        return False
    meaning = said.meaning
    yes, no = (_score(meaning, acts) for acts in (_YES_ACTS, _NO_ACTS))
    likely = meaning.danger and meaning.alarming >= thresholds.ALARM_BESIDE
    denied = meaning.danger and no >= thresholds.TAKE_ANSWER
    if not likely and (denied or reading.is_harmless(said)):
        return False  # 没着火，是抽旱烟，呛死个人
    if _only_thanks(meaning):
        return None
    if meaning.danger or yes >= max(no, thresholds.TAKE_ANSWER):
        return True
    if no >= thresholds.TAKE_ANSWER:
        return False
    return True if meaning.danger_maybe else None


def _goes_on_about(asked: Conversation, said: Said) -> bool:
    """Tell whether words go on about what is feared, and hardly deny it: 阀门关了，我在楼道里."""
    category = _CATEGORY.get(asked.answers["feared"])
    meant = category is not None and said.meaning.category == category
    denies = _score(said.meaning, _NO_ACTS) >= thresholds.CONFIRM or reading.is_harmless(said)
    return meant and not said.to and not denies


def _only_thanks(meaning: Meaning) -> bool:
    """Tell whether words only thank for what was just answered: 好，谢谢啊 says of no danger."""
    thanks = meaning.says("thanks") >= thresholds.TAKE_ANSWER
    told = meaning.danger or meaning.danger_maybe or meaning.category
    return thanks and not told and _score(meaning, _YES_ACTS[1:]) < thresholds.TAKE_ANSWER


def _knows_not(meaning: Meaning) -> bool:
    """Tell whether whoever is asked does not know, and tells of nothing that is worse."""
    unsure, others = _score(meaning, ("unsure",)), _score(meaning, (*_YES_ACTS, *_NO_ACTS))
    return not meaning.danger and unsure >= thresholds.TAKE_ANSWER and unsure > others


def _score(meaning: Meaning, acts: Sequence[str]) -> float:
    """Tell how surely the answer is one: it stands in the whole, or in the words that come first."""
    parts = [part for part in (meaning.whole, *meaning.clauses[:1]) if part is not None]
    return max(
        (part.acts_after(ASKED).get(act, 0.0) for part in parts for act in acts), default=0.0
    )


def _goes_on(said: Said) -> bool:
    """Tell whether somebody tells on of a matter, and of no danger: the desk asks them by phone."""
    tells = said.meaning.intents.get("report", 0.0) >= thresholds.OPEN_CASE
    return tells and said.meaning.category is not None and not said.to


def _raise(store: Store, context: Context, asked: Conversation, said: Said) -> str:
    """Raise the alarm with the first words, and what else the answer tells."""
    first = _first(store, context, asked, said)
    text = first.text if _is_bare(said.text) else f"{first.text}，{said.text}"
    told = _meaning(context, said, text)
    kind = said.meaning.danger or told.danger or asked.answers["feared"]
    return alarm.answer(
        store, context, replace(first, text=text, meaning=replace(told, danger=kind))
    )


def _let_desk_ask(store: Store, context: Context, asked: Conversation) -> str:
    """Tell the desk at once where whoever is asked does not know: nobody asks them again here."""
    doubt_desk.tell(store, context.settings, context.person.id, context.now, silent=False)
    _ended(store, context, asked)
    return words.desk_asks(context.community.duty_phone)


def _read_on(
    store: Store, context: Context, asked: Conversation, said: Said, *, ended: bool
) -> Said:
    """Return the first words, and what the answer adds, to be read as if nothing had been asked."""
    first = _first(store, context, asked, said, ended=ended)
    if _is_bare(said.text):
        return _calm(first)
    text = f"{first.text}，{said.text.strip()}"
    return _calm(replace(first, text=text, meaning=_meaning(context, said, text)))


def _is_bare(text: str) -> bool:
    """Tell whether an answer says no more than yes or no."""
    return text.strip(_EDGE) in {"1", "2", words.YES, words.NO, *words.YES_WORDS, *words.NO_WORDS}


def _calm(said: Said) -> Said:
    """Return words as they are read where they tell of no danger."""
    return replace(said, meaning=replace(said.meaning, danger=None, danger_maybe=None))


def _first(
    store: Store, context: Context, asked: Conversation, said: Said, *, ended: bool = True
) -> Said:
    """End the question, put in front what was before it, and return what it was about.

    Unless it was answered (`ended`), the desk still hears of it.
    """
    if ended:
        store.danger_questions.end(context.person.id)
    _ended(store, context, asked)
    text = asked.answers["words"]
    return replace(said, text=text, meaning=_meaning(context, said, text), to="")


def _ended(store: Store, context: Context, asked: Conversation) -> None:
    """End the question, and put in front what was before it."""
    keeping.save(store, context, replace(asked, status="done"))
    for one in dialogue.open_conversations(store, context):
        if one.id == asked.answers["front"]:
            keeping.save(store, context, replace(one, status="front"))


def _meaning(context: Context, said: Said, text: str) -> Meaning:
    """Return what other words mean than those that were just said, a bare number perhaps."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    return replace(said.meaning, read_at=here).of(text)


def _steps(_context: Context) -> Sequence[Ask]:
    either = (Option(words.YES, words.YES), Option(words.NO, words.NO))
    return [
        Ask(ASKED, lambda _, kept: words.question(kept["words"], kept["feared"]), _read, either)
    ]


def _read(_said: Said, _context: Context, _answers: Answers) -> bool:
    """Refuse: what answers the question is heard before any conversation."""
    raise InvalidAnswer(words.HINT)


DOUBT = Flow(
    "danger_question",
    words.TITLE,
    steps=_steps,
    finish=lambda _context, _store, _answers: words.HINT,
    known=lambda answers: (answers.get("words", "")[:12],),
)
