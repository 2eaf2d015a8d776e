"""Suggestions (建议, BOX): read within a day, answered, adopted or not with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.chore import Routine
from flows.cases.kind import Kind, Told
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.desk.counter import Counter
from flows.intake.form import Form
from flows.suggestion import boxes, desk, digest
from flows.suggestion.asking import SOURCES
from flows.suggestion.notices import SUGGESTION_NOTICES
from flows.suggestion.rules import asking, clocks, table
from flows.suggestion.settings import SUGGESTIONS, Suggestions
from flows.suggestion.texts import desk as desk_texts
from flows.suggestion.texts import news, replies
from flows.suggestion.texts.stages import DUES, STAGES

if TYPE_CHECKING:
    from flows.settings.site import Settings
    from storage.records.case import Case


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs: it begins with who leads the clerks."""
    return settings.escalation.above_the_desk()


def is_answered(case: Case, _settings: Settings) -> bool:
    """Tell whether the resident has an answer that they may not agree with."""
    return case.status == "answered"


KIND = Kind(
    name=SUGGESTIONS,
    letters="JY",
    title="建议",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        ladder=ladder,
        quiet_until_due=frozenset({"adopted"}),
        needs=table.NEEDS,
    ),
    told=Told(
        opened=replies.filed,
        no_news=news.no_news,
        choices=replies.choices,
        events=replies.EVENTS,
        following=replies.following,
        replies=replies.DONE,
        not_possible=replies.not_possible,
        ask_what_is_left=replies.ASK_AGAIN,
        say_more=replies.SAY_MORE,
        is_it_right="您觉得可以了吗？",
        answers=replies.answers,
    ),
    notices=SUGGESTION_NOTICES,
    stages=STAGES,
    dues=DUES,
    opens_for=frozenset({"suggestion"}),
    starters=frozenset(replies.STARTERS),
    never_urgent=True,
    callbacks=SOURCES,
    wants_callback=asking.wants,
    may_object=is_answered,
    objects_by="没修好",
    parts=(
        Counter(
            replies={
                "accept": desk.opened,
                "finish": desk.carried_out,
                "not_fixed": desk.look_again,
            },
            refusals=desk_texts.REFUSALS,
            asks=desk_texts.ASKS,
            answer=desk.answer,
        ),
        Form(
            ask_description=replies.ASK_WHAT,
            ask_phone=replies.ASK_PHONE,
            named_enough=True,
        ),
    ),
)
SUGGESTION = Subject(
    SUGGESTIONS,
    kinds=(KIND,),
    commands=desk.COMMANDS,
    chores=(
        Routine("digest", 60, digest.communities, digest.next_morning, digest.send),
        Routine("boxes", 60, boxes.with_boxes, boxes.next_look, boxes.remind),
    ),
    section=Suggestions,
)
