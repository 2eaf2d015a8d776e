"""Which words name a place: a spot that somebody could walk to, or one of the speaker's homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.engine import ASKED
from flows.places import place as places
from flows.places import texts as place_texts
from nlp import answers as answered
from nlp import listed, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Answers
    from nlp.homes import Home
    from storage.records.people import BoundHome

NO_PLACE = frozenset({"correction", "cancel", "thanks", "greeting"})  # what no place is said with
NO_ANSWER = NO_PLACE | {"inquiry", "progress", "urge", "human", "rating"}
NO_ACTS = (
    "swear",
    "hurry",
    "stop",
    "wants_person",
    "solved_itself",
    "ask_who",
    "ask_when",
    "unsure",
)
_IS = "是在"  # a clause that begins so says where it is: 是隔壁1503
LONGEST_SPOT = 60
LONGEST = 40  # characters of words that name a spot


def is_next_door(said: Said) -> bool:
    """Tell whether a home is only spoken of as a neighbour's: 钥匙放在对门803."""
    if said.meaning.says("correct_place") >= thresholds.TAKE_ANSWER:
        return False
    named = [one for one in said.meaning.clauses if said.meaning.of(one.text).home]
    return bool(named) and all(
        listed.says("whose", "neighbour", one.text) and one.text[0] not in _IS for one in named
    )


def names_a_spot(said: Said) -> bool:
    """Tell whether free words name a spot, and do not say something else beside it."""
    words = said.text.strip()
    if not 2 <= len(words) <= LONGEST or words.isdecimal() or said.meaning.intent in NO_PLACE:
        return False
    if answered.agrees(words) or place_texts.is_no_spot(words):
        return False
    named = places.spot_of(said.meaning) or places.is_inside(words)
    return bool(named) or place_texts.is_named_as_a_spot(words)


def may_be_spot(said: Said) -> bool:
    """Tell whether words answer where, once nothing but the spot is asked: 柱子写着C17的那个角."""
    words, meaning = said.text.strip(), said.meaning
    if not 2 <= len(words) <= LONGEST_SPOT or words.isdecimal() or meaning.phones or meaning.time:
        return False
    score = meaning.intents.get(meaning.intent, 0.0)
    if meaning.intent in NO_ANSWER and score >= thresholds.TAKE_ANSWER:
        return False
    if max(map(meaning.says, NO_ACTS)) >= thresholds.TAKE_ANSWER:
        return False
    return not (answered.agrees(words) or place_texts.is_unknown(words))


def ends_as_a_spot(said: Said) -> bool:
    """Tell whether words are the name of a spot to their end, so that they tell no problem."""
    words = said.text.strip()
    if places.is_inside(words) or place_texts.TOO_WIDE.fullmatch(words):
        return False
    return (
        names_a_spot(said)
        and place_texts.is_named_as_a_spot(words)
        and not place_texts.names_trouble(words)
    )


def bound_home(said: Said, context: Context, answers: Answers) -> BoundHome | None:
    """Return which of several homes is meant: its room (那套101的), or the other one (另外一套).

    Once somebody was asked, as much of it as tells it from the others is enough: 6栋的那个.
    """
    homes, words = context.homes, said.text
    if len(homes) < 2:
        return None
    home = said.meaning.home
    if home is None or home.building is None:
        rooms = [bound for bound in homes if _has_room(words, bound.room)]
        if len(rooms) == 1:
            return rooms[0]
    on_floor = _on_floor(said, context, answers)
    if on_floor is not None:
        return on_floor
    if home is not None:
        one = place_texts.is_one_home(words) or (
            not places.spot_of(said.meaning) and (ASKED in answers or _is_inside(said, context))
        )
        return _only(bound for bound in homes if one and _fits(bound, home))
    meant = _not_put_off(said, homes)
    if meant is not None:
        return meant
    if not place_texts.is_other_home(words):
        return None
    now = (answers.get("place") or {}).get("home") or {}
    shown = (now.get("building"), now.get("unit"), now.get("room"))
    if not now.get("room") and place_texts.is_described_home(words):
        return None  # 我妈住的那套: nobody here knows which
    if now.get("room"):
        return _only(b for b in homes if (b.building, b.unit, b.room) != shown)
    return homes[1] if len(homes) == 2 else None  # not the one that comes first


def _on_floor(said: Said, context: Context, answers: Answers) -> BoundHome | None:
    """Return the home on the floor that is named where it is asked which one: 一号楼那个 十五层.

    With the building it may be told in the same breath as what is the matter.
    """
    words, home, spot = said.text.strip(), said.meaning.home, places.spot_of(said.meaning)
    asked = answers.get("description", words) != words or (home and home.building)
    floors = place_texts.floors(words)
    if not asked or not floors or (home and home.room) or (spot and not places.is_inside(spot)):
        return None
    return _only(
        bound
        for bound in context.homes
        if bound.room[:-2] in floors and (home is None or _fits(bound, home))
    )


def _not_put_off(said: Said, homes: Sequence[BoundHome]) -> BoundHome | None:
    """Return the one of several homes that is told of, where the others wait: 1栋那套，6栋再说."""
    named = [
        (one.text, home) for one in said.meaning.clauses if (home := said.meaning.of(one.text).home)
    ]
    now = [home for words, home in named if not listed.says("whose", "later", words)]
    return _only(bound for bound in homes if any(_fits(bound, home) for home in now))


def _is_inside(said: Said, context: Context) -> bool:
    """Tell whether what is told is of a kind that is wrong inside of homes."""
    category = context.settings.categories.get(said.meaning.category or "")
    return category is not None and category.home


def of_another_home(said: Said, context: Context, building: str | None) -> bool:
    """Tell whether the building of another of the speaker's homes is named: 六栋那边也要修."""
    home = said.meaning.home
    if home is None or not home.building or stays_there(said, context):
        return False
    elsewhere = places.bare(home.building) != places.bare(building or "")
    return elsewhere and any(_fits(bound, home) for bound in context.homes)


def stays_there(said: Said, context: Context) -> bool:
    """Tell whether one of several homes is named only as where the speaker is: 人在6栋那边住."""
    named = [one.text for one in said.meaning.clauses if said.meaning.of(one.text).home]
    stays = all(listed.says("whose", "stays", one) for one in named)
    return len(context.homes) > 1 and bool(named) and stays


def _has_room(words: str, room: str) -> bool:
    found = place_texts.ROOM_ALONE.search(words)
    return found is not None and found[1].lstrip("0") == room


def _fits(bound: BoundHome, home: Home) -> bool:
    """Tell whether all parts that were said are those of this home."""
    parts = ((home.building, bound.building), (home.unit, bound.unit), (home.room, bound.room))
    return all(said_ is None or places.bare(said_) == places.bare(own) for said_, own in parts)


def _only(homes: Iterable[BoundHome]) -> BoundHome | None:
    found = list(homes)
    return found[0] if len(found) == 1 else None
