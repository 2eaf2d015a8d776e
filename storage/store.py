"""All repositories over one open connection: what a flow's `finish` and the sweeps are given."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from storage.binding_requests import BindingRequests
from storage.cases import Cases
from storage.complaints import Complaints
from storage.conversations import Conversations
from storage.evidence import EvidenceFiles
from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.persons import Persons
from storage.residents import Residents
from storage.routines import Routines
from storage.signs import Signs
from storage.staff import StaffRoster

if TYPE_CHECKING:
    from storage.database import Connection


class Store:
    """The repositories; each is made when it is first asked for, as a turn needs only a few."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def persons(self) -> Persons:
        """Who writes to the account, and what may still be sent to them."""
        return Persons(self.connection)

    @cached_property
    def residents(self) -> Residents:
        """The roster of homes and residents, and who is bound to which."""
        return Residents(self.connection)

    @cached_property
    def binding_requests(self) -> BindingRequests:
        """Bindings that somebody has to decide."""
        return BindingRequests(self.connection)

    @cached_property
    def staff(self) -> StaffRoster:
        """The roster of staff, their invitations and shifts."""
        return StaffRoster(self.connection)

    @cached_property
    def cases(self) -> Cases:
        """Cases and their timelines."""
        return Cases(self.connection)

    @cached_property
    def complaints(self) -> Complaints:
        """Who is accused in which complaint, and every look at who complained."""
        return Complaints(self.connection)

    @cached_property
    def conversations(self) -> Conversations:
        """Who is being asked what."""
        return Conversations(self.connection)

    @cached_property
    def inbox(self) -> Inbox:
        """Messages received, with the reply each was given."""
        return Inbox(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        """Messages decided to be sent."""
        return Outbox(self.connection)

    @cached_property
    def evidence(self) -> EvidenceFiles:
        """Photos, voice and video."""
        return EvidenceFiles(self.connection)

    @cached_property
    def routines(self) -> Routines:
        """What comes round by the calendar."""
        return Routines(self.connection)

    @cached_property
    def signs(self) -> Signs:
        """Heartbeats and daily budgets."""
        return Signs(self.connection)
