"""Answer a resident (答复): what that is depends on the kind of case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.desk import lookup, work
from flows.desk.counter import counter_of

if TYPE_CHECKING:
    from flows.desk.asked import Asked


def reply(asked: Asked) -> str:
    """Answer as the kind of case does it; else it is news of the work."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    own = counter_of(case, asked.settings).answer
    if own is not None:
        return own(asked, case)
    about = replace(asked.command, number=case.number, word="进展")
    return work.progress(replace(asked, command=about))
