"""Which step of which case an act of staff is: of those it may be, the first that a case allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.desk import described, lookup, topic
from flows.desk.acknowledged import ACCEPT, TAKE
from flows.desk.inquiry import INQUIRY
from flows.desk.word import vocabulary
from nlp import listed
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.desk.asked import Asked
    from flows.desk.mentions import Part
    from storage.records.case import Case

    Step = tuple[Case, str]  # a case, and the command that fits it

FINISH, DEFER, NEWS = "完成", "暂缓", "进展"
NOTE, DECIDE, BACK, TAKE_BACK, SORT = "备注", "审批", "退回", "撤回", "改急"
TELL, NOBODY_HOME = said_by_staff.TELL, "nobody_home"
MOST_NAMED = 8  # characters after a home that name what is broken there
_SAID_OF_IT = frozenset({"done", "arrive", "filler"})
SORTS = {said_by_staff.URGENT: "急", said_by_staff.CALM: "普通"}
_SORTED = {said_by_staff.URGENT: "ordinary", said_by_staff.CALM: "urgent"}  # what they are made of
WORDS = {  # the commands that an act may stand for, the likeliest first
    "reject": (DECIDE, BACK),
    "approve": (DECIDE,),
    "send_back": (BACK,),
    "cannot": (BACK,),
    NOBODY_HOME: (NEWS,),
    **dict.fromkeys(said_by_staff.REASONS, (DEFER, NEWS)),
    "done": (FINISH,),
    said_by_staff.ACCEPT: (ACCEPT,),
    "take": (TAKE, ACCEPT),
    "late": (TAKE, NEWS),
    "arrive": ("到场",),
    "go": (TAKE, NEWS),
    "note": (NOTE,),
    **dict.fromkeys(SORTS, (SORT,)),
    TELL: (NEWS,),
    **INQUIRY,
}


def steps_of(asked: Asked, part: Part, act: str) -> list[Step]:
    """Return the step that an act is of each case that is meant and allows it."""
    if act in SORTS:
        return _sorted(asked, part, act)
    words = WORDS.get(act, ())
    if part.mentions:
        named = steps_of_named(asked, part, words)
        return [step for step in named if act != NOBODY_HOME or is_a_home(step[0])]
    own = [case for case in lookup.own(asked) if act != NOBODY_HOME or is_a_home(case)]
    steps = _nearest(asked, [(case, word) for case in own for word in words])
    about = described.likest(asked, [case for case, _ in steps], part.text)
    return [step for step in steps if step[0] in about] or steps


def _sorted(asked: Asked, part: Part, act: str) -> list[Step]:
    """Return what may be made urgent or ordinary: what is named, else last spoken of, else one's own."""
    if part.mentions:
        steps = steps_of_named(asked, part, WORDS[act])
    else:
        steps = _nearest(asked, [(c, SORT) for c in topic.cases_of(asked) or lookup.own(asked)])
    return [step for step in steps if step[0].urgency == _SORTED[act]]


def is_a_home(case: Case) -> bool:
    """Tell whether somebody could open there: a lift in which nobody is was only looked into."""
    return case.room is not None


def steps_of_named(asked: Asked, part: Part, words: Sequence[str]) -> list[Step]:
    """Return the step of each case that is named, as far as it fits."""
    found: list[Step] = []
    exact = [one for one in part.mentions if one.each] or part.mentions
    for mention in exact:
        steps = _nearest(asked, [(case, word) for case in mention.cases for word in words])
        found += steps if mention.each or len(steps) == 1 else _narrowed(asked, part, steps)
    return list({case.id: (case, word) for case, word in found}.values())


def _narrowed(asked: Asked, part: Part, steps: list[Step]) -> list[Step]:
    """Keep the cases of a building that are about what the words name (3栋那个灯)."""
    read = asked.of(part.text)
    category = read.category if read is not None else None
    alike = [step for step in steps if step[0].category == category]
    return alike or steps


def _nearest(asked: Asked, steps: Sequence[Step]) -> list[Step]:
    """Return the first possible step of each case; cases held by the speaker before unheld ones."""
    known = vocabulary(asked.settings)
    found: dict[str, Step] = {}
    for case, word in steps:
        if case.id not in found and lookup.fits(asked, known.act_of(word))(case):
            found[case.id] = (case, word)
    mine = [one for one in found.values() if _is_held(asked, one[0])]
    return mine or list(found.values())


def _is_held(asked: Asked, case: Case) -> bool:
    return asked.staff.id in (case.holder_id, case.engineer_id)


def named_by_mistake(asked: Asked, part: Part, steps: Sequence[Step]) -> Step | None:
    """Return the step of another own case that has what is named with a home that has not.

    1601的门弄好了, where the door is that of 1501.
    """
    (case, word), at = steps[0], part.mentions[0].end
    after = asked.command.typed[at : at + MOST_NAMED]
    if len(steps) > 1 or not after.startswith("的"):
        return None
    thing = listed.without(said_by_staff.TABLE, _SAID_OF_IT, after).strip("的了，,。 ")
    if not thing or described.shares(asked, case, thing) or thing in asked.shown(case).description:
        return None
    fits = lookup.fits(asked, vocabulary(asked.settings).act_of(word))
    others = [one for one in lookup.own(asked) if thing in asked.shown(one).description]
    return next(((one, word) for one in others if one.id != case.id and fits(one)), None)
