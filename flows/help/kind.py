"""Help requests (求助, HLP): answered within the hour, worked like a report; only the author sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.fieldwork import appointment
from flows.cases.fieldwork.asking import SOURCES
from flows.cases.fieldwork.notices import NOTICES
from flows.cases.fieldwork.rules import asking
from flows.cases.fieldwork.served import served
from flows.cases.fieldwork.texts.replies import DONE
from flows.cases.fieldwork.texts.stages import DUES, STAGES
from flows.cases.fieldwork.told import told
from flows.cases.kind import Due, Kind
from flows.cases.notice import RESULT, URGENT, Notice
from flows.cases.subject import Subject
from flows.desk.counter import Counter
from flows.emergency import added
from flows.emergency.notices import with_danger
from flows.help import desk, filing, resident, sorting
from flows.help.record import help_of, waits_for_agreement
from flows.help.rules import RULES
from flows.help.settings import HELP as NAME
from flows.help.settings import HelpRequests, contradictions
from flows.help.texts import desk as desk_texts
from flows.help.texts import filing as filing_texts
from flows.help.texts import news, tasks

if TYPE_CHECKING:
    from flows.cases.news import News


def _asks_for_agreement(happened: News) -> bool:
    """Tell whether a price waits that was told only now."""
    told = help_of(happened.before).price == help_of(happened.case).price
    return waits_for_agreement(happened.case) and not told


_WORKED = "accepted dispatched taken arrived deferred reopened registered"
_NOTICES = NOTICES | {
    "open": (Notice("clerks", tasks.new_help, URGENT, "registered", "task"),),
    "finish": (
        Notice("reporter", news.finished, RESULT, "finished", "result"),
        *NOTICES["finish"][1:],
    ),
    "close_silent": (Notice("reporter", news.closed_silently, RESULT, "closed", "result"),),
    "quote": (Notice("reporter", news.quoted, RESULT, _WORKED, "result"),),
    "sort": (
        Notice(
            "reporter", news.price_of_type, RESULT, _WORKED, "result", only_if=_asks_for_agreement
        ),
    ),
    "agree": (
        Notice("reporter", news.agreed_by_phone, RESULT, _WORKED),
        Notice("engineer", tasks.says_yes, URGENT, _WORKED, "task"),
        Notice("holder", tasks.says_yes, URGENT, _WORKED, "task"),
    ),
}
_STAGES = STAGES | {
    "accepted": replace(STAGES["accepted"], suggests=("dispatch", "appoint", "finish")),
    "taken": replace(STAGES["taken"], suggests=("appoint", *STAGES["taken"].suggests)),
}
KIND = Kind(
    name=NAME,
    letters="QZ",
    title="求助",
    rules=RULES,
    told=replace(
        told(filing_texts.opened, is_it_right=news.IS_IT_DONE, answers=news.answers),
        no_news=news.no_news,
        still_right=news.still_done,
        choices=news.choices,
        events=news.EVENTS,
        following=news.following,
        replies=DONE | {"agree": news.thanks_for_agreeing},
        while_waiting=("进度", "催单", "改时间"),
    ),
    notices=with_danger(_NOTICES),
    followed=appointment.kept(added.page_what_is_said),
    callbacks=SOURCES,
    wants_callback=asking.wants,
    stages=_STAGES,
    dues=DUES | {"accept": Due("回住户", ("受理", "派"))},
    opens_for=frozenset({"help_request"}),
    claims=sorting.claims,
    where=filing.where,
    goes_on=filing.goes_on,
    calms=filing.calms,
    sends_somebody=True,
    for_home=True,
    file=filing.file,
    served=served,
    parts=(
        Counter(
            sorts=desk.sort,
            refusals=desk_texts.REFUSALS,
            asks=desk_texts.ASKS,
            events=desk_texts.EVENTS,
        ),
        filing.FORM,
    ),
)
HELP = Subject(
    "help",
    kinds=(KIND,),
    words=resident.WORDS,
    expects=(resident.expects,),
    commands=desk.COMMANDS,
    today=(desk.today,),
    section=HelpRequests,
    checks=((contradictions, ("help", "trades")),),
)
