"""What staff type about papers: 代填 for a home, 复核 of what somebody else entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.rules import access
from flows.desk import lookup
from flows.desk.acting import refused
from flows.desk.word import StaffWord, Usage
from flows.places import place as places
from flows.settings.calendar import local
from flows.survey.answering import urn
from flows.survey.paper import slips
from flows.survey.paper.entry import ENTERS, Paper
from flows.survey.record import Survey, survey_of
from flows.survey.texts import paper as paper_texts
from flows.survey.texts.words import HELP_PAGE
from nlp.understanding import understand_briefly

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from storage.records.case import Case
    from storage.records.people import Home
    from storage.records.survey import Invitation

MOST_CODES = 20  # in one message


def enter_paper(asked: Asked) -> str:
    """Give a link on which the paper of a home is entered."""
    case = _survey(asked)
    if isinstance(case, str):
        return case
    home = _home(asked, case)
    if isinstance(home, str):
        return home
    invitation = _invitation(asked, case, home)
    if isinstance(invitation, str):
        return invitation
    if not urn.takes_answers(asked.store, asked.moment, case, invitation):
        return paper_texts.entry_is_over(case.number)
    address = asked.context.entry_link(invitation.id, asked.staff.id)
    anonymous = survey_of(case).planned().anonymous
    return paper_texts.link(case.number, _label(home), address, anonymous=anonymous)


def check_paper(asked: Asked) -> str:
    """Give a link on which a paper is entered again, or name the papers that wait for it."""
    case = _survey(asked)
    if isinstance(case, str):
        return case
    code = slips.code_in(asked.command.rest)
    if not asked.command.rest:
        waiting = asked.store.slips.waiting(case.id, asked.staff.id, MOST_CODES)
        return paper_texts.which_slip(case.number, waiting)
    slip = asked.store.slips.by_code(case.id, code) if code else None
    if slip is None:
        return paper_texts.no_such_slip(case.number, asked.command.rest)
    sealer = asked.context.sealer
    paper = Paper(asked.store, asked.moment, case, asked.staff, sealer, slip=slip)
    match paper.standing:
        case "own":
            return paper_texts.own_slip(case.number, code)
        case "checked":
            return paper_texts.slip_is_done(case.number, code)
    address = asked.context.entry_link(slip.id, asked.staff.id)
    return paper_texts.check_link(case.number, code, address)


def _survey(asked: Asked) -> Case | str:
    """Return the survey that takes answers and whose papers the speaker may enter, or why not."""
    case = lookup.choose(asked)
    if isinstance(case, str):
        return case
    refusal = access.staff_refusal(case, asked.staff, ENTERS, asked.settings)
    if refusal is not None:
        return refused(asked, case, ENTERS, refusal)
    if not isinstance(case.own, Survey) or case.status != "running":
        return refused(asked, case, ENTERS, f"survey_{case.status}")
    return case


def _home(asked: Asked, case: Case) -> Home | str:
    now = local(asked.now, asked.settings).replace(tzinfo=None)
    named = understand_briefly(asked.command.rest, now).home
    community = asked.settings.community(case.community)
    if named is None or community is None:
        return paper_texts.which_home(case.number)
    problem = places.problem_with(community, named)
    if problem is not None:
        return problem
    place = places.completed(community, named)
    if place is None or not places.is_complete(place):
        return paper_texts.which_home(case.number)
    building, unit, room = (place["home"][part] for part in ("building", "unit", "room"))
    home = asked.store.residents.home(case.community, building, unit, room)
    return home or paper_texts.no_such_home(places.label(place))


def _invitation(asked: Asked, case: Case, home: Home) -> Invitation | str:
    """Return whose vote the paper is: the home's, or that of the one who is named."""
    invited = asked.store.invitees.of_home(case.id, home.id)
    if not invited:
        return paper_texts.not_invited(case.number, _label(home))
    each = survey_of(case).planned().per == "person"
    waiting = [one for one in invited if not urn.is_answered(asked.store, case, one)]
    if not waiting:
        return paper_texts.has_answered(case.number, _label(home), each=each)
    if not each or len(waiting) == 1:
        return waiting[0]
    names = {_name(asked, one): one for one in waiting}
    named = [one for name, one in names.items() if name and name in asked.command.rest]
    if len(named) == 1:
        return named[0]
    typed = f"{home.building}-{home.unit}-{home.room}"
    return paper_texts.whose(case.number, _label(home), typed, list(names))


def _name(asked: Asked, invitation: Invitation) -> str:
    person = asked.store.persons.get(invitation.person_id) if invitation.person_id else None
    return (person.name if person else None) or ""


def _label(home: Home) -> str:
    return places.home_label(home.building, home.unit, home.room)


COMMANDS = (
    StaffWord(
        "代填", enter_paper, act=ENTERS,
        forms=(Usage("代填 单号 3-2-1501（纸质答卷）", ENTERS, 45, HELP_PAGE),),
    ),
    StaffWord(
        "复核", check_paper, act=ENTERS, with_number=frozenset({"复核"}),
        forms=(Usage("复核 单号 卷子编号", ENTERS, 46, HELP_PAGE),),
    ),
)  # fmt: skip
