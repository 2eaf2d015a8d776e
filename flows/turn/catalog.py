"""What the turn reads of the catalog: who takes words that no question waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from storage.store import Store

    Try = Callable[[Store, Context, Said], str | None]


class _WithTakers(Protocol):
    """What subjects do with words; see `cases.subject.Subject`."""

    @property
    def awaits(self) -> Sequence[Try]:
        """What takes words that answer a push."""

    @property
    def awaits_later(self) -> Sequence[Try]:
        """The same, after the question whether it is right now."""

    @property
    def waits_for_yes(self) -> Sequence[Callable[[Store, Context], bool]]:
        """What tells that a bare yes may be meant for something."""

    @property
    def free_words(self) -> Sequence[Try]:
        """What takes words that nothing waits for."""

    @property
    def by_intent(self) -> Mapping[str, Callable[[Store, Context, Said], str]]:
        """What answers an intent."""


def catalog(settings: Settings) -> _WithTakers:
    """Return what the subjects of this service do with words."""
    return cast("_WithTakers", settings.catalog)
