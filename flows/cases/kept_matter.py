"""Another matter that is told meanwhile: it waits behind what is asked now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_for
from flows.cases.texts.words import short
from flows.conversation import dialogue
from flows.conversation.flows import flow_that_opens_cases

if TYPE_CHECKING:
    from flows.conversation.context import Context, Said
    from storage.store import Store

SHOWN = 16  # characters of another matter that are repeated


def keep(store: Store, context: Context, said: Said) -> bool:
    """Let a case wait behind what is asked now; tell whether it is one."""
    kind = kind_for(said.meaning.intent, context.settings)
    if kind is None:
        return False
    keep_as(store, context, said, kind)
    return True


def keep_as(store: Store, context: Context, said: Said, kind: str) -> None:
    """Let a case of this kind wait."""
    flow = flow_that_opens_cases(context)
    dialogue.start_behind(store, context, flow, said, {"kind": kind})


def kept(store: Store, context: Context, said: Said) -> str:
    """Keep a case named beside another question; return the sentence about it."""
    return noted_beside(said.text) if keep(store, context, said) else ""


def noted_beside(later: str) -> str:
    """Say that another matter was heard beside an answer."""
    return f"“{short(later, SHOWN)}”我也记下了，这件说完马上接着办。\n"
