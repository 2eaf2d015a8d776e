"""What residents say about a complaint of theirs: seal me, it is right, I appeal, let us talk."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from flows.cases import own
from flows.cases import work as case_work
from flows.cases.conversations import APPEAL, resident_deed
from flows.cases.description import DESCRIPTION_LIMIT
from flows.cases.expectation import ANSWER, GOES_ON, Expectation
from flows.cases.kind import kind_of
from flows.cases.resident import about_one, act_on, ask_first, chosen, may
from flows.cases.rules import deadlines, lifecycle
from flows.cases.rules.deeds import Moment, NotPossible
from flows.cases.texts import replies
from flows.cases.texts import resident as resident_texts
from flows.cases.texts.words import named
from flows.cases.wish import ResidentWord, Wish
from flows.complaint import entered, filing
from flows.complaint.settings import COMPLAINTS
from flows.complaint.talks import resident as talks
from flows.complaint.texts import filing as filing_texts
from flows.complaint.texts import secrecy
from flows.complaint.texts.answers import CONSENTS
from flows.conversation import dialogue
from flows.intake.register import REPORT_ISSUE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.cases.expectation import Heard
    from flows.conversation.context import Context, Said
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store

RIGHT, WRONG = "代报对的", "代报不对"
MAY_BE_NAMED, SECRET = "可透露", "保密"
SERVICE = "service_attitude"  # the category of what is wrong with how something was done


def _is_open_complaint(case: Case, _context: Context) -> bool:
    return case.kind == COMPLAINTS and deadlines.is_open(case)


def _may_seal(case: Case, context: Context) -> bool:
    return _is_open_complaint(case, context) and not case.confidential


def _was_served(case: Case, context: Context) -> bool:
    """Tell whether there is a service to complain of, which was called done."""
    return kind_of(case, context.settings).served is not None and own.may_return(case)


def _is_entered(case: Case, context: Context) -> bool:
    return _is_open_complaint(case, context) and case.entered_by is not None


def _was_rated(case: Case, _context: Context) -> bool:
    """Tell whether a complaint may be made of how it was handled: that was told by a rating."""
    return case.kind != COMPLAINTS and case.rating is not None


def may_appeal(case: Case, settings: Settings) -> bool:
    """Tell whether the resident may appeal now (COM-8)."""
    return "appeal" in lifecycle.possible(case, settings, "resident")


def _appealable(case: Case, context: Context) -> bool:
    """Tell whether an appeal may be meant for it; one that comes late is answered, too."""
    return may_appeal(case, context.settings) or case.appeal_until is not None


@about_one(_appealable)
def _appeal(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if not may(context, "appeal"):
        return resident_texts.NOT_YOURS
    if len(wish.rest) >= 2:
        return act_on(store, context, "appeal", wish.rest)
    return ask_first(store, context, APPEAL, "appeal")


@about_one(_is_open_complaint)
def _consent(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Note how far the complainant agrees to be named; it can be changed at any time."""
    case = chosen(context)
    if not may(context, "consent") or case.kind != COMPLAINTS:
        return resident_texts.nothing_to(wish.word)
    kind = next(k for k, word in CONSENTS.items() if word == wish.word)
    deed = replace(resident_deed(context, "consent", wish.word), reason=kind)
    return case_work.do_and_tell(store, context, case, deed)


