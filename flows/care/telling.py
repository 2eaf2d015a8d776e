"""The conversation in which a care note is told; neither its words nor its replies are kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flows.care import consent
from flows.care import told as notes
from flows.care.settings import Care
from flows.care.texts import telling as telling_texts
from flows.care.told import ADULT, Told
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer, Option, State
from flows.conversation.questions import Keeps
from flows.conversation.readers import text_up_to
from flows.places import place as places
from flows.settings.calendar import DAY
from nlp import listed, names
from storage.ids import new_id
from storage.records.care import CareNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from storage.store import Store

TABLE = "care"
LONGEST = 300  # characters of what is to be known


def steps(_context: Context) -> list[Ask]:
    """Return the questions: which home, whom, what, whom to phone, and the consent at the end.

    An adult is asked for theirs afterwards: nobody else can give it.
    """
    text = text_up_to(LONGEST)
    return [
        Ask("home", telling_texts.ASK_HOME, _choose, _homes, when=_has_several),
        Ask("whom", telling_texts.ASK_WHOM, _choose, _whom()),
        Ask("who", telling_texts.ASK_WHO, _who, when=_is_adult),
        Ask("sort", telling_texts.ASK_SORT, _sort, _listed(telling_texts.SORTS), fill=_told_sort),
        Ask("words", telling_texts.ASK_WORDS, text, optional=True, fill=_told_words, takes="words"),
        Ask("contact", telling_texts.ASK_CONTACT, _contact, optional=True),
        Ask("may", telling_texts.ASK_MAY, _choose, _listed(telling_texts.MAY), when=_has_contact),
        Ask("agreed", _card, _choose, _listed(telling_texts.AGREES)),
    ]  # fmt: skip


def _listed(words: dict[str, str]) -> Sequence[Option]:
    return [Option(value, label) for value, label in words.items()]


def _whom() -> Sequence[Option]:
    said_so = telling_texts.SAID_SO
    return [Option(one, label, said_so[one]) for one, label in telling_texts.WHOM.items()]


def _homes(context: Context, _answers: Answers) -> Sequence[Option]:
    return [
        Option(home.home_id, places.label(places.of_bound(home)), (home.room,))
        for home in context.homes
    ]


def _has_several(context: Context, _answers: Answers) -> bool:
    return len(context.homes) > 1


def _is_adult(_context: Context, answers: Answers) -> bool:
    return answers.get("whom") == ADULT


def _has_contact(_context: Context, answers: Answers) -> bool:
    return bool(answers.get("contact"))


def _choose(_said: Said, _context: Context, _answers: Answers) -> str:
    raise InvalidAnswer(telling_texts.CHOOSE)


def _sort(said: Said, context: Context, answers: Answers) -> str:
    sort = _told_sort(said, context, answers)
    return sort or _choose(said, context, answers)


def _told_sort(said: Said, _context: Context, _answers: Answers) -> str | None:
    """Read why somebody needs care out of how it is told: 耳背，一个人在家."""
    told = listed.kinds(TABLE, said.text)
    return next((sort for sort in telling_texts.SORTS if sort in told), None)


def _told_words(said: Said, context: Context, answers: Answers) -> str | None:
    """Keep the words in which it is told, so that nobody has to write them again."""
    words = said.text.strip()
    told = _told_sort(said, context, answers) and words not in telling_texts.SORTS.values()
    return words if told and len(words) <= LONGEST else None


def _who(said: Said, context: Context, _answers: Answers) -> list[str]:
    """Read whose consent is needed: a name, and a phone where they have one."""
    name = names.written(said.text)
    if not name:
        raise InvalidAnswer(telling_texts.NO_NAME)
    if any(home.name == name for home in context.homes):
        raise InvalidAnswer(telling_texts.IS_YOU)
    return [name, said.meaning.phones[0] if said.meaning.phones else ""]


def _contact(said: Said, _context: Context, _answers: Answers) -> list[str]:
    """Read a name and a phone."""
    name = names.written(said.text)
    if not name or not said.meaning.phones:
        raise InvalidAnswer(telling_texts.NO_CONTACT)
    return [name, said.meaning.phones[0]]


def _told(answers: Answers) -> Told:
    name, phone = answers.get("contact") or ("", "")
    words, may = answers.get("words") or "", answers.get("may") or ""
    who, number = answers.get("who") or ("", "")
    return Told(answers["whom"], answers["sort"], words, name, phone, may, who, number)


def _card(_context: Context, answers: Answers) -> str:
    return telling_texts.card(_told(answers))


def finish(context: Context, store: Store, answers: Answers) -> str:
    """Keep the note with its consent, or nothing at all; no reply on the way stays either."""
    store.inbox.drop_private_replies(context.person.id)
    if answers.get("agreed") != "yes":
        return telling_texts.NOT_KEPT
    own = [h for h in context.homes if h.home_id == answers.get("home", context.homes[0].home_id)]
    home, told, decided = own[0], _told(answers), context.settings.section(Care)
    note_id, until = new_id(context.now), context.now + decided.renew_days * DAY
    note = CareNote(
        id=note_id,
        person_id=context.person.id,
        home_id=home.home_id,
        community=home.community,
        sealed=notes.sealed(told, note_id, context),
        consent=told.whom,
        consented_at=context.now,
        expires_at=until,
        due_at=until - decided.ask_days * DAY,
    )
    label = places.label(places.of_bound(home))
    if told.whom == ADULT:
        return consent.ask_first(store, context, note, told, label)
    store.care_notes.add(note)
    return telling_texts.kept(label, until, context)


def _load(store: Store, context: Context, _subject: str) -> State:
    sealed = store.care_notes.draft(context.person.id)
    text = context.sealer.unseal(_purpose(context), sealed) if sealed else None
    return State(**json.loads(text)) if text else State()


def _keep(store: Store, context: Context, _subject: str, state: State) -> None:
    kept = {
        "asking": state.asking, "answers": state.answers, "misunderstood": state.misunderstood
    }  # fmt: skip
    text = json.dumps(kept, ensure_ascii=False)
    store.care_notes.keep_draft(context.person.id, context.sealer.seal(_purpose(context), text))


def _purpose(context: Context) -> str:
    return f"care draft {context.person.id}"


def _ended(_store: Store, context: Context, _subject: str) -> str:
    return "" if context.homes else telling_texts.BIND_FIRST


def _nothing(_answers: Answers) -> tuple[str, ...]:
    return ()


CARE_NOTE = Flow(
    "care_note",
    telling_texts.TITLE,
    steps,
    finish,
    known=_nothing,
    keeps=Keeps(lambda _store, _subject: None, _load, _keep, _ended),
)
