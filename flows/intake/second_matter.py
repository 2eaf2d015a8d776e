"""Whether words at a question are about another problem than the one told, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flows.cases.description import description_of
from flows.cases.kind import case_intents, kind_told
from flows.conversation import reading
from flows.intake.form import form_of
from flows.intake.texts import corrections as corrections_texts
from flows.places import named as named_places
from flows.places import place as places
from flows.places import texts as place_texts
from nlp import answers as answered
from nlp import listed, thresholds
from nlp.acts import consequences, meeting, own_case
from nlp.acts.wants import ASKS
from nlp.matters import without_lead

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from nlp.clauses import Clause
    from nlp.understanding import Meaning

SURE_OF_HELP = 0.75  # a plea is often only a hint for the visit
NAMED = 0.4  # score from which words name their own kind of problem: 会开门 names none
SHORTEST = 3  # characters that tell of a problem
SAME = 0.6  # share of common pairs of characters from which two sentences tell of one problem
POSSIBLE = 0.3  # score from which the words may be about the first kind of problem, too
ALIKE = frozenset({"water_drainage", "neighbour_leak"})  # a leak, and where its water comes out
ANSWERED = frozenset(
    {"place", "room", "spot", "block", "phone"}
)  # questions a part of the words may answer
WHERE = frozenset({"place", "room"})
PLEA, _DANGER = "help_request", "emergency"
_PAST, _BEHIND_PAST = "过", "了的啊呢 "
_LEADS, _ENDS = "在是就的", "的在里"  # characters that only lead to a place or away from it


def is_second(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether the words are about another problem than the one told before."""
    told = answers.get("description")
    text = said.text.strip()
    if told is None or len(text) < SHORTEST or corrections_texts.puts_right(text):
        return False
    likely = said.meaning.intents.get(said.meaning.intent, 0.0) >= NAMED
    if likely and form_of(answers, context).is_another(said, context, answers):
        return True
    if not _tells(said.meaning, context) or _goes_on(said, context, answers):
        return False
    problem = description_of(problem_in(said, context), said.meaning.phones)
    named = place_texts.FLOOR.sub("", problem.replace(places.exactly(said.meaning), ""))
    named = of_place("".join(filter(str.isalnum, named)))  # 楼道的灯 names nothing that is wrong
    if len(problem) < SHORTEST or len(named) < SHORTEST - 1:
        return False
    if _is_same(problem, told) or _is_right(problem):
        return False
    if _is_other_kind(said.meaning, answers) or _is_elsewhere(said, context, answers):
        return True
    return _is_other_case(said, context, answers)


def _is_right(words: str) -> bool:
    """Tell whether words say that something is well: 水管修好了, 没着火."""
    return "fixed" in own_case.listen(words).kinds or "all_clear" in listed.kinds(_DANGER, words)


