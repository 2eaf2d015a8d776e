"""All repositories over one open connection: what a flow's `finish` and the sweeps are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from storage.unread import Unread
from storage.wishes import Wishes

if TYPE_CHECKING:
    from storage.database import Connection


class Store:
    """The repositories; they hold nothing but the connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        #: Who writes to the account, and what may still be sent to them.
        self.persons = Persons(connection)
        #: The roster of homes and residents, and who is bound to which.
        self.residents = Residents(connection)
        #: Bindings that somebody has to decide.
        self.binding_requests = BindingRequests(connection)
        #: The roster of staff, their invitations and shifts.
        self.staff = StaffRoster(connection)
        #: Cases and their timelines.
        self.cases = Cases(connection)
        #: What somebody did last, and whom it was told.
        self.steps = Steps(connection)
        #: How many cases there are, and which are on a page of a list.
        self.standing = Standing(connection)
        #: Who is called to which emergency, and when again.
        self.alarms = Alarms(connection)
        #: Who reported an emergency that was reported already.
        self.followers = Followers(connection)
        #: Who was asked whether somebody is in danger, and did not answer yet.
        self.danger_questions = DangerQuestions(connection)
        #: Words of which it was asked what they are meant for.
        self.kept_words = AllKeptWords(connection)
        #: What was added to an emergency, and to whom of staff it was told.
        self.paged_words = PagedWords(connection)
        #: Who is accused in which complaint, and every look at who complained.
        self.complaints = Complaints(connection)
        #: Sealed complaints.
        self.archives = Archives(connection)
        #: Meetings and calls about complaints.
        self.talks = Talks(connection)
        #: When somebody comes to whom.
        self.appointments = Appointments(connection)
        #: The wooden suggestion boxes, and on which days they were opened.
        self.boxes = Boxes(connection)
        #: What cases do by themselves at a set time.
        self.agenda = Agenda(connection)
        #: Who is invited to which survey.
        self.invitees = Invitees(connection)
        #: How often somebody was written to unasked in the last week.
        self.contacts = Contacts(connection)
        #: What was answered in surveys, and apart from it who answered.
        self.ballots = Ballots(connection)
        #: Papers of surveys that staff entered.
        self.slips = Slips(connection)
        #: Whom to ask afterwards whether it is right now.
        self.callbacks = Callbacks(connection)
        #: Letters by e-mail that ask so.
        self.letters = Letters(connection)
        #: What was decided after a month of them was analysed.
        self.decisions = Decisions(connection)
        #: What was published for everybody to read.
        self.bulletins = Bulletins(connection)
        #: What is still to be told of announcements, and whom it was told.
        self.announcements = Announcements(connection)
        #: What a home wants known in help and danger, and who looked.
        self.care_notes = CareNotes(connection)
        #: What was found, and who may have lost it.
        self.found_items = FoundItems(connection)
        #: What the office lends, to whom and until when.
        self.lendings = Lendings(connection)
        #: Who was checked at the door of a home before it was opened.
        self.door_checks = DoorChecks(connection)
        #: What anonymous answers want to be told, sealed until the close.
        self.wishes = Wishes(connection)
        #: Owners' meetings: who came, what was said, and what calls for one.
        self.meetings = Meetings(connection)
        #: Questions that somebody of ours owes the answer to.
        self.questions = Questions(connection)
        #: Who is being asked what.
        self.conversations = Conversations(connection)
        #: Messages received, with the reply each was given.
        self.inbox = Inbox(connection)
        #: Messages decided to be sent.
        self.outbox = Outbox(connection)
        #: What of them reached nobody.
        self.unread = Unread(connection)
        #: What is told to staff together, as one person wrote so much.
        self.gatherings = Gatherings(connection)
        #: Photos, voice and video.
        self.evidence = EvidenceFiles(connection)
        #: What comes round by the calendar.
        self.routines = Routines(connection)
        #: What is gone through after the clock went back.
        self.rewinds = Rewinds(connection)
        #: Reports of a month, wanted and made.
        self.reports = Reports(connection)
        #: Heartbeats and daily budgets.
        self.signs = Signs(connection)
