"""Complaints (投诉, COM): investigated, decided and archived; who complained stays private."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.chore import Batch, Each, due_cases
from flows.cases.kind import Kind, Told
from flows.cases.rules.rulebook import Rulebook
from flows.cases.subject import Subject
from flows.complaint import (
    accused,
    anew,
    commands,
    filing,
    holders,
    own_side,
    resident,
    watch,
)
from flows.complaint.archive import erasing, personal_data
from flows.complaint.asking import SOURCES
from flows.complaint.contradictions import contradictions
from flows.complaint.counter import COUNTER
from flows.complaint.form import FORM
from flows.complaint.month import desk as month_desk
from flows.complaint.notices import COMPLAINT_NOTICES
from flows.complaint.rules import access, asking, clocks, rewinding, table
from flows.complaint.settings import COMPLAINTS, Complaints
from flows.complaint.talks import desk as talks_desk
from flows.complaint.talks import resident as talks_resident
from flows.complaint.talks import watch as talks_watch
from flows.complaint.texts import answers, news, own
from flows.complaint.texts import filing as filing_texts
from flows.complaint.texts.stages import DUES, STAGES
from storage.cases import Cases

if TYPE_CHECKING:
    from flows.settings.site import Settings


def ladder(settings: Settings) -> tuple[str, ...]:
    """Return the roles that a missed deadline climbs (COM-5)."""
    return settings.section(Complaints).ladder


KIND = Kind(
    name=COMPLAINTS,
    letters="TS",
    title="投诉",
    rules=Rulebook(
        statuses=table.STATUSES,
        acts=table.ACTS,
        why=table.why,
        next_due=clocks.next_due,
        begun=clocks.begun,
        rewound=rewinding.rewound,
        ladder=ladder,
        climbs_above_holder=True,
        needs=access.NEEDS,
        refusal=access.refusal,
        also_sees=access.is_investigator,
        hides_reporter=True,
    ),
    told=Told(
        opened=filing_texts.opened,
        no_news=news.no_news,
        still_right=news.still_fixed,
        choices=own.choices,
        events=own.EVENTS,
        following=own.following,
        reply=answers.reply,
        not_possible=answers.not_possible,
        ask_what_is_left=own.ASK_REASON,
        is_it_right="您觉得可以了吗？",
        answers=own.choices,
        entered=filing_texts.entered,
        turned_into="受理后告诉您由谁来查",
    ),
    notices=COMPLAINT_NOTICES,
    stages=STAGES,
    dues=DUES,
    opens_for=frozenset({"complaint"}),
    known_by_account=True,
    internal=frozenset(
        {"plan", "grade", "investigate", "assess", "propose", "reject", "ask_again", "accuse"}
        | {"talk", "seal", "consent", "month_passed"}
    ),
    audiences={
        "level": holders.reported_to,
        "investigators": holders.investigators,
        "proposer": holders.proposer,
    },
    side=filing.side_of,
    file=filing.file,
    missing=holders.missing,
    completed=holders.completed,
    followed=holders.followed,
    callbacks=SOURCES,
    wants_callback=asking.wants,
    called_back=anew.called_back,
    may_object=resident.may_appeal,
    objects_by="申诉",
    parts=(COUNTER, FORM),
)
COMPLAINT = Subject(
    COMPLAINTS,
    kinds=(KIND,),
    words=resident.WORDS,
    hears=(own_side.hear,),
    expects=(talks_resident.expects, resident.expects),
    bound=(accused.hide_from_new_tenant,),
    commands=(*commands.COMMANDS, *talks_desk.COMMANDS, *month_desk.COMMANDS),
    questions=(month_desk.in_words,),
    covers=(personal_data.unmarked,),
    chores=(
        Each("months", 60, due_cases(Cases.claim_months), watch.look_at_month),
        Each("talks", 30, talks_watch.due, talks_watch.remind),
        Batch("erase", 60, erasing.erase_old),
    ),
    section=Complaints,
    checks=((contradictions, ("complaints", "roles", "categories")),),
)