def _is_other_case(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether words beside help, which has no category, say that they are something else.

    轨道是歪的 only tells more of the curtain to hang.
    """
    kind, text = kind_told(answers, context.settings), said.text
    if form_of(answers, context).has_category or said.meaning.intent in kind.opens_for:
        return False
    apart = _leads(text) or consequences.is_also(text)
    return apart or said.meaning.says("new_matter") >= thresholds.TAKE_ANSWER


def _goes_on(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether the words are about this one by their form, or only a question."""
    text = said.text.strip()
    if consequences.goes_on(text) or meeting.is_wished(text) or ASKS.match(text):
        return True
    if not any(_tells_alone(one, context) for one in said.meaning.clauses):  # 车位B1，黑色帕萨特
        return True
    if _suggests_on(said, context, answers) or _says_where(said, answers):
        return True
    details = said.meaning.acts.get("add_detail", 0.0) >= thresholds.TAKE_ANSWER
    if details and not (_leads(text) or consequences.is_also(text)):  # 车位B1 黑色帕萨特
        return True
    return "category" in answers and belongs(text, answers)


def _says_where(said: Said, answers: Answers) -> bool:
    """Tell whether the words name the home that is not known yet: 1701的，你们去劝劝.

    Who surely tells of a problem there tells of another one.
    """
    home, known = said.meaning.home, answers.get("place")
    named = bool(home and home.room) and not (known and places.is_complete(known))
    return named and not (said.meaning.sure or consequences.is_also(said.text) or _leads(said.text))


def _suggests_on(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether a suggestion goes on: what it is for may sound like any kind of problem."""
    kind = kind_told(answers, context.settings)
    wishes = kind.side is None and not kind.sends_somebody  # against nobody, and nothing is broken
    return wishes and said.meaning.intent in kind.opens_for and not _leads(said.text)


def _leads(text: str) -> bool:
    """Tell whether words begin by saying that something else follows: 另外建议…."""
    return without_lead(text) != text


def belongs(words: str, answers: Answers) -> bool:
    """Tell whether words tell what the problem does, or only of a photo of it."""
    return consequences.is_caption(words) or consequences.does(words, answers["category"]["name"])


def problem_in(said: Said, context: Context) -> str:
    """Return the words about the problem as they are repeated, without what stands beside it."""
    problems = _problems(said, context)
    return "，".join(one.text for one in problems) if problems else said.text.strip()


def more_in(said: Said, context: Context) -> str:
    """Return the words about the problem that stand beside a time or a phone, perhaps none."""
    parts = [said.meaning.of(one.text) for one in said.meaning.clauses]
    told = [one for one in parts if not (one.time or one.phones)]
    if len(told) == len(parts):
        return ""
    told = [one for one in told if not answered.agrees(one.text)]
    if not (_problems(said, context) or consequences.grows(said.text)):
        return ""
    return "，".join(one.text for one in told)


def answer_in(said: Said, context: Context, asking: str | None) -> Said | None:
    """Return the part of the words that may answer what is asked, without the other problem."""
    if asking not in ANSWERED:
        return None
    home = said.meaning.home
    if asking in WHERE and home and home.room and consequences.is_also(said.text):  # there, too
        return reading.part(said, places.home_label(home.building, home.unit, home.room))
    if asking == "phone" and said.meaning.phones:
        return reading.part(said, said.meaning.phones[0])
    problems = _problems(said, context)
    rest = [said.meaning.of(one.text) for one in said.meaning.clauses if one not in problems]
    named = [one.text for one in rest if one.phones or one.home or one.place]
    return reading.part(said, "，".join(named)) if problems and named else None


def detail_and_problem(said: Said, context: Context) -> tuple[Said, Said] | None:
    """Tell the words that may be a detail from a problem told beside it; None without one."""
    problems = [one for one in _problems(said, context) if one.category and _wants(one, context)]
    if not problems:
        return None
    others = "，".join(one.text for one in said.meaning.clauses if one not in problems)
    if not others and not said.meaning.home:
        return None
    told = without_lead("，".join(one.text for one in problems))
    return reading.part(said, others) if others else said, reading.part(said, told)


def of_place(words: str) -> str:
    """Return the words without those that only lead to a place or away from it."""
    return words.lstrip(_LEADS).rstrip(_ENDS)


def _problems(said: Said, context: Context) -> list[Clause]:
    """Return the clauses that tell of a problem."""
    cases = case_intents(context.settings)
    return [one for one in said.meaning.clauses if one.intent in cases or one.category]


def _tells(meaning: Meaning, context: Context) -> bool:
    """Tell whether something is told that a case is opened for, of whichever kind."""
    if meaning.intent == PLEA and meaning.category in {None, "other"}:
        return meaning.intents[PLEA] >= SURE_OF_HELP
    return _score(meaning.intents, context) >= thresholds.OPEN_CASE


def _wants(clause: Clause, context: Context) -> bool:
    return _score(clause.intents, context) >= thresholds.OPEN_CASE


def _tells_alone(clause: Clause, context: Context) -> bool:
    """Tell whether a clause likely tells one kind of thing that a case is opened for."""
    likely = clause.intents.get(clause.intent, 0.0) >= NAMED
    if clause.text.rstrip(_BEHIND_PAST).endswith(_PAST):  # 我跟他为停车吵过 is how it came to this
        return False
    return likely and clause.intent in case_intents(context.settings)


def _score(intents: dict[str, float], context: Context) -> float:
    return sum(intents.get(one, 0.0) for one in case_intents(context.settings))


def _is_same(problem: str, told: str) -> bool:
    """Tell whether the same is told once more, perhaps with the right place."""
    if consequences.is_also(problem):
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
    scores = dict(meaning.categories)
    sure = scores.get(category, 0.0) >= NAMED
    return category != known and sure and scores.get(known, 0.0) < POSSIBLE


def _is_elsewhere(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether another place is named: a home, the own home, or a public spot."""
    known, home, spot = answers.get("place"), said.meaning.home, places.spot_of(said.meaning)
    if not known or not places.is_complete(known):
        named = (home and home.room) or (spot and not places.is_inside(spot))
        return bool(named and consequences.is_also(said.text))
    if home is not None and home.room:
        return not _is_at(known["home"], home, context)
    if is_there_too(said, context, answers):
        return True
    if not known["home"] and places.is_inside(said.text):
        return True
    if known["home"] and consequences.is_outside(said.text):
        return True
    if not spot or places.is_inside(spot) or not _begins_with(said.text, spot):
        return False
    return spot not in places.label(known)


def is_there_too(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether something is wrong in another of the own homes, too: 1栋那套的灯也."""
    bound = named_places.bound_home(said, context, answers)
    known = (answers.get("place") or {}).get("home")
    another = bound is not None and places.of_bound(bound)["home"] != known
    return another and consequences.is_also(said.text)


def _begins_with(text: str, spot: str) -> bool:
    """Tell whether a sentence is about a spot: it begins with it (楼道也渗水, not 漏到楼道了)."""
    before = without_lead(text).partition(spot)[0]
    return not before.lstrip("我们咱你小区里的那这个").strip(" ，,")


def _is_at(known: dict[str, Any] | None, home: Any, context: Context) -> bool:  # noqa: ANN401 - read by patterns
    if not known:
        return False
    place = places.completed(context.community, home, {"home": known, "text": ""})
    return place is not None and place["home"] == known
