"""What somebody says that the matter is: 不是投诉，就是报修; 我只是提个建议; 这个要算投诉."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flows.cases.kind import REPORTS, case_intents, kind_for, kind_named, kind_told
from flows.conversation import reading
from flows.conversation.texts import CONFIRM
from flows.intake.texts import another_kind as another_kind_texts
from nlp import answers as answered
from nlp import listed, thresholds
from nlp.answers import calls_off

if TYPE_CHECKING:
    from flows.conversation.context import Answers, Context, Said
    from nlp.clauses import Clause

TABLE = "kind"
IS, IS_NOT = "is_{}".format, "not_{}".format  # the acts, and the kinds of the table, by intent
FILE = "file_{}".format


def changed(said: Said, context: Context, answers: Answers) -> tuple[Answers, str]:
    """Return what another kind changes, with a sentence about it; nothing where it is that kind."""
    told = kind_told(answers, context.settings)
    intent = _named(said, context) or _scored(said, context)
    if intent is None and _denied(said, told.opens_for):
        intent = REPORTS
    kind = kind_for(intent, context.settings) if intent else None
    if kind is None or kind == told.name:
        return {}, ""
    title = kind_named(kind, context.settings).title
    return {"kind": kind}, another_kind_texts.as_kind(title)


def as_a_yes(said: Said, context: Context, answers: Answers) -> Said:
    """Return words that begin by saying to file just what the card is as a yes: 投，我等着."""
    leads = partial(listed.says_only, answered.TABLE, frozenset({"lead"}))
    first = next((one for one in said.meaning.clauses if not leads(one.text)), None)
    if first is None:
        return said
    wanted = frozenset(map(FILE, kind_told(answers, context.settings).opens_for))
    left = listed.without(TABLE, wanted, first.text)
    if left == first.text or not (
        listed.says_only(TABLE, wanted, first.text) or answered.agrees(left)
    ):
        return said
    rest = said.meaning.within(first.end)
    tells = rest.category is not None and rest.intents.get(rest.intent, 0.0) >= thresholds.CONFIRM
    if tells and rest.intent in case_intents(context.settings):
        return said  # 我投诉，广告费三年没公示过 tells it
    return reading.part(said, CONFIRM + said.text[first.end :])


def only_names(clause: Clause, context: Context, answers: Answers) -> bool:
    """Tell whether a clause only says again what kind the card has: 是，正式投诉."""
    told = kind_told(answers, context.settings)
    if clause.text.strip() in {told.title, *told.starters}:
        return True
    return listed.says_only(TABLE, told.opens_for, clause.text) or agrees(clause, context, answers)


def agrees(clause: Clause, context: Context, answers: Answers) -> bool:
    """Tell whether a clause is a yes by what it calls the card: 嗯我要投诉, 对，投诉吧, 坚持投诉."""
    told, words = kind_told(answers, context.settings), clause.text
    if listed.says_only(TABLE, told.opens_for, words):
        return True
    left = {listed.without(TABLE, told.opens_for, words), words.replace(told.title, "")}
    return any(one != words and answered.agrees(one) for one in left)


def _named(said: Said, context: Context) -> str | None:
    """Return the intent that listed words say it is, where they say one and deny none of it."""
    found = listed.kinds(TABLE, said.text)
    named = [one for one in found & case_intents(context.settings) if IS_NOT(one) not in found]
    return named[0] if len(named) == 1 else None


def _scored(said: Said, context: Context) -> str | None:
    """Return the intent that is surely meant, where no listed word speaks of any."""
    if listed.kinds(TABLE, said.text):
        return None
    meaning = said.meaning
    for one in case_intents(context.settings):
        if meaning.says(IS(one)) > max(meaning.says(IS_NOT(one)), thresholds.OPEN_CASE):
            return one
    return None


def _denied(said: Said, intents: frozenset[str]) -> bool:
    """Tell whether only that is said: it is not what it was written down as."""
    found, meaning = listed.kinds(TABLE, said.text), said.meaning
    if calls_off(said.text):  # 算了不投诉了
        return False
    if IS_NOT(REPORTS) in found or "tells" in found:  # 别告诉他是谁投诉的 keeps it one
        return False
    if any(IS_NOT(one) in found for one in intents):
        return True
    scored = [one for one in intents if meaning.says(IS_NOT(one)) >= thresholds.OPEN_CASE]
    return any(meaning.says(IS_NOT(one)) > meaning.says(IS(one)) for one in scored)
