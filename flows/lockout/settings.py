"""Which locksmiths a property company may name."""

from __future__ import annotations

from typing import ClassVar

from flows.settings.shapes import Frozen, Phone, Text
from flows.settings.site import Section


class Locksmith(Frozen):
    """A locksmith whom the police have on record (公安备案)."""

    name: Text
    phone: Phone
    record: Text  # the number under which the police know them


class Lockouts(Section):
    """Who may open a home."""

    key: ClassVar = "lockout"

    locksmiths: tuple[Locksmith, ...] = ()
