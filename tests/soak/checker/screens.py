"""Everybody sees what is theirs, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.soak.checker.evidence import NUMBER, squeezed
from tests.soak.checker.shown import is_of, shown_of

if TYPE_CHECKING:
    from simulator import Bubble
    from tests.soak.checker.evidence import Evidence
    from tests.soak.checker.verdict import Verdict

_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def check(evidence: Evidence, verdict: Verdict) -> None:
    """Ask of every bubble whose it is."""
    everything = _everything(evidence)
    staff = {p for one in evidence.record.people if one.is_staff for p in one.phones}
    for openid in evidence.record.screens:
        for bubble in evidence.bubbles(openid, "reply"):
            _reply(evidence, verdict, openid, bubble, everything)
        for bubble in shown_of(evidence, openid).others:
            if not is_of(evidence, openid, bubble):
                _foreign(evidence, verdict, openid, bubble, everything)
        for bubble in evidence.bubbles(openid, "template"):
            if not set(NUMBER.findall(bubble.text)) <= evidence.numbers_told(openid):
                _foreign(evidence, verdict, openid, bubble, everything)
        _phones(evidence, verdict, openid, staff)
    cut = sum(len(evidence.bubbles(openid, "system")) for openid in evidence.record.screens)
    verdict.figure("bubbles of the platform itself", cut)


def _everything(evidence: Evidence) -> dict[str, set[str]]:
    """Return whom each text was meant for, of replies and pushes."""
    whose: dict[str, set[str]] = {}
    for openid, replies in evidence.replies_of.items():
        for text in replies:
            whose.setdefault(text, set()).add(openid)
    for openid, rows in evidence.pushes_of.items():
        for row in rows:
            whose.setdefault(squeezed(row["text"]), set()).add(openid)
    return whose


def _reply(
    evidence: Evidence,
    verdict: Verdict,
    openid: str,
    bubble: Bubble,
    everything: dict[str, set[str]],
) -> None:
    if bubble.text not in evidence.heard[openid]:  # what was heard is compared with what is kept
        _foreign(evidence, verdict, openid, bubble, everything)


def _foreign(
    evidence: Evidence,
    verdict: Verdict,
    openid: str,
    bubble: Bubble,
    everything: dict[str, set[str]],
) -> None:
    """Say that something stands on a screen where it does not belong."""
    others = everything.get(squeezed(bubble.text), set()) - {openid}
    what = f"{evidence.name(openid)} sees ({bubble.via}) {bubble.text[:60]!r}"
    if others:
        meant = ", ".join(evidence.name(other) for other in others)
        verdict.fault("wrong_person", f"{what}, meant for {meant}")
    else:
        verdict.fault("unexplained", f"{what}, which nobody decided")


def _phones(evidence: Evidence, verdict: Verdict, openid: str, staff: set[str]) -> None:
    """See that a resident reads no number but their own, those they typed and those of staff."""
    person = evidence.people.get(openid)
    if person is None or person.is_staff:
        return
    theirs = {p for one in evidence.record.people if one != person for p in one.phones}
    mine = {b.text for b in evidence.record.screens[openid] if b.mine}
    known = staff | set(person.phones) | {p for text in mine for p in _MOBILE.findall(text)}
    for bubble in evidence.bubbles(openid, "reply", "service", "template"):
        for phone in set(_MOBILE.findall(bubble.text)) & theirs - known:
            what = f"{evidence.name(openid)} reads {phone} in {bubble.text[:60]!r}"
            verdict.fault("foreign_phone", what)
