"""Enter what a caller says (代报): home, name, phone and the words in one line, in any order.

The caller is treated like everybody who reports in chat: known by the roster, bound or not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from flows.cases import beside, opening
from flows.cases import work as case_work
from flows.cases.filing import Draft
from flows.cases.kind import REPORTS, kind_claiming, kind_for, kind_in_words
from flows.desk import names as people
from flows.desk.asked import deed
from flows.desk.counter import counter_of
from flows.desk.word import StaffWord, Usage
from flows.emergency.alarm import CATEGORIES
from flows.intake import callers, entered_line
from flows.intake.form import Form, form_of
from flows.intake.texts import entering as entering_texts
from flows.places import of_matter as place_of_matter
from flows.places import place as places
from nlp.acts.wants import ASKS, sounds_asked
from nlp.answers import asks_of_it
from nlp.matters import without_lead

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.desk.asked import Asked
    from nlp.understanding import Meaning
    from storage.records.case import Case

BEST = 3  # engineers offered at once
SURE = 0.6
ONLY_ASKS = 0.85  # score of a question: 门禁卡弄丢了要补 sounds like one, and wants something done
TO_PEOPLE = frozenset(
    {
        "violence",
        "intruder",
        "child",
        "self_harm",
        "other_self_harm",
        "unconscious",
        "injury",
        "drowning",
    }
)
OF_PEOPLE = "security_access"  # whose trades are always on the spot
AT_DESK = ("来访", "上门", "当面", "前台", "窗口", "柜台")  # after 代报: who is here
_BETWEEN = " 　，,、:："


@dataclass(frozen=True, slots=True)
class Where:
    """The place of the matter, and the caller's home where that is another."""

    place: places.Place
    lives_at: dict[str, Any] | None = None


def enter(asked: Asked) -> str:
    """Open a case for a caller, one for each matter of the line; the reply carries the numbers."""
    source, line = _source(asked.command.rest)
    assert asked.meaning is not None  # noqa: S101 - what was typed was read
    meaning = asked.meaning.of(entered_line.plain(line))
    replies, name = [], ""
    for one in _matters(meaning):
        reply, name = _enter(asked, source, one, name)
        replies.append(reply)
    return "\n\n".join(replies)


def _matters(meaning: Meaning) -> list[Meaning]:
    """Return each matter of a line as if only it had been said, with who calls beside it."""
    wanted = [meaning.of(without_lead(words)) for words in meaning.apart or ()]
    if not wanted or any(_only_asks(one) for one in wanted):
        return [meaning]
    first, *others = wanted
    return [
        first,
        *(
            replace(
                one,
                home=one.home or meaning.home,
                phones=one.phones or meaning.phones,
                name=one.name or meaning.name,
            )
            for one in others
        ),
    ]


def _only_asks(matter: Meaning) -> bool:
    """Tell whether a matter surely wants nothing but to know something, and no case."""
    if matter.intent != "inquiry":
        return False
    surely = matter.intents[matter.intent] >= ONLY_ASKS and sounds_asked(matter.text)
    if surely or ASKS.match(matter.text):
        return True
    return matter.whole is not None and asks_of_it(matter.whole)


def _enter(asked: Asked, source: str, meaning: Meaning, caller_name: str) -> tuple[str, str]:
    """Open one case; return the reply and the name of who called, which may be known already."""
    context = at_work(asked)
    phone = meaning.phones[0] if meaning.phones else ""
    said = _said(asked, context, meaning, phone)
    if isinstance(said, str):
        return said, caller_name
    if not phone and not meaning.danger:
        return entering_texts.NO_PHONE, caller_name
    name, description = entered_line.name_and_words(asked, meaning, phone, said.place)
    if not description:
        return entering_texts.NO_WORDS, caller_name
    name = caller_name or name
    caller = callers.found(asked, phone, name)
    draft = replace(_draft(asked, meaning, (said, phone, description), caller), source=source)
    case = opening.create(asked.store, context, draft)
    entered = counter_of(case, asked.settings).entered
    if draft.lives_at and entered is None:
        case = _keep_home(asked, context, case, draft.lives_at)
    callers.tell(asked, context, case, caller)
    view = asked.view(case)
    if entered is not None:
        return entered(asked, case), name
    told = _told(asked, case) if case.danger else ()
    best = people.candidates(asked, case)[:BEST]
    lives = _label(draft.lives_at)
    reply = entering_texts.entered(view, best, context.community, told, lives)
    known = beside.offered(asked.store, asked.moment, case)  # the caller hears of it at once
    return (f"{reply}\n{known}" if known else reply), name


def at_work(asked: Asked) -> Context:
    """Return the turn as the clerk's at work, whatever home they have themselves."""
    clerk = replace(asked.context.person, community=asked.community)
    return replace(asked.context, person=clerk, homes=(), conversation_id="")


