"""A command with everything it needs to be answered, and how a case is shown to who asks."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from flows.cases.file_access import may_open
from flows.cases.rules import access, confidentiality, conflict, lifecycle
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.texts import photos
from flows.cases.texts.whole import ADDED, all_words
from flows.desk.view import View
from nlp.act_reader import STAFF
from storage.which_cases import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flows.conversation.context import Context
    from flows.desk.command import Command
    from flows.settings.site import Settings
    from nlp.understanding import Meaning
    from storage.records.case import Case, Event
    from storage.records.staff import Staff
    from storage.store import Store


LONGEST = 2000  # characters of what is written on a case at once, more than a message holds


def nothing_said(_act: str) -> float:
    """Return that no act was heard."""
    return 0.0


LINKS = 4  # to files in one reply: an address is long


@dataclass(frozen=True, slots=True)
class Asked:
    """One command of one member of staff within a turn."""

    store: Store
    context: Context
    staff: Staff
    command: Command
    chosen: Case | None = None  # the case it is about, where that was found already
    meaning: Meaning | None = None  # of what was typed

    @property
    def settings(self) -> Settings:
        """The site's settings."""
        return self.context.settings

    @property
    def now(self) -> int:
        """When this is asked."""
        return self.context.now

    @property
    def community(self) -> str:
        """The name of the community the speaker works in."""
        return self.staff.community

    @property
    def moment(self) -> Moment:
        """When this is asked, and by which settings."""
        return Moment(self.context.now, self.context.settings)

    @property
    def reader(self) -> Reader:
        """The speaker, as cases are counted and listed for who sees all that is not hidden."""
        known = self.store.standing.marks(self.community)
        hidden = tuple(marks for marks in known if conflict.means(marks, self.staff))
        return Reader(self.community, hidden)

    @property
    def is_asked(self) -> bool:
        """Whether a question waits for the speaker's answer."""
        talks = self.store.conversations.open_of(self.context.person.id)
        return any(talk.status == "front" and talk.expires_at > self.now for talk in talks)

    @property
    def sees_all(self) -> bool:
        """Whether every case of the community exists for the speaker, but for what is hidden."""
        return access.sees_all(self.staff, self.settings)

    def may(self, action: str) -> bool:
        """Tell whether the speaker's role allows an action at all."""
        return access.may_do(self.staff, action, self.settings)

    def sees(self, case: Case) -> bool:
        """Tell whether the case exists for the speaker."""
        return access.staff_sees(case, self.staff, self.settings)

    def shown(self, case: Case) -> Case:
        """Return the case as the speaker may read it; never what is decided on."""
        return confidentiality.as_seen(case, self.staff, self.settings)

    def says(self, words: str, speaks: str = STAFF) -> Callable[[str], float]:
        """Return how surely each act was heard in some of the words; unread ones do nothing.

        Who speaks, staff or who leads, says how likely an act is.
        """
        found = self.of(words)
        return nothing_said if found is None else partial(found.says, asked=speaks)

    def of(self, words: str) -> Meaning | None:
        """Return what some of the words mean; None where nothing was read."""
        if self.meaning is None or self.meaning.read_at is None:
            return None
        return self.meaning.of(words)

    def view(self, case: Case) -> View:
        """Load what is shown beside a case."""
        staff = self.store.staff
        reporter = self.store.persons.get(case.reporter_id)
        return View(
            self.shown(case),
            self.now,
            self.settings,
            self.staff,
            staff.get(case.holder_id) if case.holder_id else None,
            staff.get(case.engineer_id) if case.engineer_id else None,
            access.phone_for(case, self.staff, self.settings),
            reporter is not None and reporter.openid is not None,
            possible_for(self, case),
        )


def files_of(asked: Asked, case: Case, *, unsealed: bool = False) -> tuple[int, str]:
    """Return how many files a case has, and links to the newest that the speaker may open.

    What a complainant sent shows who they are, so it is sealed with the rest.
    """
    files = asked.store.evidence.of_case(case.id)
    me = asked.context.person.id
    opens = (
        one
        for one in reversed(files)
        if one.status == "stored" and (unsealed or may_open(asked.store, asked.moment, one, me))
    )
    newest = list(itertools.islice(opens, LINKS))
    return len(files), photos.links(newest[::-1], asked.context)


def events_of(asked: Asked, case: Case, newest: int) -> list[Event]:
    """Return the newest lines of a timeline, and all that was said, as the speaker may read it."""
    events = asked.store.cases.timeline(case.id)
    older = len(events) - newest
    shown = [*_said(events[:older]), *events[older:]]
    return confidentiality.events_seen(shown, case, asked.staff, asked.settings)


def words_of(asked: Asked, case: Case) -> list[str]:
    """Return all that was said about a case, for who works on it now, as they may read it."""
    stored = asked.store.cases.get(case.id) or case  # what is hidden is found by what is stored
    return all_words(asked.shown(stored), _said(events_of(asked, stored, 0)), asked.settings)


def _said(events: Iterable[Event]) -> list[Event]:
    return [one for one in events if one.action in ADDED and one.text]


def possible_for(asked: Asked, case: Case) -> tuple[str, ...]:
    """Return what the speaker can do to the case as it stands."""
    return tuple(
        action
        for action in lifecycle.possible(case, asked.settings)
        if access.staff_refusal(case, asked.staff, action, asked.settings) is None
    )


def deed(asked: Asked, action: str, text: str = "") -> Deed:
    """Make what the speaker does to a case."""
    return Deed(action, asked.staff.id, asked.staff.name, "staff", text=text[:LONGEST])
