"""How a request for help is told and opened: its type, what it costs, one in hand already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases import night
from flows.cases import work as case_work
from flows.cases.conversations import resident_deed
from flows.cases.filing import Filed
from flows.cases.own import is_running
from flows.cases.texts import feedback
from flows.conversation.context import Known
from flows.conversation.questions import Option, Revise
from flows.help import rules, sorting
from flows.help.record import Help, help_of
from flows.help.settings import HELP, OTHER, HelpRequests
from flows.help.texts import filing as filing_texts
from flows.intake.form import Form
from nlp.acts import lost

if TYPE_CHECKING:
    from flows.cases.filing import Filing
    from flows.conversation.context import Answers, Context, Said
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.store import Store


def file(store: Store, context: Context, case: Case, filing: Filing) -> Filed:
    """Add what such a request has from the start: its type, its urgency, the promised answer."""
    settings, words = context.settings, case.description
    tapped = {"sort": filing.draft.sort} if filing.draft and filing.draft.sort else {}
    name = sorting.chosen({"description": words, **tapped}, settings) or OTHER
    kept = settings.section(HelpRequests).of(name)
    child = sorting.is_of_child(words, settings)
    if case.urgency == "ordinary":
        case = replace(case, urgency="urgent" if child else kept.urgency)
    opens = night.nobody_until(store, context, case)
    own = Help(case.id, name, rules.answer_by(case, opens, settings), int(child), kept.price)
    return Filed(replace(case, own=own))


def goes_on(text: str, case: Case, settings: Settings) -> bool:
    """Tell whether words are about help of the same type, or of one that the request names, too.

    What was found is not what is sought.
    """
    if lost.is_found(text) != lost.is_found(case.description):
        return False
    types = {help_of(case).type, *sorting.named(case.description, settings)}
    return not types.isdisjoint(sorting.likely(text, settings))


def calms(text: str, settings: Settings) -> str:
    """Calm a child who writes alone, before anything is asked."""
    return f"{filing_texts.CHILD}\n" if sorting.is_of_child(text, settings) else ""


def _options(context: Context, answers: Answers) -> list[Option]:
    """Offer the types that it may be, where the words leave that open."""
    settings = context.settings
    if sorting.chosen(answers, settings) is not None:
        return []
    known = settings.section(HelpRequests)
    return [
        Option(Revise({"sort": key}), filing_texts.is_type(known.of(key).name))
        for key in sorting.offered(answers, settings)
    ]


def _lines(context: Context, answers: Answers) -> list[str]:
    settings = context.settings
    name = sorting.chosen(answers, settings)
    if name is None:
        return [filing_texts.WHICH_TYPE]
    if name == OTHER:  # nobody has to sort their own request
        return []
    return filing_texts.of_type(settings.section(HelpRequests).of(name))


def _is_another(said: Said, context: Context, answers: Answers) -> bool:
    """Tell whether help of another type is asked for than what was told names.

    Who named none may be saying only now which it is; what was found is not what is sought.
    """
    settings, told = context.settings, answers["description"]
    known, named = sorting.named(told, settings), sorting.likely(said.text, settings)
    if not known or not sorting.claims(said.text, said.meaning.intent, settings):
        return False
    return not set(known) & set(named) or lost.is_found(said.text) != lost.is_found(told)


def _visits(context: Context, answers: Answers) -> bool:
    """Tell whether somebody may be sent: a room is only booked, what was lost is not at home."""
    name = sorting.chosen(answers, context.settings)
    kept = context.settings.section(HelpRequests).of(name or OTHER)
    return bool(kept.trades) and kept.where is None


def where(answers: Answers, settings: Settings) -> str:
    """Ask where it happened, for a type about which nobody comes to the home; else nothing."""
    name = sorting.chosen(answers, settings) if "description" in answers else None
    return (settings.section(HelpRequests).of(name).where or "") if name else ""


def _known(store: Store, context: Context, answers: Answers) -> Known | None:
    """Find a request of the speaker's for the same, which is in hand."""
    if "description" not in answers:
        return None
    name = sorting.chosen(answers, context.settings)
    for case in store.cases.of_reporter(context.person.id, context.now):
        same = case.kind == HELP and is_running(case) and help_of(case).type == name
        if same and name != OTHER:
            return Known(
                case.id,
                filing_texts.hint(case, context),
                filing_texts.add_to(case),
                filing_texts.ANEW,
            )
    return None


def _add_to(store: Store, context: Context, answers: Answers) -> str:
    """Put the words beside the request that is in hand."""
    case = store.cases.get(answers["confirmed"])
    if case is None:
        return feedback.GONE
    about = context.about(case)
    store.evidence.give_to_case(context.conversation_id, case.id)
    deed = resident_deed(about, "supplement", answers["description"])
    return case_work.do_and_tell(store, about, case, deed)


FORM = Form(
    ask_description=filing_texts.ASK_WHAT,
    ask_phone=filing_texts.ASK_PHONE,
    say_more=filing_texts.SAY_MORE,
    named_enough=True,
    has_category=False,
    options=_options,
    lines=_lines,
    is_another=_is_another,
    visits=_visits,
    known=_known,
    add_to=_add_to,
)
