"""What a turn knows when it decides: who speaks, what they said, the time and the settings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

COMMUNITY = "community"  # the answer which community a conversation is about
Answers: TypeAlias = dict[str, Any]
ROOM = 1024  # bytes: sealed texts are filled up to a multiple, so that their length tells nothing

if TYPE_CHECKING:
    from collections.abc import Callable

    from flows.settings.site import Community, Settings
    from nlp.understanding import Meaning
    from storage.records.case import Case
    from storage.records.people import BoundHome, Person
    from storage.records.staff import Staff


@dataclass(frozen=True, slots=True)
class Said:
    """One message as a conversation takes it: a text with its meaning, perhaps a tap or a photo.

    `to` is the conversation and question that a tap belongs to, as the mark carried it. What is
    `private` may answer a question whose answers are kept elsewhere: nothing of it is stored here.
    """

    text: str
    meaning: Meaning
    to: str = ""
    media: str = ""  # image, voice or video when the message was one
    key: str = ""  # of the inbox row
    private: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """An own case in hand that says the same: its id, the words about it, and the offer.

    `anew` are words that want another one all the same.
    """

    case_id: str
    hint: str
    add_to_it: str
    anew: tuple[str, ...] = ()


class Sealer(Protocol):
    """Seals texts with a key that is not in the database; what is equal does not look equal."""

    def seal(self, purpose: str, text: str, room: int = ROOM) -> str:
        """Return the text as only `unseal` reads it, for the same purpose.

        It is filled up to `room` bytes, or as often that as it needs.
        """
        ...

    def unseal(self, purpose: str, sealed: str) -> str | None:
        """Return the text; None when it was sealed for another purpose, or with another key."""
        ...


class NoSealer:
    """Stands where nothing is sealed: where nobody speaks."""

    def seal(self, purpose: str, text: str, room: int = ROOM) -> str:
        """Refuse."""
        raise NotImplementedError

    def unseal(self, purpose: str, sealed: str) -> str | None:
        """Refuse."""
        raise NotImplementedError


NO_SEALER: Sealer = NoSealer()


def nothing_known(_answers: Answers) -> None:
    """Know of no case that says the same."""


def unlinked(case_id: str, staff_id: str) -> tuple[str, str]:
    """Return the addresses of a report's page and sheet where nothing is signed."""
    return f"{case_id} {staff_id}", f"{case_id} {staff_id}.xlsx"


@dataclass(frozen=True, slots=True)
class Context:
    """The facts loaded for this turn; a flow reads them and changes nothing.

    `case` is the subject of a conversation about a case; `homes` are the speaker's own;
    `conversation_id` is set while a conversation is going on; `spoken_of` is the community that
    was named or chosen in it.
    """

    now: int
    settings: Settings
    person: Person
    homes: tuple[BoundHome, ...] = ()
    staff: Staff | None = None
    case: Case | None = None
    conversation_id: str = ""
    spoken_of: str = ""
    message_key: str = ""
    link_to: Callable[[str], str] = str  # a signed address for an evidence file, by its id
    files: Callable[[], dict[str, int]] = dict  # how many of each kind a report would come with
    again: Callable[[Answers], Known | None] = nothing_known  # own case in hand, the same
    paper_of: Callable[[str, str], str] = "{} {}".format  # the same for a case's form: case, staff
    report_link: Callable[[str, str], str] = "{}/{}".format  # of a report's picture or sheet
    sealer: Sealer = NO_SEALER  # what is answered in a survey passes through it
    survey_link: Callable[[str], str] = "/s/{}".format  # a survey's page, by its token
    survey_report: Callable[[str, str], tuple[str, str]] = unlinked  # its report: case, staff
    entry_link: Callable[[str, str], str] = "/s/{}/{}".format  # of a paper's form: what, staff
    meeting_of: Callable[[str, str], str] = "{} {}".format  # a meeting's form: case, staff
    grant_link: Callable[[str], str] = "/n/{}".format  # where a notice is permitted, for a case
    bulletin_link: Callable[[str], str] = "/p/{}".format  # a page for everybody, by its number

    @property
    def community(self) -> Community:
        """The community the speaker belongs to; the first of the configuration when unknown."""
        own = self.homes[0].community if self.homes else self.person.community
        name = self.spoken_of or own
        found = self.settings.community(name) if name else None
        return found or self.settings.communities[0]

    def about(self, case: Case | None) -> Context:
        """Return the same turn, about a case."""
        return self if case is self.case else replace(self, case=case)

    def within(self, answers: Answers) -> Context:
        """Return the same turn, about the community that was named in a conversation."""
        name = answers.get(COMMUNITY)
        return replace(self, spoken_of=name) if name else self
