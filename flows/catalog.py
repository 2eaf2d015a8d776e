"""The one list of subjects: a new one is one folder and one line here.

The catalog travels in the settings (`Settings.with_catalog`); each room reads its own part of it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from flows.answer.kind import ANSWER
from flows.binding.kind import BINDING
from flows.bulletin.kind import BULLETIN
from flows.callback.kind import CALLBACK
from flows.care.kind import CARE
from flows.cases.all_kinds import CASES
from flows.cases.fieldwork.subject import FIELDWORK
from flows.complaint.kind import COMPLAINT
from flows.desk.subject import DESK
from flows.desk.word import Vocabulary
from flows.emergency.subject import EMERGENCY
from flows.found.kind import FOUND
from flows.grant.kind import GRANT
from flows.help.kind import HELP
from flows.intake.subject import INTAKE
from flows.lending.kind import LENDING
from flows.lockout.kind import LOCKOUT
from flows.report.kind import REPORT
from flows.suggestion.kind import SUGGESTION
from flows.survey.kind import SURVEY
from flows.turn.subject import TURN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from flows.cases.chore import Chore, Rewind
    from flows.cases.expectation import Expects
    from flows.cases.kind import Kind
    from flows.cases.rules.deeds import Moment
    from flows.cases.subject import Already, Answers, Check, Subject
    from flows.cases.wish import ResidentWord, Wish
    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Flow
    from flows.desk.asked import Asked
    from flows.desk.command import Command
    from flows.settings.site import Section, Settings
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store


class Catalog:
    """What a list of subjects brings, by name."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self.subjects = tuple(subjects)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of cases."""
        return {kind.name: kind for one in self.subjects for kind in one.kinds}

    @cached_property
    def flows(self) -> dict[str, Flow]:
        """The conversations."""
        return {flow.name: flow for one in self.subjects for flow in one.flows}

    @cached_property
    def resident_words(self) -> dict[str, ResidentWord]:
        """The words of residents, by each way in which they are typed."""
        known = [word for one in self.subjects for word in one.words]
        typed = {other: word for word in known for other in word.also}
        return {word.word: word for word in known} | typed

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The commands of staff."""
        return Vocabulary(word for one in self.subjects for word in one.commands)

    @cached_property
    def questions(self) -> tuple[Callable[[str, Staff, Settings], Command | None], ...]:
        """What finds a command in a question of staff."""
        return tuple(read for one in self.subjects for read in one.questions)

    @cached_property
    def covers(self) -> tuple[Callable[[str], str], ...]:
        """What is done to all that staff read."""
        return tuple(cover for one in self.subjects for cover in one.covers)

    @cached_property
    def to_do(self) -> tuple[Callable[[Asked], str], ...]:
        """What staff have to do beside their cases."""
        return tuple(tell for one in self.subjects for tell in one.to_do)

    @cached_property
    def today(self) -> tuple[Callable[[Asked], str], ...]:
        """What of the subjects' own waits today."""
        return tuple(tell for one in self.subjects for tell in one.today)

    @cached_property
    def waits(self) -> tuple[Callable[[Store, Context], str], ...]:
        """What residents wait for beside their cases."""
        return tuple(tell for one in self.subjects for tell in one.waits)

    @cached_property
    def objects(self) -> tuple[Callable[[Store, Context], Wish | None], ...]:
        """What tells what 不同意 alone is about, beside cases."""
        return tuple(tell for one in self.subjects for tell in one.objects)

    @cached_property
    def expects(self) -> tuple[Expects, ...]:
        """What declares what is open for a speaker."""
        return tuple(declare for one in self.subjects for declare in one.expects)

    @cached_property
    def by_intent(self) -> dict[str, Callable[[Store, Context, Said], str]]:
        """What answers an intent."""
        return {name: take for one in self.subjects for name, take in one.by_intent.items()}

    @cached_property
    def bound(self) -> tuple[Callable[[Store, Context, str, str], None], ...]:
        """What follows when somebody was bound to a home."""
        return tuple(follow for one in self.subjects for follow in one.bound)

    @cached_property
    def opened(self) -> tuple[Callable[[Store, Moment, Case], None], ...]:
        """What follows when a case was opened."""
        return tuple(follow for one in self.subjects for follow in one.opened)

    @cached_property
    def data(self) -> tuple[Callable[[Store, Context], str], ...]:
        """What says what is kept about a speaker."""
        return tuple(tell for one in self.subjects for tell in one.data)

    @cached_property
    def opens(self) -> tuple[Callable[[Store, Moment, str, Staff], bool], ...]:
        """What tells who may open a file that hangs on no case."""
        return tuple(may for one in self.subjects for may in one.opens)

    @cached_property
    def beside(self) -> tuple[Callable[[Store, Moment, Case], str], ...]:
        """What staff are offered beside a case."""
        return tuple(offer for one in self.subjects for offer in one.beside)

    @cached_property
    def erases(self) -> tuple[Callable[[Store, str], Sequence[str]], ...]:
        """What takes out what is kept of a phone."""
        return tuple(erase for one in self.subjects for erase in one.erases)

    @cached_property
    def chores(self) -> tuple[Chore, ...]:
        """What the sweeper does."""
        return tuple(chore for one in self.subjects for chore in one.chores)

    @cached_property
    def rewinds(self) -> tuple[Rewind, ...]:
        """What is done to each table after the clock went back."""
        return tuple(rewind for one in self.subjects for rewind in one.rewinds)

    @cached_property
    def before_opening(self) -> tuple[Callable[[Store, Context, Said], Already | None], ...]:
        """What is known already about what somebody says."""
        return tuple(known for one in self.subjects for known in one.before_opening)

    @cached_property
    def below(self) -> tuple[Callable[[Store, Context, Said, str], str], ...]:
        """What stands below a reply."""
        return tuple(add for one in self.subjects for add in one.below)

    @cached_property
    def hears(self) -> tuple[Answers, ...]:
        """Who may be meant by what staff say, before it is read as work."""
        return tuple(hear for one in self.subjects for hear in one.hears)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """Who may know the answer to a question, the first to be asked first."""
        return tuple(knows for one in self.subjects for knows in one.answers)

    @cached_property
    def unanswered(self) -> tuple[Answers, ...]:
        """What becomes of a question that nobody knows."""
        return tuple(take for one in self.subjects for take in one.unanswered)

    @cached_property
    def doubted(self) -> tuple[Answers, ...]:
        """Who offers what may be asked for, where no question is heard."""
        return tuple(offers for one in self.subjects for offers in one.doubted)

    @cached_property
    def months(self) -> tuple[Callable[[Store, Settings, str, str], str], ...]:
        """What the report of a month says besides."""
        return tuple(tell for one in self.subjects for tell in one.months)

    @cached_property
    def warnings(self) -> tuple[Callable[[Settings, int], Iterable[str]], ...]:
        """What tells of settings that are in order and not as they should be."""
        return tuple(warn for one in self.subjects for warn in one.warnings)

    @cached_property
    def sections(self) -> tuple[type[Section], ...]:
        """The shapes of the subjects' sections in config.yaml."""
        return tuple(one.section for one in self.subjects if one.section is not None)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What tells how sections of config.yaml contradict each other."""
        return tuple(check for one in self.subjects for check in one.checks)


CATALOG = Catalog(
    (
        *(CASES, FIELDWORK, EMERGENCY, DESK, INTAKE, TURN),
        *(BINDING, CALLBACK, REPORT, HELP, COMPLAINT, SUGGESTION, SURVEY, BULLETIN),
        *(FOUND, CARE, LENDING, LOCKOUT, ANSWER, GRANT),
    )
)
