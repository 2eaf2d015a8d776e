"""What acts that several kinds know change in a case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules import escalation

if TYPE_CHECKING:
    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case


UNHAPPY_AT_MOST = 2  # of five: somebody should call


NOT_REACHED = "not reached"  # the reason of a call (回访) that nobody answered


NOBODY_HOME, COMING, SPOKEN = (
    "nobody home",
    "coming",
    "spoken",
)  # the reasons of news (进展) that say more


def unchanged(case: Case, _deed: Deed, _moment: Moment) -> Case:
    """Leave the record alone: the words stand on the timeline."""
    return case


def urged(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Count that the resident presses (催单); from the third on it goes before the next level."""
    pressed = replace(case, urge_count=case.urge_count + 1, urged_at=moment.now)
    if pressed.urge_count < moment.settings.resident.urge_escalates_at:
        return pressed
    return escalation.raised(pressed, moment)


def escalated(case: Case, _deed: Deed, moment: Moment) -> Case:
    """Put it before the next level (升级)."""
    return escalation.raised(case, moment)


def is_unhappy(rating: int | None) -> bool:
    """Tell whether somebody should call after such a rating."""
    return rating is not None and rating <= UNHAPPY_AT_MOST
