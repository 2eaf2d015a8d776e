"""Where words may tell of a danger and nobody can be sure: one question, and the words are kept.

有 raises the alarm with the first words; 没有 goes on with them as if nothing had been asked. Without
an answer within a minute the desk hears of it, once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import telling
from flows.cases.notice import URGENT
from flows.cases.rules import confidentiality, deadlines
from flows.cases.rules.deeds import Moment
from flows.cases.wish import parse_wish
from flows.conversation import dialogue, keeping
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer, Option
from flows.conversation.flows import flow_of
from flows.emergency import alarm, crowd, reading, running
from flows.emergency.texts import doubt as words
from flows.places import place as places
from flows.settings.calendar import local
from nlp import thresholds
from nlp.danger import find_danger
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from nlp.understanding import Meaning
    from storage.records.messages import Conversation
    from storage.store import Store

ASKED = "danger"  # the name of the question
_YES_ACTS = ("affirm", "not_over", "worse", "moved")
_NO_ACTS = ("deny", "all_clear", "solved_itself")


def hear_danger(store: Store, context: Context, said: Said) -> str | Said:
    """Answer danger, or ask whether there is any; else return what is to be read on."""
    asked = _open(store, context)
    if asked is not None and _is_for(asked, said):
        sure = _answer(said)
        if sure:
            return _raise(store, context, asked, said)
        if sure is not None:
            return _read_on(store, context, asked, said)
    if said.to or (context.staff and reading.sends_somebody(said)):
        return _calm(said)
    kind = said.meaning.danger or said.meaning.danger_maybe
    if kind is None:
        return said
    done = running.done_just_now(store, context, said)
    if done is not None:
        return running.add(store, context, done, said, done.danger)
    if said.meaning.danger and not _may_be_an_answer(store, context, said):
        return alarm.answer(store, context, said)
    if _may_ask(store, context, said):
        return _ask(store, context, said, kind)
    return _calm(said)


def claim_unanswered(store: Store, now: int, until: int, limit: int) -> list[str]:
    """Claim the questions that nobody answered in time."""
    return store.danger_questions.claim(now, until, limit)


def tell_desk(store: Store, settings: Settings, person_id: str, now: int) -> None:
    """Tell whoever is at the desk what was said, and whom to phone."""
    question, person = store.danger_questions.get(person_id), store.persons.get(person_id)
    if question is None or person is None or not store.danger_questions.end(person_id):
        return
    homes = store.residents.bound_homes(person_id) if person.consented_at else []
    who = person.name or confidentiality.A_RESIDENT
    phone = person.phone or ""
    if homes:
        who = f"{places.label(places.of_bound(homes[0]))}{homes[0].name}"
        phone = homes[0].phone
    text = words.unanswered(who + phone, question.words)
    moment = Moment(now, settings)
    for one in telling.clerks(store, moment, question.community):
        telling.tell_person(
            store,
            now,
            one.person_id or "",
            text,
            kind="doubt",
            community=question.community,
            weight=URGENT,
        )


def _ask(store: Store, context: Context, said: Said, kind: str) -> str:
    front = dialogue.front_of(store, context)
    dialogue.drop(store, context, DOUBT)
    kept = {"words": said.text, "kind": kind, "front": front.id if front else ""}
    store.danger_questions.ask(
        context.person.id, context.community.name, said.text[: words.SHOWN], context.now
    )
    return dialogue.start(store, context, DOUBT, None, answers=kept)


def _may_ask(store: Store, context: Context, said: Said) -> bool:
    """Tell whether the question fits: a resident tells of something, and no emergency is on."""
    if context.staff or said.private or parse_wish(said.text, context.settings) is not None:
        return False
    if _is_on(store, context):
        return False
    front = dialogue.front_of(store, context)
    return front is None or _tells_a_matter(context, front)


def _may_be_an_answer(store: Store, context: Context, said: Said) -> bool:
    """Tell whether words that no list knows answer an open question about something else."""
    front = dialogue.front_of(store, context)
    if front is None or front.flow == DOUBT.name or find_danger(plain(said.text)):
        return False
    return not _tells_a_matter(context, front) and not _is_on(store, context)


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
    word = said.text.strip(" 。！!，,")
    if word in {"1", words.YES, *words.YES_WORDS}:
        return True
    if word in {"2", words.NO, *words.NO_WORDS}:
        return False
    meaning = said.meaning
    yes, no = max(map(meaning.says, _YES_ACTS)), max(map(meaning.says, _NO_ACTS))
    if meaning.danger or meaning.danger_maybe or yes >= max(no, thresholds.TAKE_ANSWER):
        return True
    return False if no >= thresholds.TAKE_ANSWER else None


def _raise(store: Store, context: Context, asked: Conversation, said: Said) -> str:
    """Raise the alarm with the first words, and what else the answer tells."""
    first = _first(store, context, asked, said)
    bare = said.text.strip() in {"1", words.YES, *words.YES_WORDS}
    text = first.text if bare else f"{first.text}，{said.text}"
    told = _meaning(context, said, text)
    kind = said.meaning.danger or told.danger or asked.answers["kind"]
    return alarm.answer(
        store, context, replace(first, text=text, meaning=replace(told, danger=kind))
    )


def _read_on(store: Store, context: Context, asked: Conversation, said: Said) -> Said:
    """Return the first words as they were said, to be read as if nothing had been asked."""
    return _calm(_first(store, context, asked, said))


def _calm(said: Said) -> Said:
    """Return words as they are read where they tell of no danger."""
    return replace(said, meaning=replace(said.meaning, danger=None, danger_maybe=None))


def _first(store: Store, context: Context, asked: Conversation, said: Said) -> Said:
    """End the question, put in front what was before it, and return what it was about."""
    store.danger_questions.end(context.person.id)
    keeping.save(store, context, replace(asked, status="done"))
    for one in dialogue.open_conversations(store, context):
        if one.id == asked.answers["front"]:
            keeping.save(store, context, replace(one, status="front"))
    text = asked.answers["words"]
    return replace(said, text=text, meaning=_meaning(context, said, text), to="")


def _meaning(context: Context, said: Said, text: str) -> Meaning:
    """Return what other words mean than those that were just said, a bare number perhaps."""
    here = local(context.now, context.settings).replace(tzinfo=None)
    return replace(said.meaning, read_at=here).of(text)


def _steps(_context: Context) -> Sequence[Ask]:
    options = (Option(words.YES, words.YES), Option(words.NO, words.NO))
    return [Ask(ASKED, lambda _, kept: words.question(kept["words"]), _read, options)]


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