@about_one(_is_open_complaint)
def _talk(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    case = chosen(context)
    if not may(context, "talk") or case.kind != COMPLAINTS:
        return resident_texts.nothing_to(wish.word)
    return talks.answer(store, context, case, wish.rest)


@about_one(_may_seal)
def _seal(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return seal_own(store, context, chosen(context))


@about_one(_was_rated)
def _take_up(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    if not may(context, "rate"):
        return resident_texts.NOT_YOURS
    return take_up(store, context, chosen(context))


def _may_be_served(case: Case, context: Context) -> bool:
    """Tell whether there is one that was not called done yet: nobody came, nobody answered."""
    return kind_of(case, context.settings).served is not None and own.is_running(case)


def _of_any_service(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Complain of what was called done; where nothing was, of what is in hand."""
    done = any(_was_served(case, context) for case in own.own_cases(store, context))
    choose = about_one(_was_served if done or wish.number else _may_be_served)
    return choose(_of_service)(store, context, wish, said)


def _of_service(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Begin a complaint about a service, filled with who did what and when (HLP-5)."""
    case = chosen(context)
    if not may(context, "rate"):
        return resident_texts.NOT_YOURS
    if kind_of(case, context.settings).served is None:
        return resident_texts.nothing_to(wish.word)
    return take_up(store, context, case, wish.rest)


@about_one(_is_entered)
def _entered_right(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return agree(store, context, chosen(context))


@about_one(_is_entered)
def _entered_wrong(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    return correct(store, context, chosen(context), wish.rest)


def seal_own(store: Store, context: Context, case: Case) -> str:
    """Keep who complained from everybody without the right."""
    try:
        case_work.perform(store, context, case, resident_deed(context, "seal"))
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return secrecy.SEALED


def take_up(store: Store, context: Context, case: Case, words: str = "") -> str:
    """Start a complaint about how a case was handled; only the yes is left to say."""
    for later in store.cases.of_reporter(context.person.id, case.created_at):
        if later.from_case_id == case.id:
            return filing_texts.taken_up_before(later)
    served = kind_of(case, context.settings).served
    told = served(store, case, Moment(context.now, context.settings))[0] if served else ""
    about = filing_texts.about_service(case, told)
    known = {
        "kind": COMPLAINTS,
        "description": "；".join(filter(None, (about, words)))[:DESCRIPTION_LIMIT],
        "category": {"name": SERVICE if served else case.category, "likely": []},
        "available": {},
        "phone": case.reporter_phone or context.person.phone,
        "from_case": case.id,
    }
    answers = {name: value for name, value in known.items() if value is not None and value != ""}
    card = dialogue.start(store, context, REPORT_ISSUE, None, subject=case.id, answers=answers)
    return card if words or case.rating_text else filing_texts.say_why(card)


def expects(store: Store, context: Context) -> Iterator[Expectation]:
    """Declare that what a clerk entered waits for a yes or a correction."""
    case = filing.unconfirmed(store, context)
    if case is not None:
        do = partial(_check, case)
        acts = frozenset({ANSWER})
        yield Expectation("entered", case.id, acts, case.created_at, do, named(case))

    for one in own.own_cases(store, context):
        if _is_open_complaint(one, context) and one.reporter_id == context.person.id:
            acts = frozenset({"secret", "share"})
            do = partial(_how_far, one)
            yield Expectation("named", one.id, acts, one.created_at, do, named(one), GOES_ON)


def _how_far(case: Case, act: str, _heard: Heard) -> Wish | None:
    """Read how far the complainant agrees to be named."""
    if act == "share":
        return Wish(MAY_BE_NAMED, case.number)
    return None if case.confidential else Wish(SECRET, case.number)


def _check(case: Case, _act: str, heard: Heard) -> Wish | None:
    """Read a yes, or a no with what is wrong; 好的 is courtesy here."""
    wrong = entered.correction(heard.words)
    if wrong is not None:
        return Wish(WRONG, case.number, wrong)
    return Wish(RIGHT, case.number) if entered.is_right(heard.words) else None


def agree(store: Store, context: Context, case: Case) -> str:
    """Note that the caller agrees with what was written down."""
    about = context.about(case)
    return _noted(store, about, case, ("note", filing_texts.AGREED)) or filing_texts.agreed(case)


def correct(store: Store, context: Context, case: Case, words: str) -> str:
    """Put a correction beside what was written down; without words ask for them."""
    if not words:
        return filing_texts.ask_correction(case)
    about = context.about(case)
    return _noted(store, about, case, ("supplement", words)) or filing_texts.corrected(case)


def _noted(store: Store, context: Context, case: Case, act: tuple[str, str]) -> str | None:
    """Do it; return a sentence only when it was refused."""
    try:
        case_work.perform(store, context, case, resident_deed(context, *act))
    except NotPossible as problem:
        return replies.not_possible(problem.reason, case, context)
    return None


WORDS = (
    ResidentWord("申诉", _appeal, ("我要申诉", "提出申诉", "不服")),
    ResidentWord("约谈", _talk, ("想谈谈", "要求面谈")),
    ResidentWord("匿名转达", _consent),
    ResidentWord(MAY_BE_NAMED, _consent, ("可以透露",)),
    ResidentWord("愿意面谈", _consent, ("同意面谈",)),
    ResidentWord(SECRET, _seal, ("请保密", "匿名"), after_question=True),
    ResidentWord("转成投诉", _take_up, ("转投诉",)),
    ResidentWord("服务投诉", _of_any_service, ("投诉服务", "投诉这次服务")),
    ResidentWord(RIGHT, _entered_right),
    ResidentWord(WRONG, _entered_wrong),
)
