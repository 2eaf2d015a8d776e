"""What the very next message may pick from a reply, or complete, without saying the rest again.

Choices that stand one a line are numbered, and typed by number or by their words. A command that
only lacks its words takes a free sentence. The questions of conversations number their own options.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.wish import parse_wish
from flows.conversation import texts as general
from flows.desk import described, going_on
from flows.desk.asked import Asked
from flows.desk.command import Command
from flows.desk.grammar import parse
from flows.desk.texts import speech as desk_loose
from flows.desk.texts.lists import MORE
from flows.desk.word import vocabulary
from flows.settings.calendar import local
from flows.turn.arrival import is_sentence
from flows.writing.markup import choice_of, has_options, shortened, without_open_end
from nlp.acts import affirm, all_the_same, staff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said
    from storage.store import Store

    Choice = Sequence[str]  # the number it shows (none: 更多), its words, and what a tap on it says

OPEN, OPEN_MS = "+", 30 * 60_000  # a command that waits for its words, and for how long
SAYS = 200  # characters that a tap carries
SHORTEST = 2  # characters of such words
NOT_SAID = frozenset(general.ANSWER_WORDS | affirm.COURTESY_WORDS)  # what nobody is to read
FEWEST = 2  # one alone is a suggestion, unless it answers a question
DIGITS, _BEHIND_NUMBERS = 2, (".", "。", "、")  # 3。 is the third of what is offered


def meant(store: Store, context: Context, said: Said) -> Said | None:
    """Return what somebody says, or what a tap on the choice would say that they name.

    None is the way out of a command that waits for its words.
    """
    offered = store.conversations.take_offer(context.person.id, context.now)
    word = said.text.strip()
    declined = any(says == general.CANCEL == word for _, _, says in offered)
    if declined:
        return None
    if not offered or said.to:
        whole = (says for _, _, says in offered if len(says) > SAYS and says[:SAYS].strip() == word)
        says = next(whole, None)
        return said if says is None else _as_said(context, said, says)
    names = _names(word)
    chosen = next((says for shown, words, says in offered if names & {shown, words}), None)
    if chosen is None and context.staff is not None:
        chosen = next(
            (offered[at][2] for at in described.chosen([c[1] for c in offered], word)), None
        )
    chosen = chosen or _all_the_same(said, offered)
    if chosen == general.CANCEL:
        return None
    if chosen is not None:
        return _as_said(context, said, chosen)
    until = context.now + OPEN_MS  # and no longer, if the clock went back
    waits = next((c for c in offered if c[0] == OPEN and context.now < int(c[1]) <= until), None)
    if not waits or not word:
        return said
    if context.staff is not None:
        typed = Command("", typed=word)
        asked = Asked(store, context, context.staff, typed, meaning=said.meaning)
        if going_on.begins_anew(asked, waits[2]):
            return said
        if staff.undoes(word):
            return None
    return _completed(context, said, word, waits[2])


def _as_said(context: Context, said: Said, words: str) -> Said:
    """Return what a tap would have said; what somebody wrote before means what it meant then."""
    meaning = said.meaning
    if is_sentence(words, "0"):
        here = meaning.read_at or local(context.now, context.settings).replace(tzinfo=None)
        meaning = replace(meaning, read_at=here).of(words)
    return replace(said, text=words, to="0", meaning=meaning)


def _names(word: str) -> set[str]:
    """Return what somebody may name by a word: a number, the words of a choice, a yes or a no."""
    number = word[:-1] if word.endswith(_BEHIND_NUMBERS) else word
    if number.isdecimal() and len(number) <= DIGITS:
        return {str(int(number))}
    yes = {desk_loose.YES} if word in affirm.YES_WORDS else set()
    return {word} | yes | ({desk_loose.NO} if word.removeprefix("都") in affirm.NO_WORDS else set())


def _all_the_same(said: Said, offered: Sequence[Choice]) -> str | None:
    """Return the choice that is meant where it was asked whether to go on all the same."""
    says = {words: says for _, words, says in offered}
    if general.LEAVE_IT not in says:
        return None
    more = all_the_same.insists(said.meaning)
    if more is not None:
        return "，".join(part for part in (offered[0][2], more) if part)
    return says[general.LEAVE_IT] if all_the_same.lets_rest(said.meaning) else None


def _completed(context: Context, said: Said, word: str, command: str) -> Said | None:
    """Let words complete the command that waits, unless they mean something of their own."""
    if word in general.CANCEL_WORDS:
        return None
    wish = parse_wish(word, context.settings)
    if (
        said.meaning.danger
        or parse(word, vocabulary(context.settings)) is not None
        or wish is not None
    ):
        return said
    if word in general.HELP_WORDS | general.HUMAN_WORDS:
        return said
    if len(word) < SHORTEST or word.isdecimal() or word in NOT_SAID:
        return replace(said, text=command, to="0")  # asks again
    return replace(said, text=f"{command} {word}", to="0")


def offer(store: Store, context: Context, reply: str) -> str:
    """Put numbers before the choices of a reply, and keep them for the next message.

    Kept is also what a tap says that is too long for it: it says the beginning.
    """
    if has_options(reply):
        return reply
    reply, command = without_open_end(reply)
    long = shortened(reply, SAYS)[1]
    lines = reply.split("\n")
    found = [(n, choice) for n, line in enumerate(lines) if (choice := choice_of(line))]
    asks = any("？" in line for line in lines)
    offered: list[Choice] = []
    if len(found) >= (1 if asks else FEWEST):
        offered = _numbered(lines, found)
    offered += [("", label, says) for label, says in long if all(says != o[2] for o in offered)]
    if command:
        offered.append((OPEN, str(context.now + OPEN_MS), command))
    if offered:
        store.conversations.keep_offer(context.person.id, offered, context.now)
    return shortened("\n".join(lines), SAYS)[0]


def _numbered(lines: list[str], found: list[tuple[int, tuple[str, str]]]) -> list[Choice]:
    """Put numbers before the choices among the lines, and return what each of them says."""
    offered: list[Choice] = []
    for place, (n, (label, says)) in enumerate(found, 1):
        if label.startswith(MORE):
            offered.append(("", MORE, says))
            continue
        lines[n] = f"{place}. {lines[n]}"
        offered.append((str(place), label.partition("（")[0], says))
    return offered
