"""Who writes to the account, where they live, and who is bound to what."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Person(Record):
    """Somebody who writes to the account; `openid` is None for who is known by phone only."""

    id: str
    openid: str | None
    phone: str | None
    name: str | None
    followed: int
    staff_id: str | None
    community: str | None
    created_at: int
    seen_at: int
    message_left: int
    message_until: int
    click_left: int
    click_until: int
    consented_at: int | None
    muted: str


@dataclass(frozen=True, slots=True)
class Home(Record):
    """A room of the place tree: community, building, unit, room; bare numbers as text."""

    id: str
    community: str
    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Resident(Record):
    """One row of the roster: a person living in or owning a room (住户)."""

    id: str
    home_id: str
    community: str
    name: str
    phone: str
    relation: str
    occupancy: str | None
    active: int


@dataclass(frozen=True, slots=True)
class BoundHome(Record):
    """A home that a person is bound to, with the roster's name and phone for it."""

    binding_id: str
    person_id: str
    resident_id: str
    home_id: str
    community: str
    building: str
    unit: str
    room: str
    name: str
    phone: str
    relation: str
    shares: int


@dataclass(frozen=True, slots=True)
class BindingRequest(Record):
    """A binding that a clerk, or the first account of the same resident, has to decide."""

    id: str
    number: int
    community: str
    person_id: str
    resident_id: str | None
    home: str
    name: str
    phone: str
    status: str
    created_at: int
    version: int
    alert_at: int | None = None
