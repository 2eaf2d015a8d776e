"""What a phone needs of the platform that it is in; knows neither of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from threading import RLock

    from .bubbles import Bubble, Content, Via
    from .clock import MovableClock
    from .envelope import Field, Fields
    from .media import MediaShelf
    from .menu import Button
    from .people import Person
    from .scenes import SceneCodes


class Network(Protocol):
    """The one that carries messages and keeps what everybody shares."""

    url: str
    strict: bool
    lock: RLock
    clock: MovableClock
    codes: SceneCodes
    media: MediaShelf
    menu: list[Button]

    def addressed(self, person: Person, fields: Fields) -> dict[str, Field]:
        """Complete a message: to, from, when, and an id unless it is an event."""
        ...

    def push(self, person: Person, fields: Fields) -> Bubble | None:
        """Bring a complete message to the account and show what it answers."""
        ...

    def show(self, person: Person, content: Content, via: Via) -> Bubble:
        """Put something on a screen now."""
        ...
