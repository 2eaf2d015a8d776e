"""Several matters in one message: none is lost.

A question is answered at once, beside the other matters; of several cases the first is taken up,
and each other waits behind it as a conversation of its own, asked for right afterwards.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import kept_matter as later_cases
from flows.cases.kind import REPORTS, case_intents, kind_for
from flows.conversation import dialogue, reading
from flows.conversation import texts as general
from flows.conversation.context import COMMUNITY
from flows.conversation.flows import flow_of
from flows.intake import second_matter
from flows.intake.agreeing import AS_ASKED, CONFIRMATION
from flows.places import question as report_place
from flows.turn.texts import reception as reception_texts
from nlp import answers, listed, thresholds
from nlp.matters import without_lead

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Answers, Context, Said
    from nlp.clauses import Clause
    from nlp.understanding import Meaning
    from storage.records.messages import Conversation
    from storage.store import Store

    Answer = Callable[[Store, Context, Said], str]

AT_ONCE = ("inquiry", "progress", "urge")  # answered without a question of their own
FEWEST, NOT_WANTED = 2, frozenset({"stop", "no", "asks"})
OF_ALL = ("phone", COMMUNITY)  # answers on a card that are those of each of its matters
MOST_KEPT = dialogue.MOST_WAITING  # behind the one that is asked for


def take_both(store: Store, context: Context, said: Said, free: Answer) -> str | None:
    """Answer several matters that no question waits for; None when there is only one."""
    parts = _parts(said)
    if not parts:
        return None
    answered, told = _answered(store, context, parts, free)
    if not told:
        return _joined(*answered)
    first, *later = told
    kept = [one.text for one in later[:MOST_KEPT] if later_cases.keep(store, context, one)]
    noted = reception_texts.all_noted(kept) if kept else ""
    noted += "".join(reception_texts.say_later(one.text) for one in later if one.text not in kept)
    return _joined(*answered, noted + free(store, context, first))


def within(
    store: Store, context: Context, conversation: Conversation, said: Said, free: Answer
) -> str | None:
    """Let a question take the first matter and keep the others; None when it can't take it."""
    flow = flow_of(conversation, context)
    parts = _parts(said) if flow is not None and flow.splits else []
    if not parts:
        return (
            _yes_to_all(store, context, conversation, said)
            or _yes_and_more(store, context, conversation, said, free)
            or _keep_beside(store, context, conversation, said)
            or _keep_apart(store, context, conversation, said)
        )
    first, *later = parts
    if _is_second(context, conversation, first):
        return _keep_all(store, context, conversation, parts, free)
    turn = dialogue.go_on(store, context, conversation, first)
    if turn is None or turn.refused:
        return None
    noted, rest = _kept(store, context, later)
    if not noted and not rest:
        return None
    answered, _ = _answered(store, context, rest, free)
    return _joined(*answered, noted + dialogue.settle(store, context, conversation, turn))


