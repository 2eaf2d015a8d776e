"""What the intake needs of a kind of case: the part that each kind brings for telling one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.kind import kind_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Answers, Context, Known, Said
    from flows.conversation.questions import Option
    from storage.store import Store


def _open(_answers: Answers) -> bool:
    return False


def _no_options(_context: Context, _answers: Answers) -> Sequence[Option]:
    return ()


def _no_lines(_context: Context, _answers: Answers) -> Sequence[str]:
    return ()


def _never_another(_said: Said, _context: Context, _answers: Answers) -> bool:
    return False


def _somebody_comes(_context: Context, _answers: Answers) -> bool:
    return True


def _nothing_known(_store: Store, _context: Context, _answers: Answers) -> Known | None:
    return None


@dataclass(frozen=True)
class Form:
    """How a case of this kind is told: what is asked otherwise, and what stands on the card.

    `is_secret` tells whether its reporter is to be sealed, `options` and `lines` are what the card
    offers and says besides; `visits` tells whether anybody comes where the kind sends somebody. A
    `sort` among the answers is kept with the case; `is_another` tells whether words ask for one of
    another sort than what was told. `known` finds one in hand that says the same,
    and `add_to` puts the words beside it. What is `private` no other clerk reads before it is one.
    """

    ask_description: str = ""
    ask_phone: str = ""
    say_more: str = ""
    named_enough: bool = False  # it was named: any words are its description
    may_lack_place: bool = False  # it may be about anything, also where a clerk enters it
    private: bool = False
    has_category: bool = True  # else the card neither names one nor offers others
    is_secret: Callable[[Answers], bool] = _open
    options: Callable[[Context, Answers], Sequence[Option]] = _no_options
    lines: Callable[[Context, Answers], Sequence[str]] = _no_lines
    is_another: Callable[[Said, Context, Answers], bool] = _never_another
    visits: Callable[[Context, Answers], bool] = _somebody_comes
    known: Callable[[Store, Context, Answers], Known | None] = _nothing_known
    add_to: Callable[[Store, Context, Answers], str] | None = None


def form_of(answers: Answers, context: Context) -> Form:
    """Return the intake's part of the kind that is being told."""
    return kind_told(answers, context.settings).part(Form)
