"""Bulletins: what is published for everybody (公示), and announcements of outages (公告)."""

from __future__ import annotations

from flows.bulletin import desk, monthly, resident
from flows.bulletin.announcement import desk as announcement_desk
from flows.bulletin.announcement import in_words, known, rounds, storm
from flows.bulletin.announcement.kind import KIND
from flows.bulletin.settings import Bulletins, contradictions
from flows.cases.chore import Batch, Each, Rewind, Routine
from flows.cases.subject import Subject

BULLETIN = Subject(
    "bulletin",
    kinds=(KIND,),
    words=(*resident.WORDS, *known.WORDS),
    commands=(*desk.COMMANDS, *announcement_desk.COMMANDS),
    questions=(in_words.in_words,),
    bound=(rounds.joined,),
    before_opening=(known.before_opening,),
    beside=(known.of_case,),
    rewinds=(Rewind("announcement_rounds", rounds.sooner),),
    chores=(
        Routine("bulletin_month", 3600, monthly.communities, monthly.next_due, monthly.publish),
        Each("announcements", 5, rounds.claim, rounds.tell),
        Batch("announcements_read", 600, rounds.forget),
        Batch("outage_storms", 60, storm.hint),
    ),
    section=Bulletins,
    checks=((contradictions, ("bulletin", "roles")),),
)