def _yes_to_all(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Take a yes to all that was told: what waits is opened, too, where nothing is missing."""
    if conversation.asking != CONFIRMATION or said.to:
        return None
    parted = _each_of_card(store, context, conversation, said)
    if parted is not None or not answers.takes_all(said.meaning):
        return parted
    turn = dialogue.go_on(store, context, conversation, said)
    if turn is None or turn.outcome != "done":
        return None
    return dialogue.settle(store, context, conversation, turn, said)


def _each_of_card(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Open a case for each matter that stands on one card; None where only one does."""
    card, flow = conversation.answers, flow_of(conversation, context)
    if flow is None or not flow.splits:
        return None
    words = said.meaning.of(card["description"]).several()
    if len(words) < FEWEST:
        return None
    if not (answers.takes_all(said.meaning) or _demands_each(words, said)):
        return None
    parts = _with_remarks(words, said)
    first, *later = [(one, _known_of(one, card, context)) for one in parts]
    for one, known in later:
        dialogue.start_behind(store, context, flow, one, known)
    begun = dialogue.begin_anew(store, context, conversation, *first)
    yes = reading.part(said, general.CONFIRM)
    turn = dialogue.go_on(store, context, begun, yes) if begun.asking == CONFIRMATION else None
    if turn is None:
        return dialogue.come_back(store, context, begun, quiet=True)
    return dialogue.settle(store, context, begun, turn, yes)


def _demands_each(words: Sequence[str], said: Said) -> bool:
    """Tell whether each matter is named once more, and asked for: 漏水要报，没人接电话也要投诉."""
    kinds = [(one.text, listed.kinds(answers.TABLE, one.text)) for one in said.meaning.clauses]
    wanted = [one for one, found in kinds if "demand" in found and found.isdisjoint(NOT_WANTED)]
    return {_likest(one, words) for one in wanted} >= set(range(len(words)))


def _likest(words: str, told: Sequence[str]) -> int:
    """Return which of several matters words share most signs with; the first where none."""
    return max(range(len(told)), key=lambda at: len({*words} & {*told[at]}))


def _known_of(part: Said, card: Answers, context: Context) -> Answers:
    """Return what the card knows of one of its matters: the kind by its words, else where it is."""
    kind = kind_for(part.meaning.intent, context.settings) or card["kind"]
    known = {name: card[name] for name in OF_ALL if name in card} | {"kind": kind}
    place = card.get("place")
    elsewhere = report_place.find_place(part, context, known) is not None
    return known | ({"place": place} if place and place["home"] and not elsewhere else {})


def _with_remarks(words: Sequence[str], said: Said) -> list[Said]:
    """Put what is said beside the yes with the matter that it is likest: 灯最急."""
    parts = [reading.part(said, one) for one in words]
    for clause in answers.read(said.meaning, AS_ASKED).beside:
        at = _likest(clause.text, words)
        parts[at] = replace(parts[at], text=f"{parts[at].text}；{clause.text}")
    return parts


def _yes_and_more(
    store: Store, context: Context, conversation: Conversation, said: Said, free: Answer
) -> str | None:
    """Take a yes, then what is asked beside it, or told of something else (对，要多少钱)."""
    flow = flow_of(conversation, context)
    if flow is None or not flow.opens_cases or conversation.asking != CONFIRMATION or said.to:
        return None
    answer = answers.read(said.meaning, AS_ASKED)
    apart = [one for one in answer.beside if _is_apart(one, said.meaning, context)]
    apart = _there_too(answer.beside, said, context, conversation) or apart
    if answer.yes < thresholds.CONFIRM or not apart:
        return None
    gone = {sign for one in apart for sign in range(one.start, one.end)}
    words = "".join(sign for at, sign in enumerate(said.text) if at not in gone)
    turn = dialogue.go_on(store, context, conversation, reading.part(said, words.strip(" ，,。")))
    if turn is None or turn.outcome != "done":
        return None
    more = [_beside(said, one.text) for one in apart]
    noted, rest = _kept(store, context, more)
    settled = noted + dialogue.settle(store, context, conversation, turn)
    return _joined(settled, *(free(store, context, one) for one in rest))


def _there_too(
    beside: Sequence[Clause], said: Said, context: Context, conversation: Conversation
) -> list[Clause]:
    """Return what is wrong in another of the own homes, as one clause: 1栋那套的灯也顺便换一下."""
    for one in beside:
        if second_matter.is_there_too(reading.part(said, one.text), context, conversation.answers):
            end = len(said.meaning.text)
            return [replace(one, text=said.meaning.text[one.start : end], end=end)]
    return []


def _is_apart(clause: Clause, meaning: Meaning, context: Context) -> bool:
    """Tell whether a clause beside a yes asks what can be answered, or tells another matter."""
    if answers.is_listed_note(clause, meaning):
        return False
    if answers.asks_something(clause, meaning):
        return clause.intent in AT_ONCE or answers.asks_of_it(clause)
    if clause.intent not in case_intents(context.settings) or clause.category is None:
        return False
    if clause.acts.get("new_matter", 0.0) >= thresholds.TAKE_ANSWER:
        return True
    surely = dict(clause.categories)[clause.category] >= thresholds.CONFIRM
    return without_lead(clause.text) != clause.text or (surely and clause.place is not None)


def _is_second(context: Context, conversation: Conversation, said: Said) -> bool:
    """Tell whether words are about another matter; beside a yes they would be a note."""
    flow = flow_of(conversation, context)
    within = flow is not None and flow.opens_cases
    if within and conversation.asking == CONFIRMATION:
        within = answers.read(said.meaning, AS_ASKED).yes < thresholds.CONFIRM
    return within and second_matter.is_second(said, context, conversation.answers)


def _keep_apart(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Keep another problem than the one asked about; None when it is about that one.

    What stands beside it, such as the phone that was asked for, is still an answer.
    """
    if not _is_second(context, conversation, said):
        return None
    told = replace(said, text=without_lead(said.text) or said.text)
    if not later_cases.keep(store, context, told):  # it is told of, whatever is wanted
        later_cases.keep_as(store, context, told, kind_for(REPORTS, context.settings) or "")
    kept = later_cases.noted_beside(second_matter.problem_in(told, context))
    answer = second_matter.answer_in(said, context, conversation.asking)
    turn = dialogue.go_on(store, context, conversation, answer) if answer else None
    if turn is None or turn.refused:
        return kept + dialogue.come_back(store, context, conversation, quiet=True, briefly=True)
    return kept + dialogue.settle(store, context, conversation, turn)


def _keep_beside(
    store: Store, context: Context, conversation: Conversation, said: Said
) -> str | None:
    """Keep a problem told beside a detail that was asked for, such as the home to bind."""
    flow = flow_of(conversation, context)
    if flow is None or not flow.takes_details:
        return None
    parts = second_matter.detail_and_problem(said, context)
    turn = dialogue.go_on(store, context, conversation, parts[0]) if parts else None
    if parts is None or turn is None or turn.refused:
        return None
    problem = replace(parts[1], meaning=_read_beside(said.meaning, parts[1].meaning))
    return later_cases.kept(store, context, problem) + dialogue.settle(
        store, context, conversation, turn
    )


def _keep_all(
    store: Store,
    context: Context,
    conversation: Conversation,
    parts: Sequence[Said],
    free: Answer,
) -> str | None:
    """Keep all problems beside the one asked about, and answer what is asked among them."""
    first, *later = parts
    kept = _keep_apart(store, context, conversation, first)
    if kept is None:
        return None
    noted, rest = _kept(store, context, later)
    answered, _ = _answered(store, context, rest, free)
    return _joined(*answered, noted + kept)


def _kept(store: Store, context: Context, parts: Sequence[Said]) -> tuple[str, list[Said]]:
    """Keep what is a case; return the sentences about it, and what is none."""
    kept = [(one, later_cases.kept(store, context, one)) for one in parts]
    return "".join(noted for _, noted in kept), [one for one, noted in kept if not noted]


def _answered(
    store: Store, context: Context, parts: Sequence[Said], free: Answer
) -> tuple[list[str], list[Said]]:
    """Answer what is answered at once; return the answers, and what is not."""
    asked = [one for one in parts if one.meaning.intent in AT_ONCE]
    return [free(store, context, one) for one in asked], [one for one in parts if one not in asked]


def _parts(said: Said) -> list[Said]:
    """Return each matter of a message that has several."""
    return [_beside(said, words) for words in said.meaning.apart or ()]


def _beside(said: Said, words: str) -> Said:
    part = reading.part(said, without_lead(words))
    return replace(part, meaning=_read_beside(said.meaning, part.meaning))


def _read_beside(whole: Meaning, part: Meaning) -> Meaning:
    """Let a matter have who speaks, from wherever in the message it was said."""
    return replace(
        part,
        home=part.home or whole.home,
        phones=part.phones or whole.phones,
        name=part.name or whole.name,
        tone=part.tone or whole.tone,
    )


def _joined(*replies: str) -> str:
    return "\n\n".join(replies)
