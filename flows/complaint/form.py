"""How a complaint is told: what is asked otherwise, sealing who complains, one in hand already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.complaint import repeated
from flows.complaint.texts import secrecy
from flows.conversation.questions import Option, Revise
from flows.intake.form import Form

if TYPE_CHECKING:
    from flows.conversation.context import Answers, Context
    from storage.store import Store

_ASK_DESCRIPTION = (
    "请说说是什么事，一句话就行：在哪里、什么时候、怎么了，知道是谁也可以写上。有照片直接发来。"
)
_ASK_PHONE = "怎么联系您？请发一个手机号，座机电话也行，比如 13800000001。"


def is_secret(answers: Answers) -> bool:
    """Tell whether who complains is to be sealed: chosen, or asked for in the words."""
    chosen: bool | None = answers.get("confidential")
    return secrecy.is_secret(answers["description"]) if chosen is None else chosen


def _options(_context: Context, answers: Answers) -> list[Option]:
    """Offer to seal who complains, or not to."""
    secret = is_secret(answers)
    label = secrecy.NOT_SECRET if secret else secrecy.SECRET
    words = () if secret else secrecy.SECRET_WAYS
    return [Option(Revise({"confidential": not secret}), label, words)]


def _lines(_context: Context, answers: Answers) -> list[str]:
    return [secrecy.CHOSEN if is_secret(answers) else secrecy.OFFERED]


def _add_to(store: Store, context: Context, answers: Answers) -> str:
    """Put the words beside the complaint that is in hand."""
    case_id, words = answers["confirmed"], answers["description"]
    return repeated.supplement(store, context, case_id, words, is_secret=is_secret(answers))


FORM = Form(
    ask_description=_ASK_DESCRIPTION,
    ask_phone=_ASK_PHONE,
    say_more="麻烦多说几个字，同事好去核实。",
    may_lack_place=True,
    private=True,
    is_secret=is_secret,
    options=_options,
    lines=_lines,
    known=repeated.find,
    add_to=_add_to,
)
