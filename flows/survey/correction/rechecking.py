"""Residents are asked again after the corrections (CAL-3): a re-check survey, two questions an item."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from flows.cases import callbacks, telling
from flows.cases import work as case_work
from flows.cases.notice import STEP
from flows.cases.telling import Telling
from flows.cases.watch import context_of, system_deed
from flows.settings.calendar import local
from flows.survey.correction.drafting import NOW
from flows.survey.correction.origin import survey_behind
from flows.survey.correction.record import Correction, correction_of
from flows.survey.correction.texts import recheck as recheck_texts
from flows.survey.correction.texts import tasks
from flows.survey.plan import opening, reading, templates
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS
from storage.records.callback import WAITING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.cases.rules.deeds import Deed, Moment
    from storage.records.case import Case
    from storage.records.staff import Staff
    from storage.store import Store

SORT = "recheck"
BETTER = "better-"  # before the number of a corrective action: whether it got better
DAYS = 10  # for which residents can answer
MOST_ITEMS = 29  # two questions each, and one for words, of sixty


def all_closed(store: Store, moment: Moment, happened: tuple[Case, Case], deed: Deed) -> None:
    """Propose a re-check to who planned the survey, with the last 合格."""
    if deed.action != "pass":
        return
    survey = survey_behind(store, happened[1])
    if survey is None:
        return
    made = store.cases.corrections_of(survey.id)
    author = store.staff.get(survey_of(survey).author_id)
    if any(case.status != "closed" for case in made) or author is None or not author.person_id:
        return
    text = tasks.all_closed(survey, len(made))
    card = {"status": tasks.ALL_CLOSED}
    telling.tell(store, moment, survey, Telling(author.person_id, text, "step", STEP, card=card))


def running(store: Store, survey: Case) -> Case | None:
    """Return the re-check of a survey that is planned, running or not published yet."""
    found = store.cases.open_of_kind(survey.community, SURVEYS)
    return next((case for case in found if _is_recheck_of(case, survey.number)), None)


def _is_recheck_of(case: Case, number: str) -> bool:
    plan = survey_of(case).planned()
    return plan.kind == SORT and plan.round_of == number


def plan_again(store: Store, moment: Moment, survey: Case, author: Staff) -> Case | list[str]:
    """Store the plan of a re-check, which is approved like any other; or say what is wrong."""
    made = store.cases.corrections_of(survey.id)[:MOST_ITEMS]
    plan, mistakes = reading.read_plan(content_of(moment, survey, made), moment)
    if plan is None:
        return mistakes
    if not opening.chain_for(store, moment, plan, author):
        return [recheck_texts.NOBODY_APPROVES]
    for case in made:
        for one in store.callbacks.of_case(case.id):
            if one.status == WAITING:
                callbacks.drop(store, one, "the re-check asks")
    return opening.open_survey(store, moment, plan, author)


def content_of(moment: Moment, survey: Case, made: Sequence[Case]) -> dict[str, Any]:
    """Return the plan as a file would hold it: those who were asked before, from tomorrow on."""
    before = survey_of(survey).planned()
    base = templates.template_of(SORT)
    better, now, *others = base["questions"]
    tomorrow = local(moment.now, moment.settings).date() + timedelta(days=1)
    questions: list[dict[str, Any]] = []
    for case in made:
        correction = correction_of(case)
        rating: dict[str, Any] = {"id": f"{NOW}{case.number}"}
        target = correction.found().get("target")
        if target:
            rating["target"] = target
        ask = recheck_texts.better(correction.ask, str(better["ask"]))
        questions.append(better | {"id": f"{BETTER}{case.number}", "ask": ask})
        questions.append(now | rating | {"ask": recheck_texts.now(correction.ask)})
    return base | {
        "title": recheck_texts.recheck_title(before.title),
        "community": survey.community,
        "audience": before.audience.model_dump(mode="json", exclude_none=True),
        "per": before.per,
        "anonymous": before.anonymous,
        "round_of": survey.number,
        "starts": tomorrow.isoformat(),
        "closes": (tomorrow + timedelta(days=DAYS)).isoformat(),
        "questions": [*questions, *others],
    }


def noted(store: Store, moment: Moment, happened: tuple[Case, Case], _deed: Deed) -> None:
    """Write on each corrective action what residents say of it, once that report has its yes."""
    before, case = happened
    is_new = (before.status, case.status) == ("reporting", "reported")
    if not is_new or survey_of(case).sort != SORT:
        return
    figures = json.loads(survey_of(case).figures or "{}")
    better = {one["id"]: one["counts"] for one in figures.get("choices", ())}
    for item in figures.get("items", ()):
        number = str(item["id"]).removeprefix(NOW)
        corrected = store.cases.by_number(number)
        if corrected is None or not isinstance(corrected.own, Correction):
            continue
        said = item | {"better": better.get(f"{BETTER}{number}", {}), "survey": case.number}
        own = replace(corrected.own, asked_again=json.dumps(said, ensure_ascii=False))
        words = recheck_texts.noted(own, case)
        case_work.perform(
            store,
            context_of(store, moment, corrected),
            corrected,
            replace(system_deed("recheck", words), own=own),
        )
