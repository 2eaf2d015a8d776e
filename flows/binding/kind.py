"""Binding (绑定): brings a conversation, words and commands, and no kind of case."""

from __future__ import annotations

from flows.binding import account, desk, notices
from flows.binding.conversation import BINDING as CONVERSATION
from flows.cases.chore import Batch, Rewind
from flows.cases.subject import Subject
from nlp.acts.account import read

BINDING = Subject(
    "binding",
    flows=(CONVERSATION,),
    words=account.WORDS,
    readings=(read,),
    awaits=(account.take_yes,),
    waits_for_yes=(account.waits_for_yes,),
    by_intent={"bind": account.ask_to_bind},
    commands=desk.COMMANDS,
    chores=(Batch("bindings", 60, notices.remind),),
    rewinds=(Rewind("binding_requests", notices.look_sooner),),
)
