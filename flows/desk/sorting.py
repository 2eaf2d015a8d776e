"""Make a case another kind of problem, or of another urgency: 改类, 改急."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.desk import lookup, mentions, topic
from flows.desk.acting import act
from flows.desk.asked import deed, possible_for
from flows.desk.command import Command
from flows.desk.counter import counter_of
from flows.desk.texts import asks, lists
from flows.desk.texts import done as done_texts
from nlp.acts import leaders

if TYPE_CHECKING:
    from flows.desk.asked import Asked

URGE = "改急"
URGENCIES = {
    "紧急": "emergency", "特急": "emergency", "急": "urgent", "加急": "urgent",
    "普通": "ordinary", "一般": "ordinary", "不急": "ordinary",
}  # fmt: skip
URGENCY_WORDS = {"emergency": "紧急", "urgent": "急", "ordinary": "普通"}


def change_category(asked: Asked) -> str:
    """Change the category (改类)."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    rest = asked.command.rest
    own = counter_of(case, asked.settings).sorts
    if own is not None:
        return own(asked, case, rest.strip())
    if not rest and "change_category" in possible_for(asked, case):
        return asks.new_category(asked.view(case))
    category = _category(asked, rest)
    done = replace(deed(asked, "change_category", rest), category=category or rest)
    return act(asked, case, done, done_texts.recategorised)


def change_urgency(asked: Asked) -> str:
    """Change how urgent it is (改急); without a word it is urgent."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    word = asked.command.rest.split(" ")[0]
    urgency = URGENCIES.get(word, "urgent")
    text = f"{URGENCY_WORDS[urgency]} {asked.command.rest}".strip()
    done = replace(deed(asked, "change_category", text), urgency=urgency)
    return act(asked, case, done, done_texts.recategorised)


def weighed(asked: Asked) -> list[Command | str]:
    """Return what makes a case urgent, or no longer, in one's own words: 阿姨的单子帮我标个急."""
    text = asked.command.typed
    said = [kind for kind in ("not_urgent", "urgent") if leaders.says(kind, text)]
    if not said or not asked.may("change_category") or leaders.is_question(text):
        return []
    exact = [one.cases[0] for one in mentions.named_in(asked, text) if one.each and one.cases]
    cases = {case.id: case for case in exact or topic.cases_of(asked)}.values()
    fit = [case for case in cases if "change_category" in possible_for(asked, case)]
    word = URGENCY_WORDS["ordinary" if said[0] == "not_urgent" else "urgent"]
    if len(fit) == 1:
        return [Command(URGE, fit[0].number, word)]
    shown = [asked.shown(case) for case in fit]
    return [lists.which(Command(URGE, rest=word), shown, lookup.SHOWN)] if fit else []


def _category(asked: Asked, rest: str) -> str | None:
    """Return the key of a category that is named, partly named or surely described."""
    known = asked.settings.categories
    word = rest.split(" ", maxsplit=1)[0]
    for key, category in known.items():
        if word == category.name:
            return key
    partly = [key for key, category in known.items() if word and word in category.name]
    if len(partly) == 1:
        return partly[0]
    found = asked.of(rest)
    return found.category if found is not None and found.sure and found.category in known else None
