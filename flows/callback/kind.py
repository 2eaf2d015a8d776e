"""Callbacks (回访): the queue's chores, and what residents and staff say; they are no case."""

from __future__ import annotations

from flows.callback import asking, desk, desk_tasks, giving, resident
from flows.callback.figures import analysis
from flows.callback.figures import desk as figures
from flows.callback.figures.in_words import in_words
from flows.callback.way import CALLBACK_WAY
from flows.callback.words import CALLBACK_WORDS
from flows.cases.chore import Each, Rewind, Routine
from flows.cases.subject import Subject

CALLBACK = Subject(
    "callback",
    flows=(CALLBACK_WORDS, CALLBACK_WAY),
    words=resident.WORDS,
    expects=(resident.expects,),
    questions=(in_words,),
    commands=(*desk.COMMANDS, *figures.COMMANDS),
    chores=(
        Each("callbacks", 20, lambda store, *when: store.callbacks.claim_due(*when), asking.look),
        Each(
            "late_callbacks",
            20,
            lambda store, *when: store.callbacks.claim_late(*when),
            giving.climb,
        ),
        Routine("callback_month", 60, analysis.communities, analysis.next_due, analysis.want),
    ),
    rewinds=(Rewind("callbacks", asking.clock_went_back),),
    below=(resident.below,),
    data=(resident.told_data,),
    to_do=(desk_tasks.to_do,),
)
