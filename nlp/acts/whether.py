"""Whether something is so, asked with its own denial: 有人受理没, 到没到, 修好了没有.

It looks like what somebody tells, and is never a step of work.
"""

import re

from nlp import marks
from nlp.clauses import spans

_EDGE = f"{marks.PAUSES}{marks.ASKS} \n。~～啊呀呢哦哈得呐"
_TELLS = frozenset("都也还就又从一并是没")  # before 没: 一个都没 tells
_DONE = frozenset("了过好完到去来接修成灭伤醒")  # before 没有: 材料没有 tells
_MERELY = frozenset("动时")  # 动不动, 时不时
_TWICE = re.compile(r"([一-鿿]{1,2})没\1")


def asks_whether(words: str) -> bool:
    """Tell whether a clause of some words asks so."""
    return without_whether(words) != words


def without_whether(words: str) -> str:
    """Return the clauses that do not ask so, as they were said."""
    cuts = list(spans(words))
    told = [words[start:end] for start, end in cuts if not _asks(words[start:end])]
    return words if len(told) == len(cuts) else " ".join(told)


def asks_either(words: str) -> bool:
    """Tell whether words ask which of two it is: 火大不大, 要不要疏散."""
    return any(
        words[at] == "不" and words[at - 1] == words[at + 1] and words[at - 1] not in _MERELY
        for at in range(1, len(words) - 1)
    )


def _asks(clause: str) -> bool:
    said = clause.rstrip(_EDGE)
    before = said.removesuffix("有").removesuffix("没")
    if before == said or not before or before == said.removesuffix("有"):
        return _TWICE.search(clause) is not None
    return before[-1] in _DONE if said.endswith("有") else before[-1] not in _TELLS
