"""Surveys (意见征集): who is invited, who answered, and, apart from both, what was answered."""

from __future__ import annotations

from dataclasses import dataclass

from storage.records.record import Record


@dataclass(frozen=True, slots=True)
class Invitation(Record):
    """An invitation of one adult of a home, or of a home that nobody is bound to.

    `way` is how it reached them: push, reply, page, menu, ticked; empty while it has not.
    `delivered_on` and `opened_on` are local days, `last_at` (ms UTC) when it was last sent.
    """

    id: str
    survey_id: str
    home_id: str
    building: str
    unit: str
    room: str
    person_id: str | None
    token: str
    wave: int = 0
    way: str = ""
    delivered_on: str | None = None
    opened_on: str | None = None
    reminders: int = 0
    last_at: int | None = None
    outbox_id: str | None = None


@dataclass(frozen=True, slots=True)
class Return(Record):
    """That a home or a person answered: the local day, and the way (chat, page, paper)."""

    id: str
    survey_id: str
    voter: str
    building: str
    way: str
    day: str


@dataclass(frozen=True, slots=True)
class Ballot(Record):
    """What was answered: sealed until the close, then in words, under another key.

    `answers` is JSON by question id. `building` and `way` stay where enough others share them;
    `voter` only where the survey is not anonymous.
    """

    id: str
    survey_id: str
    sealed: str | None
    answers: str | None = None
    building: str | None = None
    way: str | None = None
    voter: str | None = None


@dataclass(frozen=True, slots=True)
class SurveyDraft(Record):
    """What somebody answered so far, sealed; `browser` is the hash of the mark of one browser.

    `place`, sealed as well, is where they stand in chat.
    """

    id: str
    survey_id: str
    invitation_id: str
    sealed: str
    browser: str | None
    begun_at: int
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Item(Record):
    """Something that is to be done by itself: for which case, what, and when (ms UTC)."""

    id: str
    case_id: str
    what: str
    due_at: int
