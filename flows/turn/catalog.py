"""What the turn reads of the catalog: what is open for a speaker, and what answers an intent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flows.cases.expectation import Expects
    from flows.cases.subject import Already, Answers
    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from storage.store import Store


class _WithExpectations(Protocol):
    """What subjects do with words; see `cases.subject.Subject`."""

    @property
    def expects(self) -> Sequence[Expects]:
        """What declares what is open for a speaker."""

    @property
    def by_intent(self) -> Mapping[str, Callable[[Store, Context, Said], str]]:
        """What answers an intent."""

    @property
    def before_opening(self) -> Sequence[Callable[[Store, Context, Said], Already | None]]:
        """What is known already about what somebody says."""

    @property
    def hears(self) -> Sequence[Answers]:
        """Who may be meant by what staff say, before it is read as work."""

    @property
    def answers(self) -> Sequence[Answers]:
        """Who may know the answer to a question, the first to be asked first."""

    @property
    def unanswered(self) -> Sequence[Answers]:
        """What becomes of a question that nobody knows."""

    @property
    def doubted(self) -> Sequence[Answers]:
        """Who offers what may be asked for, where no question is heard."""


def catalog(settings: Settings) -> _WithExpectations:
    """Return what the subjects of this service do with words."""
    return cast("_WithExpectations", settings.catalog)
