"""Binding (绑定): brings a conversation, words and commands, and no kind of case."""

from __future__ import annotations

from flows.binding import account, desk, notices
from flows.binding.conversation import BINDING as CONVERSATION
from flows.cases.chore import Batch, Rewind
from flows.cases.subject import Subject

BINDING = Subject(
    "binding",
    flows=(CONVERSATION,),
    words=account.WORDS,
    expects=(account.expects,),
    by_intent={"bind": account.ask_to_bind},
    commands=desk.COMMANDS,
    chores=(Batch("bindings", 60, notices.remind),),
    rewinds=(Rewind("binding_requests", notices.look_sooner),),
)
