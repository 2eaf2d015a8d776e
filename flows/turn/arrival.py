"""How a turn begins: the facts about who speaks, and what events and shared places mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.texts import resident as resident_texts
from flows.cases.wish import known_word, parse_wish
from flows.conversation import dialogue, dialogue_texts
from flows.conversation import texts as general
from flows.conversation.context import Context
from flows.conversation.flows import flow_named
from flows.intake.texts import register as report_texts
from flows.turn.texts import reception as reception_texts
from flows.writing.links import unlinked
from nlp.acts import affirm

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.conversation.context import Said
    from flows.settings.site import Settings
    from storage.records.people import Home, Person
    from storage.store import Store

_PLAIN = re.compile(r"[\s0-9A-Za-z０-９栋幢号楼单元室房层座#＃\-－—+＋()（）]*")
_NUMBER = re.compile(r"[A-Z]{2}\d{8}-\d{4}")
# Drawn at random, a code may spell anything: 绑定 YK4J5HQSOS is no cry, and nothing reads it.
_CODE = re.compile(r"绑定码?[\s:：]*(?:[A-Za-z2-7][\s-]*){10}")
BINDS = "binding"  # the conversation to which the code of a room leads
SENTENCE = 6  # characters; the words of menus are shorter
_LISTED = (
    general.CANCEL_WORDS
    | general.BACK_WORDS
    | general.SKIP_WORDS
    | general.HELP_WORDS
    | affirm.YES_WORDS
    | affirm.NO_WORDS
    | general.HUMAN_WORDS
    | frozenset(dialogue_texts.STARTERS["report_issue"])
    | report_texts.CHANGE_WORDS
)


def is_listed(text: str, settings: Settings) -> bool:
    """Tell whether a text always means the same: a word, the number of an option, 绑定 CODE."""
    word = text.strip()
    if _CODE.fullmatch(word):
        return True
    is_option = len(word) <= 2 and word.isdecimal()
    return is_option or word in _LISTED or known_word(word, settings) is not None


def is_plain(text: str, settings: Settings) -> bool:
    """Tell whether a text is a command of residents, a number, a home or a phone.

    Such a text never reaches the classifier (DESIGN.md, six hops).
    """
    word = text.strip()
    if len(word) >= 40:
        return False
    spelled = _PLAIN.fullmatch(word) is not None and not _is_foreign(word)
    return spelled or parse_wish(word, settings) is not None


def _is_foreign(word: str) -> bool:
    """Tell whether two words of Latin letters stand in a text: no water in kitchen."""
    return sum(part.isascii() and part.isalpha() and len(part) > 1 for part in word.split()) > 1


def is_sentence(text: str, to: str) -> bool:
    """Tell whether a tap says what somebody wrote before, to be read anew: 报修 厨房漏水.

    What answers a question, or acts on a case by its number, needs no reading.
    """
    return "." not in to and len(text.strip()) >= SENTENCE and _NUMBER.search(text) is None


def without_links(said: Said) -> Said:
    """Return what somebody outside says so that nobody taps an address in it, wherever it is read.

    From here on it is kept like this, in lists, pages and exports, too.
    """
    text = unlinked(said.text)
    if text == said.text:
        return said
    meaning = said.meaning
    safe = replace(
        meaning,
        text=unlinked(meaning.text),
        place=unlinked(meaning.place) if meaning.place else None,
        apart=tuple(map(unlinked, meaning.apart)) if meaning.apart else None,
    )
    return replace(said, text=text, meaning=safe)


def context_for(  # noqa: PLR0913 - what is known before, and what only the edge knows
    store: Store,
    settings: Settings,
    person: Person,
    now: int,
    *,
    message_key: str = "",
    link_to: Callable[[str], str] = str,
    paper_of: Callable[[str, str], str] = "{} {}".format,
    report_link: Callable[[str, str], str] = "{}/{}".format,
) -> Context:
    """Load the facts of a turn: the speaker's homes, and who they are among the staff."""
    homes = tuple(store.residents.bound_homes(person.id)) if person.consented_at else ()
    staff = store.staff.get(person.staff_id) if person.staff_id else None
    return Context(
        now=now,
        settings=settings,
        person=person,
        homes=homes,
        staff=staff if staff and staff.active else None,
        message_key=message_key,
        link_to=link_to,
        paper_of=paper_of,
        report_link=report_link,
    )


def follow(store: Store, context: Context, home_id: str | None) -> str:
    """Welcome somebody; whoever scanned the code of a room is led to bind it."""
    home = store.residents.home_by_id(home_id) if home_id else None
    if home is None or home.id in {bound.home_id for bound in context.homes}:
        return _greeting(context, home) + _open_question(store, context)
    numbers = {"building": home.building, "unit": home.unit, "room": home.room}
    known = {"home": numbers, "community": home.community}
    flow = flow_named(BINDS, context)
    assert flow is not None  # noqa: S101 - a subject of every catalog
    return dialogue.start(store, context, flow, None, answers=known)


def _greeting(context: Context, home: Home | None) -> str:
    if home is not None:
        return resident_texts.menu(context)
    if context.homes or context.staff:
        return reception_texts.welcome_back()
    return reception_texts.welcome(context.community.name)


def _open_question(store: Store, context: Context) -> str:
    """Bring back what was being asked, as the end of a reply; empty when nothing was."""
    front = dialogue.front_of(store, context)
    return "\n\n" + dialogue.come_back(store, context, front) if front else ""


def location(store: Store, context: Context, said: Said) -> str:
    """Answer a shared place; an open conversation goes on."""
    return reception_texts.location(said.text) + _open_question(store, context)
