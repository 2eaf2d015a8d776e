"""Which community (小区) somebody speaks of, on an account that serves several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.conversation.context import COMMUNITY
from flows.conversation.engine import Answers, Ask, InvalidAnswer, Option
from flows.places import community_texts
from flows.places import place as places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said

CHOSEN = COMMUNITY  # the name of the question


def as_said(context: Context, said: Said) -> Context:
    """Return the turn as about the community that the words mean, if they mean one."""
    name = named(said, context, {})
    return replace(context, spoken_of=name) if name else context


def question() -> Ask:
    """Return the question which community."""
    return Ask(
        CHOSEN, community_texts.WHICH, read, options, when=is_needed, fill=named, revise=named
    )


def is_needed(context: Context, answers: Answers) -> bool:
    """Tell whether nothing says where somebody lives or works."""
    known = context.homes or context.staff or context.person.community
    return CHOSEN in answers or (len(context.settings.communities) > 1 and not known)


def options(context: Context, _answers: Answers) -> Sequence[Option]:
    """Offer all communities."""
    return [Option(one.name, one.name) for one in context.settings.communities]


def read(said: Said, context: Context, answers: Answers) -> str:
    """Read the name of a community, whole or begun."""
    word = said.text.strip()
    fitting = [c.name for c in context.settings.communities if len(word) > 1 and word in c.name]
    name = named(said, context, answers) or (fitting[0] if len(fitting) == 1 else None)
    if name is None:
        raise InvalidAnswer(community_texts.WHICH_OF_THESE)
    return name


def named(said: Said, context: Context, _answers: Answers) -> str | None:
    """Find the community whose name is in the words, or the only one with such a home."""
    every = context.settings.communities
    if len(every) == 1 or context.homes or context.staff:
        return None
    spoken = [one.name for one in every if one.name in said.text]
    if len(spoken) == 1:
        return spoken[0]
    home = said.meaning.home
    if home is None or context.person.community or not home.building:
        return None
    fitting = [one.name for one in every if not places.problem_with(one, home)]
    return fitting[0] if len(fitting) == 1 else None
