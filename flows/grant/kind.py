"""Permissions to send one notice (一次性订阅): bring a line below a reply, and no kind of case."""

from __future__ import annotations

from flows.cases.subject import Subject
from flows.grant import offer

GRANT = Subject(
    "grant",
    below=(offer.below,),
    data=(offer.told_data,),
    erases=(lambda store, phone: store.grants.erase(phone),),
)
