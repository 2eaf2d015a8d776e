"""Which step a case waits for that words are no less surely than anything else: 中午过后才能过去."""

from __future__ import annotations

from functools import partial
from math import prod
from typing import TYPE_CHECKING

from flows.desk import described
from flows.desk.acknowledged import TAKE
from flows.desk.fitting import BACK, steps_of
from nlp import thresholds
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flows.desk.asked import Asked
    from flows.desk.fitting import Step
    from flows.desk.mentions import Part
    from storage.records.case import Case

# What a case in its state waits for, and is no harm where it was meant otherwise.
_AWAITED = frozenset(
    {said_by_staff.ACCEPT, "take", "go", "late", "arrive", "nobody_home", *said_by_staff.REASONS}
)
DONE = "done"
_FOUND_OUT = said_by_staff.FINDINGS | {"investigated"}
_FOUND_THERE = frozenset({"nobody_home", *said_by_staff.REASONS})  # so that one is there
_THERE = frozenset({"take", "go", "arrive"})


def step(asked: Asked, part: Part, heard: Mapping[str, float]) -> tuple[str, list[Step]] | None:
    """Return the act, and the step of the one case that waits for it; None where others are as likely.

    Acts that are the same step of a case are witnesses together, however little each was heard:
    中午过后才能过去 takes it, is late and comes.
    """
    if said_by_staff.asks(part.text):
        return None
    steps = {act: found for act in heard if (found := steps_of(asked, part, act))}
    alike = {act: [one for one in steps if steps[one] == steps[act]] for act in steps}
    scores = {
        act: of_either(heard, _witnesses(part, heard, alike[act], steps[act])) for act in steps
    }
    waits = [act for act in steps if _waits_for(asked, part, steps[act], act)]
    best = max(waits, key=scores.__getitem__, default=None)
    if best is None:
        return None
    same = {*alike[best], *(_THERE if best in _FOUND_THERE else ())}
    others = max((scores[act] for act in steps if act not in same), default=0.0)
    if any(heard[act] >= said_by_staff.ONE_WITNESS for act in _FOUND_OUT & steps.keys()):
        return None  # it is listed what was found out: 查清了，舞队每晚九点半才散
    if scores[best] < max(thresholds.AWAITED_STEP, others + thresholds.CLEARLY):
        return None
    return max(alike[best], key=heard.__getitem__), steps[best]


def of_either(heard: Mapping[str, float], acts: Iterable[str]) -> float:
    """Return how surely one of some acts was heard that are the same step: each is a witness."""
    return 1.0 - prod(1.0 - heard[act] for act in acts)


def _waits_for(asked: Asked, part: Part, steps: list[Step], act: str) -> bool:
    """Tell whether one case alone waits for an act as it stands."""
    case, word = steps[0]
    waits = act in _AWAITED or (word == BACK and case.status == "dispatched")
    return len(steps) == 1 and (waits or (act == DONE and _is_over(asked, part, case)))


def _is_over(asked: Asked, part: Part, case: Case) -> bool:
    """Tell whether who says that it is done is at work there, or speaks of what was reported.

    树枝锯了拉走，车棚没坏; but 明天把树枝锯了, and 灯罩拆了，里面进水 is worth a note.
    """
    if case.status == "arrived":
        return True
    read, left = asked.of(part.text), {*said_by_staff.left_of(part.text)}
    named = described.shares(asked, case, part.text) or (
        left and left <= {*asked.shown(case).description}
    )
    noted = asked.says(part.text)(said_by_staff.NOTE) + thresholds.CLEARLY
    return bool(named) and (read is None or read.time is None) and noted < said_by_staff.ONE_WITNESS


def _witnesses(
    part: Part, heard: Mapping[str, float], acts: list[str], steps: list[Step]
) -> list[str]:
    """Leave out 去 that the table alone has, unless it is to what waits to be taken, or says when.

    明天我去市里培训 comes to nobody; 下午再过去通 and 半小时回来挪 do.
    """
    says = partial(said_by_staff.holds, words=part.text)
    if says("until") or (steps[0][1] == TAKE and says("comes")):
        return acts
    return [one for one in acts if (one, heard[one]) != ("go", said_by_staff.ONE_WITNESS)]
