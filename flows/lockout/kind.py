"""Locked out (忘带钥匙): commands at the door, and what follows when such a case is opened."""

from __future__ import annotations

from flows.cases.subject import Subject
from flows.lockout import desk, living_there, resident, right
from flows.lockout.settings import Lockouts

LOCKOUT = Subject(
    "lockout",
    words=(*resident.WORDS, *living_there.WORDS),
    expects=(resident.expects, living_there.expects_answer),
    commands=desk.COMMANDS,
    objects=(living_there.objects,),
    opened=(right.tell_who_opens,),
    beside=(right.offered,),
    section=Lockouts,
)
