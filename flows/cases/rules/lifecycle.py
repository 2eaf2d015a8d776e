"""The acts that lead a case from one status to the next, by the table of its kind.

The tables are in the kinds' rulebooks. Nothing leaves `withdrawn`; `closed` is left only when a
resident says in time that it is not right after all. The texts for a refusal's reason are
elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.rules.deadlines import TERMINAL, is_open, is_overdue
from flows.cases.rules.deeds import ActorKind, Deed, Moment, NotPossible, Rule
from flows.cases.rules.rulebook import rulebook, rulebooks
from flows.cases.rules.schedule import schedule, start

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case

__all__ = [
    "TERMINAL",
    "Deed",
    "Moment",
    "NotPossible",
    "is_open",
    "is_overdue",
    "move",
    "possible",
    "start",
]

_OTHER_KIND = "not_of_kind"  # the reason where only other kinds of cases know such an act


def move(case: Case, deed: Deed, moment: Moment) -> Case:
    """Return the case after this act, with all that is due next; the version stays.

    Raises NotPossible with the reason and what is possible instead, KeyError on an unknown act.
    """
    settings = moment.settings
    table = rulebook(case, settings).acts
    if deed.action not in table and any(deed.action in book.acts for book in rulebooks(settings)):
        raise NotPossible(_OTHER_KIND, possible(case, settings, deed.actor_kind))
    rule = table[deed.action]
    reason = _refusal(case, deed, moment, rule)
    if reason is not None:
        raise NotPossible(reason, possible(case, settings, deed.actor_kind))
    changed = rule.change(case, deed, moment)
    if rule.ends is not None:
        changed = replace(changed, status=rule.ends)
    if changed.status != case.status:
        changed = replace(changed, stage_at=moment.now)
    acted = rule.acts and deed.actor_kind != "system"
    return schedule(case, changed, moment, acted=acted)


def _refusal(case: Case, deed: Deed, moment: Moment, rule: Rule) -> str | None:
    if deed.actor_kind not in rule.actors:
        return "not_for_you"
    if case.status not in rule.starts_of(case):
        return rulebook(case, moment.settings).why(case, deed.action)
    return rule.check(case, deed, moment) if rule.check else None


def possible(case: Case, settings: Settings, actor: ActorKind = "staff") -> tuple[str, ...]:
    """Return the acts that this kind of actor can do to the case as it stands."""
    return tuple(
        action
        for action, rule in rulebook(case, settings).acts.items()
        if actor in rule.actors and case.status in rule.starts_of(case)
    )
