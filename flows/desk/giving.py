"""Give cases to a colleague in one's own words: 派王强, 这个刘洋去，带包水泥, 1601的门给刘洋.

The words after the name go along. Nothing is asked where a full name is given and one case only
can be meant: it can be taken back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.desk import described, lookup, topic
from flows.desk import names as people
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.texts import lists
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp import thresholds
from nlp.acts import leaders

if TYPE_CHECKING:
    from collections.abc import Collection

    from flows.desk.asked import Asked
    from flows.desk.mentions import Part
    from storage.records.case import Case
    from storage.records.staff import Staff

    Hit = tuple[Staff, int, int]

SEND, HAND_OVER, PRESS = "派", "转", "催"
_EDGE = " \t　，,、。.；;：:！!~～"
_GIVES = ("派", "派给", "改派", "转给", "交给", "让给", "留给", "指派", "安排")  # …王强
_MAY_GIVE = ("给", "让", "叫", "喊", "请", "转", "换")  # …王强去
_A_BIT = ("一下", "一趟", "吧", "了", "哈", "啊")


def give_named(asked: Asked, part: Part, score: float) -> list[Command | str]:
    """Give cases to the colleague who is named; a nickname is asked about first.

    `score` is how surely something is given away. Nothing is meant where nobody is named, or
    nothing can be given away.
    """
    whose = {one.id for one, *_ in people.holders_in(asked, part.text)}
    named = [hit for hit in people.called_in(asked, part.text) if hit[0].id not in whose]
    sent = [hit for hit in named if _is_sent(part.text, hit)]
    named = named if sent or score >= thresholds.ANSWER else []
    instead = {hit[0].id for hit in named if hit not in sent} if sent else set()
    known = _givable(asked, part, instead) if named else []
    steps = [(case, _word(asked, case)) for case in known]
    if instead and not known and not part.mentions and leaders.leaves(part.text):
        return [lists.nothing_of(next(hit[0].name for hit in named if hit not in sent))]
    named = sent or named
    if not steps:
        return []
    said = _to_take_along(part, named)
    steps = _meant(asked, part, steps)
    exact = max(1, sum(one.each for one in part.mentions))
    if len(steps) > exact and not described.all_of(part.text, len(steps)):
        shown = [(asked.shown(case), word) for case, word in steps[: lookup.SHOWN - 1]]
        return [speech_texts.about_which(shown, said)]
    whom = {hit[0].id: hit[0] for hit in named}
    only: Staff = next(iter(whom.values()))
    if len(whom) == 1 and all(only.id in (c.engineer_id, c.holder_id) for c, _ in steps):
        return _reminded(asked, part, steps)
    sure = bool(sent) or score >= thresholds.STEP
    if len(whom) > 1 or (sure and only.name in part.text):
        return [Command(word, case.number, said, asked.command.typed) for case, word in steps]
    return [speech_texts.give(asked.view(case), word, only, said) for case, word in steps]


def _meant(asked: Asked, part: Part, steps: list[tuple[Case, str]]) -> list[tuple[Case, str]]:
    """Return the steps of what words are about that name no case, else of what was spoken of."""
    if any(one.each for one in part.mentions):
        return steps
    alike = described.likest(asked, [case for case, _ in steps], part.text)
    last = [case for case in topic.cases_of(asked) if case in [one for one, _ in steps]]
    about = alike or (last if len(last) == 1 else [])
    return [step for step in steps if step[0] in about] or steps


def sends(asked: Asked, text: str) -> bool:
    """Tell whether words send a colleague, whatever question they sound like."""
    return any(_is_sent(text, hit) for hit in people.called_in(asked, text))


def _reminded(asked: Asked, part: Part, steps: list[tuple[Case, str]]) -> list[Command | str]:
    """Tell who has a case already what was said of it (漏水那张要紧，叫王强先去)."""
    known = [case for case, _ in steps if "press" in possible_for(asked, case)]
    return [Command(PRESS, case.number, part.text, asked.command.typed) for case in known]


def _is_sent(text: str, hit: Hit) -> bool:
    """Tell whether the words around a name send somebody: 派王强, 给王强, 王强去一下."""
    before, after = text[: hit[1]].rstrip(), text[hit[2] :].lstrip()
    after = after.removeprefix(next(filter(after.startswith, people.TITLES), ""))
    if before.endswith(_GIVES):
        return True
    goes = next(filter(after.startswith, people.AFTER_NAMES), "")
    left = after.removeprefix(goes)
    left = left.removeprefix(next(filter(left.startswith, _A_BIT), ""))
    ends = not left.strip() or left[0] in _EDGE or left[0].isdigit()
    return ends and (bool(goes) or before.endswith(_MAY_GIVE))


def _to_take_along(part: Part, named: list[Hit]) -> str:
    """Return the name as it was said, and what was said after it."""
    last = max(named, key=lambda hit: hit[2])
    after = part.text[last[2] :]
    goes = next(filter(after.startswith, people.AFTER_NAMES), "")
    words = after.removeprefix(goes)
    words = words.removeprefix(next(filter(words.startswith, _A_BIT), "")).strip(_EDGE)
    name = part.text[named[0][1] : named[0][2]]
    return f"{name} {words}".strip()


def _givable(asked: Asked, part: Part, instead: Collection[str]) -> list[Case]:
    """Return the cases that can be given away: those named, else own ones, else any.

    `instead` are those who are named beside who is sent; what they have is meant, too, and alone
    where they are to leave it (让王强别管了，给刘洋).
    """
    known = vocabulary(asked.settings)

    def fits(case: Case) -> bool:
        return known.act_of(_word(asked, case)) in possible_for(asked, case)

    if part.mentions:
        exact = [one for one in part.mentions if one.each] or part.mentions
        named = {case.id: case for one in exact for case in one.cases if fits(case)}
        return list(named.values())
    own = [case for case in lookup.own(asked) if fits(case)]
    others = [
        case
        for case in lookup.visible(asked, asked.store.cases.open_in(asked.community))
        if fits(case)
    ]
    theirs = [case for case in others if {case.engineer_id, case.holder_id} & {*instead}]
    if instead and leaders.leaves(part.text):
        return theirs
    return [*own, *(case for case in theirs if case not in own)] or others


def _word(asked: Asked, case: Case) -> str:
    """Send somebody to a repair that is nobody's yet; what somebody has is handed over."""
    sends = kind_of(case, asked.settings).sends_somebody
    return SEND if case.engineer_id is None and sends and asked.may("dispatch") else HAND_OVER
