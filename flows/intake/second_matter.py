"""Is it another matter? A problem of its own, told while the first one is still being asked about.

Only words that put something right, or that name nothing but a time, a home, a phone or a spot,
change the first matter. What tells of another kind of problem, or of one elsewhere, is kept apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from flows.cases.description import description_of
from flows.cases.kind import case_intents
from flows.conversation import reading
from flows.intake import more as report_more
from flows.places import place as places
from nlp import marks
from nlp.acts import another_matter as words
from nlp.acts import consequences as more
from nlp.acts import meeting
from nlp.acts.wants import ASKS
from nlp.matters import without_lead

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from nlp.understanding import Meaning

SURE, SURE_OF_HELP = 0.6, 0.9  # a plea is often only a hint for the visit
SHORTEST = 3  # characters that tell of a problem
SAME = 0.6  # share of common pairs of characters from which two sentences tell of one problem
POSSIBLE = 0.3  # score from which the words may be about the first kind of problem, too
ALIKE = frozenset({"water_drainage", "neighbour_leak"})  # a leak, and where its water comes out
ANSWERED = frozenset({"place", "room", "spot", "phone"})  # questions a part of the words may answer
WHERE = frozenset({"place", "room"})
_PAUSE = re.compile(rf"[{marks.PAUSES}{marks.ASKS}\s]+")


def is_second(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether the words are about another problem than the one told before."""
    told = answers.get("description")
    text = said.text.strip()
    if told is None or len(text) < SHORTEST or not _tells(said.meaning, context):
        return False
    if words.PUTS_RIGHT.match(text) or words.BELONGS.search(text):
        return False
    if meeting.is_wished(text) or ASKS.match(text):  # about this one, or a question
        return False
    if "category" in answers and _belongs(text, answers):
        return False
    problem = "".join(part.text for part in _problems(said, context))
    problem = description_of(problem, said.meaning.phones)
    if len(problem) < SHORTEST:
        return False
    if len(_without_place(problem, said.meaning)) < SHORTEST - 1:
        return False
    if _is_same(problem, told):
        return False
    return _is_other_kind(said.meaning, answers) or _is_elsewhere(said, context, answers)


def _belongs(text: str, answers: Answers) -> bool:
    """Tell whether short words tell what the problem does, or only of a photo of it."""
    is_broken = more.CAPTION.match(text) and more.BROKEN.search(text)
    return not is_broken and report_more.belongs(text, answers)


def problem_in(said: Said, context: Context) -> str:
    """Return the words about the problem as they are repeated, without what stands beside it."""
    return "，".join(part.text for part in _problems(said, context))


def more_in(said: Said, context: Context) -> str:
    """Return the words about the problem that stand beside a time or a phone, perhaps none."""
    if said.meaning.category is None and said.meaning.intent not in case_intents(context.settings):
        return ""
    parts = _problems(said, context) if _PAUSE.search(said.text.strip()) else []
    tells = [
        p for p in parts if p.meaning.intent in case_intents(context.settings) or p.meaning.category
    ]
    return "，".join(p.text for p in tells if not (p.meaning.time or p.meaning.phones))


def answer_in(said: Said, context: Context, asking: str | None) -> Said | None:
    """Return the part of the words that may answer what is asked, without the other problem."""
    if asking not in ANSWERED:
        return None
    home = said.meaning.home
    if asking in WHERE and home and home.room and words.ALSO.search(said.text):  # there, too
        label = places.home_label(home.building, home.unit, home.room)
        return reading.part(said, label)
    problems = {part.text for part in _problems(said, context)}
    rest = [part for part in _parts(said) if part.text not in problems]
    named = [p for p in rest if p.meaning.phones or p.meaning.home or p.meaning.place]
    if asking == "phone" and said.meaning.phones:
        return reading.part(said, said.meaning.phones[0])
    return reading.part(said, "，".join(part.text for part in named)) if named else None


def detail_and_problem(said: Said, context: Context) -> tuple[Said, Said] | None:
    """Tell the words that may be a detail from a problem told beside it; None without one."""
    parts = _parts(said)
    problems = [part for part in parts if part.meaning.category and _tells(part.meaning, context)]
    if not problems:
        return None
    others = "，".join(part.text for part in parts if part not in problems)
    detail = reading.part(said, others) if others else said
    if not others and not said.meaning.home:
        return None
    told = without_lead("，".join(part.text for part in problems))
    return detail, reading.part(said, told)


def _parts(said: Said) -> list[Said]:
    parts = [part for part in _PAUSE.split(said.text.strip()) if part]
    return [said] if len(parts) == 1 else [reading.part(said, part) for part in parts]


def _problems(said: Said, context: Context) -> list[Said]:
    parts = _parts(said)
    found = [
        p for p in parts if p.meaning.intent in case_intents(context.settings) or p.meaning.category
    ]
    return found or parts


def _without_place(problem: str, meaning: Meaning) -> str:
    """Return what is said of a place; 楼道的灯 names nothing that is wrong there."""
    return words.of_place(problem.replace(meaning.place or "", ""))


def _tells(meaning: Meaning, context: Context) -> bool:
    score = meaning.intents.get(meaning.intent, 0.0)
    if meaning.intent not in case_intents(context.settings):
        return False
    return score >= (SURE_OF_HELP if meaning.intent == "help_request" else SURE)


def _is_same(problem: str, told: str) -> bool:
    """Tell whether the same is told once more, perhaps with the right place."""
    if words.ALSO.search(problem):
        return False
    one, other = _pairs(problem), _pairs(told)
    return len(one & other) >= SAME * max(1, min(len(one), len(other)))


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


def _is_other_kind(meaning: Meaning, answers: Answers) -> bool:
    known = (answers.get("category") or {}).get("name", "other")
    category = meaning.category
    if category is None or "other" in (category, known) or {category, known} <= ALIKE:
        return False
    return category != known and dict(meaning.categories).get(known, 0.0) < POSSIBLE


def _is_elsewhere(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether another place is named: a home, the own home, or a public spot."""
    known, home, spot = answers.get("place"), said.meaning.home, places.spot_of(said.meaning)
    if not known or not places.is_complete(known):
        named = (home and home.room) or (spot and not places.is_inside(spot))
        return bool(named and words.ALSO.search(said.text))
    if home is not None and home.room:
        return not _is_at(known["home"], home, context)
    if not known["home"] and places.is_inside(said.text):
        return True
    if known["home"] and more.OUTSIDE.search(said.text):
        return True
    if not spot or places.is_inside(spot) or not words.begins_with(said.text, spot):
        return False
    return spot not in places.label(known)


def _is_at(known: dict[str, Any] | None, home: Any, context: Context) -> bool:  # noqa: ANN401 - read by patterns
    if not known:
        return False
    place = places.completed(context.community, home, {"home": known, "text": ""})
    return place is not None and place["home"] == known
