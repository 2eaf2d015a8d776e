"""The conversation engine: a flow is a table of questions, and `advance` asks the next one.

Pure: state in, state out. The state is names and JSON values, so that it outlives the process
and the release: the row keeps the *name* of the question asked, never a position.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.conversation import texts as conversation_texts
from flows.conversation.context import Answers
from flows.conversation.questions import (
    Aside,
    Ask,
    Ended,
    Flow,
    InvalidAnswer,
    Option,
    Options,
    Reader,
    Revise,
    State,
    Turn,
    Words,
)
from flows.writing.markup import numbered, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context, Said

__all__ = [
    "ASKED", "Answers", "Aside", "Ask", "Ended", "Flow", "InvalidAnswer", "Option", "Options",
    "Reader", "Revise", "State", "Turn", "Words", "advance", "ask_again", "ask_next", "begin",
    "begin_again", "open_question", "question", "recalled", "take_up",
]  # fmt: skip
ASKED = "_asked"  # names of the questions asked so far, in order: what 上一步 goes back through
MOST_MISUNDERSTOOD = 3  # then a human is offered
MOST_OPTIONS = 8  # on one screen; what is more comes after 更多


def begin(flow: Flow, said: Said | None, context: Context, answers: Answers | None = None) -> Turn:
    """Start a flow with what is known and what the opening sentence already answers."""
    known = dict(answers or {})
    if said is not None:
        known |= _filled(flow.steps(context), said, context, known)
    return ask_next(flow, known, context)


def begin_again(flow: Flow, state: State, context: Context) -> Turn:
    """Ask everything anew; what a flow keeps for itself, such as the kind of case, stays."""
    asked = {ASKED, *(step.name for step in flow.steps(context))}
    kept = {name: value for name, value in state.answers.items() if name not in asked}
    return ask_next(flow, kept, context)


def advance(flow: Flow, state: State, said: Said, context: Context) -> Turn:
    """Take a message as the answer to the question asked, and ask the next."""
    steps = flow.steps(context)
    asked = _step(steps, state.asking, context, state.answers)
    if asked is None:  # the question is gone since a release: the text is not consumed
        return ask_next(flow, state.answers, context)
    word = said.text.strip()
    if word in conversation_texts.CANCEL_WORDS:
        return Turn(state, flow.cancelled(flow.called(state.answers, context)), "cancelled")
    if word in conversation_texts.BACK_WORDS:
        return _back(flow, state, context)
    if word in conversation_texts.HELP_WORDS:
        return Turn(state, flow.help + "\n" + question(asked, state, context))
    option = _option(asked, word, context, state.answers)
    try:
        if option is None and flow.hear is not None:
            said = flow.hear(said, context, state)
        if option is None and flow.corrects is not None:
            flow.corrects(said, context, state.answers)
        value = option.value if option else asked.answer(said, context, state.answers)
        if isinstance(value, Revise):
            raise value
    except (Ended, Aside, Revise, InvalidAnswer) as other:
        return _no_answer(flow, state, asked, other, said, context)
    answers = state.answers | {asked.name: value}
    if option is None:  # free words may answer other questions, too
        answers |= _filled(steps, said, context, answers)
    return ask_next(flow, answers, context)


def _no_answer(  # noqa: PLR0913, PLR0917 - the whole turn so far
    flow: Flow, state: State, asked: Ask, other: Exception, said: Said, context: Context
) -> Turn:
    """Do what the words want instead of answering."""
    if isinstance(other, Ended):
        return Turn(state, flow.cancelled(flow.called(state.answers, context)), "cancelled")
    if isinstance(other, Aside):
        return Turn(state, f"{other.line}\n{_briefly(asked, state, context)}")
    if isinstance(other, Revise):
        return _revised(flow, state, other, said, context)
    assert isinstance(other, InvalidAnswer)  # noqa: S101 - the last kind that is caught
    return _refused(flow, state, asked, other, said, context)


def ask_next(flow: Flow, answers: Answers, context: Context, *, before: str = "") -> Turn:
    """Ask the first question that applies and has no answer; done when there is none."""
    steps = flow.steps(context)
    kept = _pruned(steps, answers, context)
    for step in steps:
        if step.name in kept or not _applies(step, context, kept):
            continue
        asked = [name for name in kept.get(ASKED, []) if name != step.name]
        state = State(step.name, kept | {ASKED: [*asked, step.name]})
        return Turn(state, before + question(step, state, context))
    return Turn(State(None, kept), before, "done")


def recalled(flow: Flow, state: State, context: Context, *, learned: bool = False) -> State:
    """Return where a conversation stands with the answers as they hold now."""
    answers = flow.recall(context, state.answers) if flow.recall else state.answers
    answers = flow.learn(context, answers) if flow.learn and learned else answers
    return State(state.asking, answers, state.misunderstood)


def take_up(flow: Flow, state: State, context: Context, *, learned: bool = False) -> Turn:
    """Repeat the open question, or ask what is open now."""
    now = recalled(flow, state, context, learned=learned)
    if now.answers != state.answers:
        return ask_next(flow, now.answers, context)
    return ask_again(flow, state, context)


def ask_again(
    flow: Flow, state: State, context: Context, *, before: str = "", briefly: bool = False
) -> Turn:
    """Repeat the open question, for instance with a recap before it, or as briefly as may be."""
    step = _step(flow.steps(context), state.asking, context, state.answers)
    if step is None:
        return ask_next(flow, state.answers, context, before=before)
    if briefly and step.briefly:
        return Turn(state, _briefly(step, state, context))
    return Turn(state, before + question(step, state, context))


def question(step: Ask, state: State, context: Context) -> str:
    """Write a question with its options."""
    asked = (
        step.question if isinstance(step.question, str) else step.question(context, state.answers)
    )
    options = _options(step, context, state.answers)
    where = f"{context.conversation_id}.{step.name}"
    lines = [asked]
    if options:
        lines.append(numbered((option.label for option in options[:MOST_OPTIONS]), where))
    if step.optional:
        lines.append(
            conversation_texts.may_skip(
                tap(conversation_texts.SKIP, conversation_texts.SKIP, where)
            )
        )
    return "\n".join(lines)


def _option(step: Ask, word: str, context: Context, answers: Answers) -> Option | None:
    """Return the option that was tapped, or typed as its words or number."""
    options = _options(step, context, answers)
    if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= len(options):
        return options[int(word) - 1]
    return next((o for o in options if word == o.label or word in o.words), None)


def open_question(flow: Flow, state: State, context: Context) -> Ask | None:
    """Return the question that is open, or None when it is gone."""
    return _step(flow.steps(context), state.asking, context, state.answers)


def _options(step: Ask, context: Context, answers: Answers) -> Sequence[Option]:
    return step.options(context, answers) if callable(step.options) else step.options


def _applies(step: Ask, context: Context, answers: Answers) -> bool:
    return step.when is None or step.when(context, answers)


def _step(steps: Sequence[Ask], name: str | None, context: Context, answers: Answers) -> Ask | None:
    found = next((step for step in steps if step.name == name), None)
    return found if found and _applies(found, context, answers) else None


def _pruned(steps: Sequence[Ask], answers: Answers, context: Context) -> Answers:
    """Drop answers to questions that no longer apply; names the flow keeps for itself stay."""
    gone = {
        step.name for step in steps if step.name in answers and not _applies(step, context, answers)
    }
    return {name: value for name, value in answers.items() if name not in gone}


def _filled(steps: Sequence[Ask], said: Said, context: Context, answers: Answers) -> Answers:
    found: Answers = {}
    for step in steps:
        if answers.get(step.name, {}) != {} or step.fill is None:
            continue
        value = step.fill(said, context, answers | found)
        if value is not None:
            found[step.name] = value
    return found


def _revised(flow: Flow, state: State, change: Revise, said: Said, context: Context) -> Turn:
    kept = _without(flow.steps(context), state.answers, change.drop)
    if change.quiet:  # part of an answer: the sentence may hold others, too
        kept |= _filled(flow.steps(context), said, context, kept | change.updates)
    before = conversation_texts.CHANGED + "\n" if change.updates and not change.quiet else ""
    before = change.note or before
    return ask_next(flow, kept | change.updates, context, before=before)


def _briefly(asked: Ask, state: State, context: Context) -> str:
    short = asked.briefly
    words = short if isinstance(short, str) else short(context, state.answers)
    return words or question(asked, state, context)


def _back(flow: Flow, state: State, context: Context) -> Turn:
    asked = [name for name in state.answers.get(ASKED, []) if name != state.asking]
    while asked and asked[-1] not in state.answers:
        asked.pop()
    if not asked:
        return ask_again(flow, state, context, before=conversation_texts.NOTHING_BEFORE + "\n")
    kept = _without(flow.steps(context), state.answers, asked[-1:])
    return ask_next(flow, kept | {ASKED: asked[:-1]}, context)


def _without(steps: Sequence[Ask], answers: Answers, names: Sequence[str]) -> Answers:
    """Drop answers, and what was read out of them."""
    gone = {*names, *(step.name for step in steps if step.part_of in names)}
    return {name: value for name, value in answers.items() if name not in gone}


def _refused(  # noqa: PLR0913, PLR0917 - the whole turn so far
    flow: Flow, state: State, asked: Ask, problem: InvalidAnswer, said: Said, context: Context
) -> Turn:
    """Try the words as a correction of an earlier answer; else explain and ask again."""
    try:
        changed = _corrections(flow.steps(context), state.answers, said, context)
    except InvalidAnswer as impossible:
        changed, problem = {}, impossible
    if changed:
        return _revised(flow, state, Revise(changed), said, context)
    told = _told_instead(flow.steps(context), asked, said, context, state.answers)
    if told:
        return ask_next(flow, state.answers | told, context)
    line = flow.calms(said, state) if flow.calms else ""
    if line:
        return Turn(state, f"{line}\n{_briefly(asked, state, context)}")
    line = flow.explains(said, state) if flow.explains else ""
    if line:
        reply = f"{line}\n{_briefly(asked, state, context)}"
        return Turn(state, reply, refused=True, explained=True)
    noted = flow.notes(said, context, state) if flow.notes else {}
    if noted:
        now = replace(state, answers=state.answers | noted)
        return Turn(now, f"{conversation_texts.NOTED}\n{_briefly(asked, now, context)}")
    missed = state.misunderstood + 1
    again = State(state.asking, state.answers, missed)
    if problem.instead:
        lines = [question(replace(asked, question=problem.hint), again, context)]
    else:
        lines = [problem.hint, _briefly(asked, again, context)]
    if missed >= MOST_MISUNDERSTOOD:
        lines.append(conversation_texts.offer_human(tap(conversation_texts.HUMAN)))
    return Turn(again, "\n".join(lines), refused=True)


def _told_instead(
    steps: Sequence[Ask], asked: Ask, said: Said, context: Context, answers: Answers
) -> Answers:
    """Take the words as the answer to a question still to come, when they are none to this one."""
    later = [step for step in steps if step.name != asked.name]
    found = _filled(later, said, context, answers)
    return found if any(value != {} for value in found.values()) else {}


def _corrections(steps: Sequence[Ask], answers: Answers, said: Said, context: Context) -> Answers:
    changed: Answers = {}
    for step in steps:
        find = step.revise or step.fill
        if step.name not in answers or find is None:
            continue
        value = find(said, context, answers)
        if value is not None and value != answers[step.name]:
            changed[step.name] = value
    return changed
