"""A word of residents that always works, read from a text: the word, a number, the rest.

Which words there are, and who answers them, stands in the subjects.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from flows.writing.case_numbers import leading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from storage.store import Store

    Answer = Callable[[Store, Context, "Wish", Said], str]


_COLONS = ":："
_APART = f"{_COLONS} \t\r\n\u3000"  # stands between the word and the rest


@dataclass(frozen=True, slots=True)
class Wish:
    """A word of a resident: what it asks, the number after it, and the words after that.

    `apart` was said in the same breath and tells of something else: it is heard afterwards.
    """

    word: str
    number: str = ""
    rest: str = ""
    apart: str = ""


def _always(_first: str, _after: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ResidentWord:
    """A word that residents may say at any time: who answers it, and what else is typed for it.

    `after_question`: a question in front may take the word first; without `is_answer` none takes
    it, whatever follows. `is_number` tells whether the
    digits after the word are the number of a case, given them and what follows.
    """

    word: str
    answer: Answer
    also: tuple[str, ...] = ()
    after_question: bool = False
    is_answer: bool = True
    is_number: Callable[[str, str], bool] = _always


class _WithWords(Protocol):
    """What wishes need of the catalog."""

    @property
    def resident_words(self) -> Mapping[str, ResidentWord]: ...


def _catalog(settings: Settings) -> _WithWords:
    return cast("_WithWords", settings.catalog)


def known_word(text: str, settings: Settings) -> ResidentWord | None:
    """Return the word that a text is, however it is typed, or None."""
    return _catalog(settings).resident_words.get(text)


def parse_wish(text: str, settings: Settings) -> Wish | None:
    """Read a word that always works, alone or followed by a space; None for anything else."""
    said = text.strip()
    end = next(
        (at for at, sign in enumerate(said) if at and (sign in _COLONS or sign.isspace())), None
    )
    word = known_word(said[:end], settings)
    if word is None:
        return None
    rest = said[end:].lstrip(_APART).rstrip() if end else ""
    number, after = leading(rest)
    if not number or not word.is_number(number, after):
        return Wish(word.word, "", rest)
    return Wish(word.word, number, after)


def grant(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Do what a word asks."""
    return _catalog(context.settings).resident_words[wish.word].answer(store, context, wish, said)


def is_never_answer(wish: Wish, settings: Settings) -> bool:
    """Tell whether no question takes the word and what follows it for an answer."""
    return not _catalog(settings).resident_words[wish.word].is_answer


def waits_for_question(wish: Wish, settings: Settings) -> bool:
    """Tell whether a question in front may take the word first."""
    return _catalog(settings).resident_words[wish.word].after_question
