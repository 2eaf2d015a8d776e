"""Whether words go on about a case that exists, or tell of another matter."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from flows.cases.kind import case_intents
from flows.cases.rules.deeds import HUMAN
from flows.places import named as named_places
from flows.places import place as places
from flows.places import texts as place_texts
from nlp import thresholds
from nlp.acts import own_case

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.records.case import Case

SURE = 0.8  # how surely the words are a case of their own
OF_A_KIND = 0.45  # score from which the kind of problem they name counts
MAYBE = 0.25  # from which it is asked about
LEAKS, NEXT_DOOR = frozenset({"water_drainage", "neighbour_leak"}), ("楼上", "楼下", "隔壁", "邻居")
_COMMON = frozenset("楼栋层室门口上下里外内前后旁边")  # signs that any two places may share
_MUTE = frozenset("的了不我你个上来在是有好就还那这都也修没一被 ，,。")  # that name nothing
_OF, LONGEST_DEED = "的", 6  # characters before a thing that tell what happened to it
_AT, _THERE, BEHIND = (
    "在",
    "就是在 ",
    4,
)  # before a place, and the signs behind its name: 后头, 那边
VAGUE = frozenset({"other", "service_attitude"})  # kinds that any words of anger are taken for


def goes_on(said: Said, case: Case) -> bool:
    """Tell whether the words name no other kind of problem, and no other place, than the case."""
    return not (_is_another_kind(said, case) or is_elsewhere(said, case))


def is_new(context: Context, said: Said, case: Case) -> bool:
    """Tell whether the words surely report something else."""
    scores = said.meaning.intents
    wanted = sum(scores.get(intent, 0.0) for intent in case_intents(context.settings))
    if said.meaning.category is None or wanted < OF_A_KIND:
        return False
    if named_places.of_another_home(said, context, case.building):
        return True
    if names_no_kind(said) and said.meaning.home is None and said.meaning.place is None:
        return False  # 关在卫生间，它饿坏了, of a cat that was found
    if says_where(said, case) or tells_of_its_thing(said, case):
        return False
    if _is_of_who_found_it(context, said, case):
        return False
    if wanted < SURE:
        calls = case.source == HUMAN and case.category == "other"  # about whatever it was
        return _is_another_kind(said, case, SURE) and (calls or not shares_a_word(said, case))
    return _is_another_kind(said, case) or is_elsewhere(said, case)


def _is_of_who_found_it(context: Context, said: Said, case: Case) -> bool:
    """Tell whether who works here says more of what they reported: 扶手那儿我先拿绳子拦了一下."""
    found = context.staff is not None and not context.homes and alike(said.text, case.description)
    home, place = said.meaning.home, said.meaning.place
    there = home is None or (home.building == case.building and not home.room)
    return found and there and (not place or place in case.place)


def says_where(said: Said, case: Case) -> bool:
    """Tell whether words say where that is which a case tells of, and nothing else: 垃圾在三楼门后."""
    place = said.meaning.place
    if not place:
        return False
    before, found, after = said.text.partition(place)
    what = before.rstrip().rstrip(_THERE)
    led = before.rstrip() != what and any(sign in before for sign in _AT)
    named = {*what} - _MUTE
    known = {*case.description, *case.place}
    return bool(found and named) and led and len(after) <= BEHIND and named <= known


def tells_of_its_thing(said: Said, case: Case) -> bool:
    """Tell whether words begin with a thing by what a case tells of it: 被泼的车停B1的118.

    A place before its name tells of no deed: 门口的灯.
    """
    of, found, rest = said.text.strip().partition(_OF)
    deed = {*of} - _MUTE
    if not found or len(of) > LONGEST_DEED or deed & _COMMON or not rest:
        return False
    known = {*case.description}
    return bool(deed) and deed <= known and rest[0] in known - _MUTE


def points_at(said: Said, case: Case) -> bool:
    """Tell whether words point at what a case tells of: 又有人往那堆里扔了个马桶, of a heap.

    What is counted by the same word and called otherwise is another thing, or stands beside it.
    """
    known = {*case.description, *_MUTE, "里"}
    return any(
        counted in case.description and (thing in known or not thing)
        for counted, thing in own_case.pointed_at(said.text)
    )


def names_no_kind(said: Said) -> bool:
    """Tell whether words name no kind of problem: at most something else, and not surely."""
    kind = said.meaning.category
    unclear = dict(said.meaning.categories).get(kind or "", 0.0) < OF_A_KIND
    return kind is None or (kind == "other" and unclear)


def fit(said: Said, case: Case) -> int:
    """Count what words share with a case: the kind of problem, the place, a word of two signs."""
    known = f"{case.description} {case.place}"
    kind = said.meaning.category == case.category
    near = bool(_spots(said.text) & _spots(known))
    return 2 * kind + 2 * near + shares_a_word(said, case)


def meant(said: Said, cases: list[Case]) -> list[Case]:
    """Return the one case whose kind, place or words are named, where just one is; else all.

    锁那个我自己弄好了: a single sign is enough where no other case has it.
    """
    for likeness in (fit, _signs):
        found = [likeness(said, case) for case in cases]
        if found.count(max(found)) == 1 and max(found) > 0:
            return [cases[found.index(max(found))]]
    return cases


def _signs(said: Said, case: Case) -> int:
    return len({*said.text} & {*case.description} - _COMMON - _MUTE)


def may_be_another(said: Said, case: Case) -> bool:
    """Tell whether a problem of the same kind is told as if it were new: 马桶堵了 beside 水管漏水.

    Or one of another kind, as it seems: then it may be either.
    """
    meaning = said.meaning
    kind = dict(meaning.categories).get(meaning.category or "", 0.0)
    alike = meaning.category == case.category and kind >= thresholds.OPEN_CASE
    unclear = meaning.category not in {None, case.category} and MAYBE <= kind < OF_A_KIND
    told = meaning.intents.get("report", 0.0) >= SURE and not names_no_kind(said)
    return (alike or unclear) and told and not shares_a_word(said, case)


def shares_a_word(said: Said, case: Case) -> bool:
    """Tell whether words and a case have a word of two signs in common."""
    return names(said.text, case)


def names(words: str, case: Case) -> bool:
    """Tell the same of words that nobody read."""
    known = f"{case.description} {case.place}"
    pairs = {a + b for a, b in pairwise(words) if (a + b).isalpha()}
    return any(pair in known for pair in pairs)


def alike(words: str, said: str) -> bool:
    """Tell whether words name something that was said, and not only share little words with it."""
    pairs = {a + b for a, b in pairwise(words) if (a + b).isalpha() and _MUTE.isdisjoint(a + b)}
    return any(pair in said for pair in pairs)


def _is_another_kind(said: Said, case: Case, from_score: float = OF_A_KIND) -> bool:
    meaning = said.meaning
    if meaning.category is None or meaning.category in {case.category, *VAGUE}:
        return False
    if {meaning.category, case.category} <= LEAKS and not any(w in said.text for w in NEXT_DOOR):
        return False  # 又漏了 says nothing of where from
    return dict(meaning.categories).get(meaning.category, 0.0) >= from_score


def is_elsewhere(said: Said, case: Case) -> bool:
    """Tell whether the words name a place that the case does not."""
    home, known = said.meaning.home, f"{case.description} {case.place}"
    if home is not None and home.room and home.room != case.room:
        return True
    if home is not None and case.building and home.building not in {None, case.building}:
        return True  # 6栋的扶手也松了
    here, there = _spots(said.text), _spots(known)
    if here and there:
        return here.isdisjoint(there)
    spot = places.spot_of(said.meaning)
    if here or not spot or places.is_inside(spot):
        return bool(here) and case.room is None
    return case.room is not None and set(spot).isdisjoint(set(known) - _COMMON)


def _spots(words: str) -> set[int]:
    """Return which parts of a home the words name, by what stands in them, too."""
    return {n for n, names in enumerate(place_texts.SPOTS) if any(name in words for name in names)}
