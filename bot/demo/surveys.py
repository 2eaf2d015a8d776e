"""The demo's surveys: one that is counted already, and one that runs, so that both can be seen."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

from bot.reports.survey import count_due
from bot.sealing import SecretSealer
from flows.cases import work
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.watch import context_of, system_deed
from flows.settings.calendar import DAY, local
from flows.survey.answering import urn
from flows.survey.invitation import course
from flows.survey.plan import opening, templates
from flows.survey.record import survey_of
from flows.survey.settings import SURVEYS
from flows.survey.shape import Plan
from storage.ids import new_id
from storage.records.people import Home
from storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.service import Service
    from flows.settings.site import Community
    from flows.survey.shape import SurveyAnswers
    from storage.records.case import Case
    from storage.records.staff import Staff

AUTHOR, TITLE = "赵敏", "物业服务满意度调查"
FLOORS, ROOMS = 6, ("01", "02", "03", "04")  # of the homes that the demo adds, in each building
ANSWERING = 0.45  # share of the homes that sent an answer back
LAST_YEAR_DAYS, RUNS_DAYS = 75, 13  # how long ago the first one began, and how long each runs
# How a home answers: the weight of each word, by item; the worst two become corrective actions.
MOODS: dict[str, Sequence[int]] = {
    "security": (30, 40, 15, 10, 5), "cleaning": (25, 45, 20, 8, 2),
    "vehicles": (8, 20, 25, 30, 17), "repair": (35, 40, 15, 8, 2),
    "facilities": (15, 30, 30, 18, 7), "attitude": (40, 40, 12, 6, 2),
}  # fmt: skip
OPINIONS = (
    "晚上车位总被外来车占，希望管一管", "地下车库外来车太多，车位不够",
    "停车位老被占，找保安也没用", "楼道灯经常不亮", "楼道的灯坏了好久", "电梯里太脏",
    "希望多点健身器材", "保洁阿姨很认真",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo's surveys are played: whose community, who plans and who says yes."""

    service: Service
    store: Store
    community: Community
    staff: dict[str, Staff]

    def does(self, at: int, case: Case, deed: Deed) -> Case:
        """Do something to a survey at a moment."""
        moment = Moment(at, self.service.settings)
        return work.perform(self.store, context_of(self.store, moment, case), case, deed)


def fill_surveys(service: Service) -> None:
    """Play both, unless the demo has surveys already."""
    community = service.settings.communities[0]

    def known(store: Store) -> tuple[bool, dict[str, Staff]]:
        some = store.cases.open_of_kind(community.name, SURVEYS)
        some += store.cases.ended_of_kind(community.name, SURVEYS, 1)
        return bool(some), {one.name: one for one in store.staff.active_in(community.name)}

    played, staff = service.database.read(lambda c: known(Store(c)))
    if played or AUTHOR not in staff:
        return
    now = service.clock()

    def play(store: Store) -> None:  # in one transaction: nobody is reminded of what is long over
        stage = Stage(service, store, community, staff)
        _add_homes(store, community, now)
        _play_the_last(stage, now - LAST_YEAR_DAYS * DAY, now)
        course.start(store, Moment(now, service.settings), _approved(stage, now, TITLE))

    service.database.run(lambda c: play(Store(c)))
    count_due(service, Event())


def _add_homes(store: Store, community: Community, now: int) -> None:
    """Put more homes on the roster: a survey asks many."""
    for building in community.buildings:
        for floor in range(1, FLOORS + 1):
            for room in ROOMS:
                home = Home(new_id(now), community.name, building.name, "1", f"{floor}{room}")
                store.residents.add_home(home, None, None)


def _plan(stage: Stage, at: int, title: str) -> Plan:
    first = local(at, stage.service.settings).date()
    last = first + timedelta(days=RUNS_DAYS)
    content = templates.template_of("satisfaction")
    kept = [one for one in content["questions"] if one["id"] not in {"catering", "leisure"}]
    return Plan.model_validate(
        content
        | {
            "title": title,
            "community": stage.community.name,
            "starts": first,
            "closes": last,
            "questions": kept,
        }
    )


def _approved(stage: Stage, at: int, title: str) -> Case:
    """Plan one, and let everybody of the chain say yes."""
    moment = Moment(at, stage.service.settings)
    author = stage.staff[AUTHOR]
    case = opening.open_survey(stage.store, moment, _plan(stage, at, title), author)
    for one in survey_of(case).approvals():
        who = next(s for s in stage.staff.values() if s.role == one.role)
        case = stage.does(at, case, Deed("approve", who.id, who.name, target_id=author.id))
    return case


def _play_the_last(stage: Stage, began: int, now: int) -> None:
    """Play a survey of the past until it closes; the sweeper counts it."""
    moment = Moment(began + DAY, stage.service.settings)
    course.start(stage.store, moment, _approved(stage, began, f"{TITLE}（上一次）"))
    (running,) = stage.store.cases.open_of_kind(stage.community.name, SURVEYS)
    _answer(stage.store, moment, running, stage.service)
    stage.does(now, running, system_deed("end"))
    stage.store.agenda.drop(running.id)


def _answer(store: Store, moment: Moment, case: Case, service: Service) -> None:
    """Let some homes answer, each in its own mood."""
    lot = random.Random(case.id)  # noqa: S311 - of a demo
    sealer = SecretSealer(service.secret)
    day = local(moment.now, moment.settings).date().isoformat()
    for invitation in store.invitees.of_survey(case.id, limit=10_000):
        store.invitees.reached(invitation.id, "ticked", day)
        if lot.random() < ANSWERING:
            urn.cast(store, moment, case, invitation, _mood(lot, case), "page", sealer)


def _mood(lot: random.Random, case: Case) -> SurveyAnswers:
    answers: dict[str, Any] = {}
    for question in survey_of(case).planned().questions:
        if question.type == "rating":
            weights = MOODS[question.id]
            answers[question.id] = lot.choices(question.words[: len(weights)], weights)[0]
        elif question.type == "choice":
            answers[question.id] = lot.choice(question.options)
        elif lot.random() < ANSWERING:
            answers[question.id] = lot.choice(OPINIONS)
    return answers
