"""A plan made in chat, question by question (问卷 新建); nothing is sent before its approval.

One that was given back is changed in the same way (问卷 N 修改): it begins with the card, and what
chat can't ask stays as it was written.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from flows.cases.rules.deeds import Moment
from flows.conversation.engine import Ask, Flow, InvalidAnswer, Option, Revise
from flows.conversation.readers import agreed, text_up_to
from flows.conversation.texts import CONFIRM
from flows.desk.promise import promised
from flows.settings.calendar import local
from flows.survey.plan import opening, questionnaire, reading, templates
from flows.survey.texts import making as making_texts
from nlp import short_answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Answers, Context, Said
    from flows.survey.shape import Plan
    from storage.store import Store

NAME = "survey_plan"
WRITTEN, AS_WRITTEN = "written", "as_written"  # a plan given back, and whom it asks as it stands


def _sorts(_context: Context, _answers: Answers) -> Sequence[Option]:
    return [Option(sort, label) for sort, label in making_texts.SORTS.items()]


def _no_such(hint: str) -> Any:  # noqa: ANN401 - a reader
    def read(_said: Said, _context: Context, _answers: Answers) -> Any:  # noqa: ANN401
        raise InvalidAnswer(hint)

    return read


def _read_share(said: Said, _context: Context, _answers: Answers) -> float:
    share = short_answers.share(said.text)
    if share is None or not 0 < share <= 1:
        raise InvalidAnswer(making_texts.WHICH_SHARE)
    return share


def _read_buildings(said: Said, context: Context, _answers: Answers) -> list[str]:
    known = [one.name for one in context.community.buildings]
    named = short_answers.buildings(said.text)
    if not named or any(one not in known for one in named):
        raise InvalidAnswer(making_texts.which_buildings(known))
    return list(dict.fromkeys(named))


def _day_in(text: str, context: Context) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        at = promised(text, context.now, context.settings)
        return local(at, context.settings).date() if at is not None else None


def _read_start(said: Said, context: Context, _answers: Answers) -> str:
    day = _day_in(said.text, context)
    if day is None or day < local(context.now, context.settings).date():
        raise InvalidAnswer(making_texts.WHICH_START)
    return day.isoformat()


def _read_close(said: Said, context: Context, answers: Answers) -> str:
    first = date.fromisoformat(answers["starts"])
    day = _day_in(said.text, context)
    days = (day - first).days if day else -1
    satisfaction = answers["sort"] == "satisfaction"
    if day is None or days < 0 or (satisfaction and not 10 <= days <= 15):
        raise InvalidAnswer(making_texts.which_close(satisfaction=satisfaction))
    return day.isoformat()


def _read_meets(said: Said, context: Context, answers: Answers) -> str:
    at = promised(said.text, context.now, context.settings)
    when = local(at, context.settings) if at is not None else None
    if when is None or when.date() < date.fromisoformat(answers["closes"]):
        raise InvalidAnswer(making_texts.WHICH_MEETS)
    return f"{when:%Y-%m-%d %H:%M}"


def _closings(_context: Context, answers: Answers) -> Sequence[Option]:
    first = date.fromisoformat(answers["starts"])
    days = [first + timedelta(days=span) for span in (10, 13, 15)]
    return [Option(day.isoformat(), making_texts.day(day)) for day in days]


def _read_questions(said: Said, _context: Context, answers: Answers) -> bool:
    """Change the questions by a line; they are shown again until they are right."""
    drawn = questions_of(answers)
    try:
        changed = questionnaire.changed(said.text, drawn)
    except questionnaire.NoQuestion as problem:
        raise InvalidAnswer(making_texts.NO_QUESTION[str(problem)]) from problem
    if changed is None:
        raise InvalidAnswer(making_texts.HOW_TO_CHANGE)
    if not changed:
        raise InvalidAnswer(making_texts.ONE_AT_LEAST)
    raise Revise({"drawn": changed}, quiet=True)


def questions_of(answers: Answers) -> list[dict[str, Any]]:
    """Return the questions as they were changed, or those of the template."""
    drawn: list[dict[str, Any]] | None = answers.get("drawn")
    return drawn if drawn is not None else templates.template_of(answers["sort"])["questions"]


def _is_meeting(_context: Context, answers: Answers) -> bool:
    return bool(answers.get("sort") == "meeting")


def _sampled(_context: Context, answers: Answers) -> bool:
    return bool(answers.get("whom") == "sample")


def _some(_context: Context, answers: Answers) -> bool:
    return bool(answers.get("whom") == "buildings")


def _fewer(context: Context, answers: Answers) -> bool:
    """Tell whether not all homes are asked, which needs a reason that approvers see (SUR-4)."""
    return _sampled(context, answers) or _some(context, answers)


def content_of(context: Context, answers: Answers) -> dict[str, Any]:
    """Return the plan as a file would hold it."""
    written: dict[str, Any] | None = answers.get(WRITTEN)
    base = written or templates.template_of(answers["sort"])
    title = written["title"] if written else making_texts.title(base["title"], answers["starts"])
    return base | {
        "title": answers.get("title") or title,
        "purpose": answers.get("purpose") or base["purpose"],
        "community": context.community.name,
        "audience": _audience(answers, base),
        "reason": answers.get("reason") or _reason_written(answers, base),
        "anonymous": answers["anonymous"],
        "starts": answers["starts"],
        "closes": answers["closes"],
        "place": answers.get("place") or base.get("place", ""),
        "meets": answers.get("meets", ""),
        "questions": questions_of(answers),
    }


def _reason_written(answers: Answers, base: dict[str, Any]) -> str:
    return str(base.get("reason", "")) if answers["whom"] == AS_WRITTEN else ""


def _audience(answers: Answers, base: dict[str, Any]) -> dict[str, Any]:
    match answers["whom"]:
        case "sample":
            return {"who": "sample", "share": answers["share"]}
        case "buildings":
            return {"who": "all", "buildings": answers["buildings"]}
        case "as_written":
            return dict(base.get("audience", {}))
        case _:
            return {"who": "all"}


def answers_of(plan: Plan) -> Answers:
    """Return what would have been answered in chat for a plan that was written before."""
    written = plan.model_dump(mode="json", exclude_defaults=True) | {"kind": plan.kind}
    return {
        WRITTEN: written,
        "sort": plan.kind,
        "title": plan.title,
        "purpose": plan.purpose,
        "whom": AS_WRITTEN,
        "starts": plan.starts,
        "closes": plan.closes,
        "place": plan.place,
        "anonymous": plan.anonymous,
        "drawn": written["questions"],
        "questions": True,
    }


def _read(context: Context, answers: Answers) -> tuple[Plan | None, list[str]]:
    moment = Moment(context.now, context.settings)
    return reading.read_plan(content_of(context, answers), moment)


def _card(context: Context, answers: Answers) -> str:
    plan, mistakes = _read(context, answers)
    return making_texts.wrong(mistakes) if plan is None else making_texts.card(plan)


def _agreed(said: Said, context: Context, answers: Answers) -> bool:
    """Take a yes; a part of the plan that is named is asked again."""
    parts = making_texts.parts_in(said.text)
    if parts:
        raise Revise(drop=parts, quiet=True)
    plan, mistakes = _read(context, answers)
    if plan is None:
        raise InvalidAnswer(making_texts.wrong(mistakes), instead=True)
    return agreed(said, context, answers)


def _yes(context: Context, answers: Answers) -> Sequence[Option]:
    """Offer the yes where the plan can be handed in."""
    return [Option(value=True, label=CONFIRM)] if _read(context, answers)[0] else []


STEPS = (
    Ask("sort", making_texts.ASK_SORT, _no_such(making_texts.ONE_OF_THESE), _sorts),
    Ask("title", making_texts.ASK_TITLE, text_up_to(100), optional=True),
    Ask("purpose", making_texts.ASK_PURPOSE, text_up_to(200), optional=True),
    Ask(
        "whom", making_texts.ASK_WHOM, _no_such(making_texts.ONE_OF_THESE),
        [Option(name, label) for name, label in making_texts.WHOM.items()],
    ),
    Ask("share", making_texts.ASK_SHARE, _read_share, when=_sampled),
    Ask("buildings", making_texts.ASK_BUILDINGS, _read_buildings, when=_some),
    Ask("reason", making_texts.ASK_REASON, text_up_to(200), when=_fewer),
    Ask("starts", making_texts.ASK_START, _read_start),
    Ask("closes", making_texts.ASK_CLOSE, _read_close, _closings),
    Ask("place", making_texts.ASK_PLACE, text_up_to(100), when=_is_meeting),
    Ask("meets", making_texts.ASK_MEETS, _read_meets, when=_is_meeting),
    Ask(
        "anonymous", making_texts.ASK_ANONYMOUS, _no_such(making_texts.ONE_OF_THESE),
        [Option(value=True, label=making_texts.ANONYMOUS), Option(value=False, label=making_texts.BY_NAME)],
    ),
    Ask(
        "questions", lambda _context, answers: making_texts.questions(questions_of(answers)),
        _read_questions, [Option(value=True, label=making_texts.AS_THEY_ARE, words=("可以", "好", "行"))],
    ),
    Ask("confirmed", _card, _agreed, _yes),
)  # fmt: skip


def finish(context: Context, store: Store, answers: Answers) -> str:
    """Store the plan; it waits for its first yes."""
    moment = Moment(context.now, context.settings)
    plan, mistakes = _read(context, answers)
    if plan is None or context.staff is None:
        return making_texts.wrong(mistakes)
    if not opening.chain_for(store, moment, plan, context.staff):
        return making_texts.NOBODY_APPROVES
    if context.case is None:
        case = opening.open_survey(store, moment, plan, context.staff)
    elif context.case.status in opening.CHANGEABLE:
        case = opening.hand_in_again(store, context, context.case, plan, context.staff)
    else:
        return making_texts.begun_already(context.case)
    return making_texts.handed_in(case, moment)


FLOW = Flow(
    name=NAME,
    title=making_texts.TITLE,
    steps=lambda _context: STEPS,
    finish=finish,
)
