"""All repositories over one open connection: what a flow's `finish` and the sweeps are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from storage.agenda import Agenda
from storage.alarms import Alarms
from storage.announcements import Announcements
from storage.appointments import Appointments
from storage.archives import Archives
from storage.ballots import Ballots
from storage.binding_requests import BindingRequests
from storage.boxes import Boxes
from storage.bulletins import Bulletins
from storage.callbacks import Callbacks
from storage.care_notes import CareNotes
from storage.cases import Cases
from storage.complaints import Complaints
from storage.contacts import Contacts
from storage.conversations import Conversations
from storage.danger_questions import DangerQuestions
from storage.decisions import Decisions
from storage.door_checks import DoorChecks
from storage.evidence import EvidenceFiles
from storage.followers import Followers
from storage.found_items import FoundItems
from storage.gatherings import Gatherings
from storage.grants import Grants
from storage.inbox import Inbox
from storage.invitees import Invitees
from storage.kept_words import AllKeptWords
from storage.lendings import Lendings
from storage.letters import Letters
from storage.meetings import Meetings
from storage.outbox import Outbox
from storage.paged_words import PagedWords
from storage.persons import Persons
from storage.questions import Questions
from storage.reports import Reports
from storage.residents import Residents
from storage.rewinds import Rewinds
from storage.routines import Routines
from storage.signs import Signs
from storage.slips import Slips
from storage.staff import StaffRoster
from storage.standing import Standing
from storage.steps import Steps
from storage.talks import Talks
from storage.tickets import Tickets
from storage.told import Told
from storage.unread import Unread
from storage.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.database import Connection

R = TypeVar("R")


class _Kept(Generic[R]):
    """A repository that is made when it is first asked for: a transaction needs few of them."""

    def __init__(self, of: Callable[[Connection], R]) -> None:
        self._of = of

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, store: Store, _owner: type) -> R:
        made = store.__dict__[self._name] = self._of(store.connection)
        return made


class Store:
    """The repositories; they hold nothing but the connection."""

    #: Who writes to the account, and what may still be sent to them.
    persons = _Kept(Persons)
    #: The roster of homes and residents, and who is bound to which.
    residents = _Kept(Residents)
    #: Bindings that somebody has to decide.
    binding_requests = _Kept(BindingRequests)
    #: The roster of staff, their invitations and shifts.
    staff = _Kept(StaffRoster)
    #: Cases and their timelines.
    cases = _Kept(Cases)
    #: What somebody did last, and whom it was told.
    steps = _Kept(Steps)
    #: How many cases there are, and which are on a page of a list.
    standing = _Kept(Standing)
    #: Who is called to which emergency, and when again.
    alarms = _Kept(Alarms)
    #: Who reported an emergency that was reported already.
    followers = _Kept(Followers)
    #: Who was asked whether somebody is in danger, and did not answer yet.
    danger_questions = _Kept(DangerQuestions)
    #: Words of which it was asked what they are meant for.
    kept_words = _Kept(AllKeptWords)
    #: What was added to an emergency, and to whom of staff it was told.
    paged_words = _Kept(PagedWords)
    #: Who is accused in which complaint, and every look at who complained.
    complaints = _Kept(Complaints)
    #: Sealed complaints.
    archives = _Kept(Archives)
    #: Meetings and calls about complaints.
    talks = _Kept(Talks)
    #: When somebody comes to whom.
    appointments = _Kept(Appointments)
    #: The wooden suggestion boxes, and on which days they were opened.
    boxes = _Kept(Boxes)
    #: What cases do by themselves at a set time.
    agenda = _Kept(Agenda)
    #: Who is invited to which survey.
    invitees = _Kept(Invitees)
    #: How often somebody was written to unasked in the last week.
    contacts = _Kept(Contacts)
    #: What was answered in surveys, and apart from it who answered.
    ballots = _Kept(Ballots)
    #: Papers of surveys that staff entered.
    slips = _Kept(Slips)
    #: Whom to ask afterwards whether it is right now.
    callbacks = _Kept(Callbacks)
    #: Letters by e-mail that ask so.
    letters = _Kept(Letters)
    #: What was decided after a month of them was analysed.
    decisions = _Kept(Decisions)
    #: What was published for everybody to read.
    bulletins = _Kept(Bulletins)
    #: What is still to be told of announcements, and whom it was told.
    announcements = _Kept(Announcements)
    #: What a home wants known in help and danger, and who looked.
    care_notes = _Kept(CareNotes)
    #: What was found, and who may have lost it.
    found_items = _Kept(FoundItems)
    #: What the office lends, to whom and until when.
    lendings = _Kept(Lendings)
    #: Who was checked at the door of a home before it was opened.
    door_checks = _Kept(DoorChecks)
    #: What anonymous answers want to be told, sealed until the close.
    wishes = _Kept(Wishes)
    #: Owners' meetings: who came, what was said, and what calls for one.
    meetings = _Kept(Meetings)
    #: Questions that somebody of ours owes the answer to.
    questions = _Kept(Questions)
    #: Who is being asked what.
    conversations = _Kept(Conversations)
    #: Messages received, with the reply each was given.
    inbox = _Kept(Inbox)
    #: Messages decided to be sent.
    outbox = _Kept(Outbox)
    told = _Kept(Told)
    #: What of them reached nobody.
    unread = _Kept(Unread)
    #: Who lets us send one more notice, and who does not.
    grants = _Kept(Grants)
    #: What pages sign their scripts with.
    tickets = _Kept(Tickets)
    #: What is told to staff together, as one person wrote so much.
    gatherings = _Kept(Gatherings)
    #: Photos, voice and video.
    evidence = _Kept(EvidenceFiles)
    #: What comes round by the calendar.
    routines = _Kept(Routines)
    #: What is gone through after the clock went back.
    rewinds = _Kept(Rewinds)
    #: Reports of a month, wanted and made.
    reports = _Kept(Reports)
    #: Heartbeats and daily budgets.
    signs = _Kept(Signs)

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