def _draft(
    asked: Asked, meaning: Meaning, said: tuple[Where, str, str], caller: callers.Caller
) -> Draft:
    where, phone, description = said
    words = meaning.of(description)  # without who calls: 李雷 138… 投诉王强 begins with 投诉
    time = meaning.time or entered_line.time_apart(asked, meaning.text)
    return Draft(
        kind=_kind(asked, words),
        category=category_of(words),
        description=description,
        place=where.place,
        phone=phone,
        name=caller.name,
        available={"start": time.start, "end": time.end} if time else {},
        source="phone",
        entered_by=asked.staff.id,
        reporter=caller.person,
        homes=caller.homes,
        danger=meaning.danger,
        confidential=_form(asked, meaning).is_secret({"description": meaning.text}),
        lives_at=where.lives_at,
    )


def category_of(meaning: Meaning) -> str:
    """Return the category; of danger its own, whatever the thing beside it is."""
    known = OF_PEOPLE if meaning.danger in TO_PEOPLE else meaning.category or "other"
    return CATEGORIES.get(meaning.danger or "", known)


def _kind(asked: Asked, meaning: Meaning) -> str:
    wanted = None
    if not meaning.danger:
        sure = meaning.intents.get(meaning.intent, 0.0) >= SURE
        meant = kind_for(meaning.intent, asked.settings) if sure else None
        claimed = kind_claiming(meaning.text, meaning.intent, asked.settings)
        wanted = kind_in_words(meaning.text, asked.settings) or claimed or meant
    return wanted or kind_for(REPORTS, asked.settings) or ""


def _form(asked: Asked, meaning: Meaning) -> Form:
    return form_of({"kind": _kind(asked, meaning)}, asked.context)


def _source(line: str) -> tuple[str, str]:
    """Tell somebody at the desk from somebody on the phone, by the first word of the line."""
    first = next((word for word in AT_DESK if line.startswith(word)), "")
    rest = line.removeprefix(first)
    return (
        ("desk", rest.lstrip(_BETWEEN))
        if first and rest and rest[0] in _BETWEEN
        else ("phone", line)
    )


def _said(asked: Asked, context: Context, meaning: Meaning, phone: str) -> Where | str:
    """Return where it is and where the caller lives, or what is missing about it."""
    place = place_of(context, meaning)
    home = _home_of(asked, phone)
    if place == entering_texts.NO_PLACE and _form(asked, meaning).may_lack_place:
        return Where(home or places.at_public(""))  # it may be about anything
    if isinstance(place, str):
        return place
    if place["home"]:
        return Where(place)
    named = places.completed(context.community, meaning.home) if meaning.home else None
    lives = named if named and places.is_complete(named) and named["home"]["room"] else home
    return Where(place, lives["home"] if lives else None)


def _home_of(asked: Asked, phone: str) -> places.Place | None:
    """Return the home that the roster knows for the caller's phone."""
    for resident in asked.store.residents.find_by_phone(asked.community, phone) if phone else ():
        home = asked.store.residents.home_by_id(resident.home_id)
        if home is not None:
            return places.at_home(home.building, home.unit, home.room)
    return None


def place_of(context: Context, meaning: Meaning) -> places.Place | str:
    """Return where it is, or what is missing about it."""
    home, spot = meaning.home, places.spot_of(meaning)
    if home is not None:
        problem = places.problem_with(context.community, home)
        if problem:
            return problem
        found = places.completed(context.community, home)
        if found is not None and places.is_complete(found):
            inside = spot if places.is_inside(spot) else ""
            return place_of_matter.beside_home(meaning) or found | {"text": inside}
    if spot and not places.is_inside(spot):
        return places.at_public(spot, home.building if home else None)
    return (
        places.at_public(entering_texts.UNKNOWN_PLACE)
        if meaning.danger
        else entering_texts.NO_PLACE
    )


def _label(home: dict[str, Any] | None) -> str:
    return places.home_label(home["building"], home["unit"], home["room"]) if home else ""


def _keep_home(asked: Asked, context: Context, case: Case, home: dict[str, Any]) -> Case:
    """Write down where the caller of something public lives: for us, not for the resident."""
    words = entering_texts.lives_at(_label(home))
    return case_work.perform(asked.store, context, case, deed(asked, "note", words))


def _told(asked: Asked, case: Case) -> tuple[str, ...]:
    """Name who of ours hears of a case, apart from who entered it."""
    persons = asked.store.told.persons_about(case.id)
    team = asked.store.staff.active_in(case.community)
    return tuple(one.name for one in team if one.person_id in persons and one.id != asked.staff.id)


COMMANDS = (
    StaffWord(
        "代报", enter, also=("代登记", "代客报修"), needs="enter", takes_home=True,
        forms=(Usage("代报 3-2-1501 张女士 13800000001 厨房漏水", "enter", 13),),
    ),
)  # fmt: skip
