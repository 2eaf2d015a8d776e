"""Open a case: one door for the chat, for what a clerk enters (代报) and for emergencies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from flows.cases import night, notices
from flows.cases import work as case_work
from flows.cases.fieldwork import sending
from flows.cases.news import News
from flows.cases.rules import schedule
from flows.cases.rules.conflict import hidden_also
from flows.cases.rules.deeds import Deed, Moment
from flows.cases.rules.urgency import urgency_of
from flows.cases.texts import opened as texts
from flows.complaint import accused as accusing
from flows.complaint import filing, weighing
from flows.complaint import holders as complaint_work
from flows.complaint.rules import severity
from flows.complaint.texts.tasks import ACCUSED
from flows.places import place as places
from flows.settings.calendar import local
from storage.cases import Act
from storage.ids import new_id
from storage.records import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.conversation.context import Context
    from flows.settings.site import Settings, Urgency
    from storage.records import BoundHome, Person, Staff
    from storage.store import Store

LETTERS = {"report": "BX", "complaint": "TS", "help": "QZ", "suggestion": "JY", "violation": "WZ"}
WITH_PLACE = ("report", "help")  # kinds for which somebody goes somewhere
DAY_MS = 24 * 3600_000
_STARTER = re.compile(r"^(我要)?(报修|报事|报障)[:：,，。 ]*")
_NUMBER = r"[A-Za-z\d一二三四五六七八九十]{1,4}"
_HOME = re.compile(  # the place stands beside the description already
    rf"^{_NUMBER}\s*(?:栋|幢|号楼|座|#|-|－)\s*(?:{_NUMBER}\s*(?:单元|-|－)\s*)?"
    r"\d{3,4}\s*(?:室|号|房)?[的，,、：:。 ]*"
)
_CALLED = (  # what stands before a phone, and goes with it
    r"(?:[，,、；;\s]+(?:[他她我]们?|老人家?|阿姨)的?)?"
    r"[，,、；;\s]*(?:(?:联系)?(?:电话|手机|方式)(?:号码?)?)?(?:是|为)?[:：]?\s*"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a case before it is one; `reporter` only when it is not the speaker.

    `lives_at` is the reporter's home where the place is another.
    """

    kind: str
    category: str
    description: str
    place: places.Place
    phone: str
    name: str
    available: dict[str, str | None] = field(default_factory=dict)
    source: str = "chat"
    entered_by: str | None = None
    reporter: Person | None = None
    homes: tuple[BoundHome, ...] | None = None
    danger: str | None = None
    confidential: bool = False
    from_case_id: str | None = None
    lives_at: dict[str, Any] | None = None


def description_of(text: str, phones: tuple[str, ...]) -> str:
    """Return the words about the problem, without home and phones: workers see it."""
    words = _HOME.sub("", _STARTER.sub("", text.strip()))
    for phone in phones:
        pattern = r"(?:\+?86)?[\s\-]*" + r"[\s\-]*".join(re.escape(d) for d in phone if d.isdigit())
        words = re.sub(_CALLED + pattern, "", words)
    return words.strip(" ，,。;；、")


def open_case(store: Store, context: Context, draft: Draft) -> str:
    """Open a case and return the reply: its number, who has it, by when they act (REP-2)."""
    reporter = draft.reporter or context.person
    since = context.now - DAY_MS
    urgency = urgency_of(draft.category, draft.description, draft.danger, context.settings)
    if urgency == "ordinary" and draft.source == "chat":
        opened = store.cases.count_of_reporter(reporter.id, since)
        if opened >= context.settings.resident.reports_a_day:
            return texts.too_many(opened, context.community.duty_phone)
    case = create(store, context, draft)
    return texts.opened(case, context, nobody_until=night.nobody_until(store, context, case))


def create(store: Store, context: Context, draft: Draft) -> Case:
    """Store a new case with its first deadlines, and tell the clerks on duty.

    Who only wants a person gets a clerk; what is reported may be sent to an engineer at once.
    """
    case = _case(store, context, draft)
    accused: list[accusing.Found] = []
    if case.kind == "complaint":
        case = replace(case, confidential=int(draft.confidential))
        accused = filing.accused_by(store, case, draft, _homes(context, draft))
    return begin(store, context, case, context.staff if draft.entered_by else None, accused)


def create_from(  # noqa: PLR0913, PLR0917 - what becomes of it, and who is known to be accused
    store: Store,
    context: Context,
    before: Case,
    kind: str,
    description: str,
    accused: Sequence[accusing.Found] = (),
) -> Case:
    """Store a new case of another kind made of one that exists: the same reporter, place, source.

    Who was kept away from the one is kept away from the other. Only complaints have a seal.
    """
    now, settings = context.now, context.settings
    kept = {
        "hidden_from": before.hidden_from,
        "confidential": before.confidential if kind == "complaint" else 0,
        "from_case_id": before.id,
    }
    case = replace(
        before,
        **(_NEW | kept),
        id=new_id(now),
        number=store.cases.next_number(LETTERS[kind], f"{local(now, settings):%Y%m%d}"),
        kind=kind,
        description=description,
        urgency=urgency_of(before.category, description, None, settings),
        danger=None,
        created_at=now,
    )
    known = {one.name for one in accused}
    named = accusing.find_named(store, case.community, description)
    found = [*accused, *(one for one in named if one.name not in known)]
    return begin(store, context, case, context.staff, found)


def begin(
    store: Store,
    context: Context,
    case: Case,
    by: Staff | None,
    accused: Sequence[accusing.Found],
) -> Case:
    """Store a case as registered now; `by` is who entered it, None for the reporter themselves."""
    moment = Moment(context.now, context.settings)
    earlier: list[Case] = []
    if case.kind == "complaint":
        earlier = _earlier(store, moment, case)
        case = _as_complaint(case, earlier, accused, moment)
    else:
        accused = ()
    case = schedule.start(case, moment)
    actor, actor_name = (by.id, by.name) if by else (case.reporter_id, case.reporter_name)
    kind = "staff" if by else "resident"
    act = Act("open", actor, actor_name, case.description, message_key=context.message_key or None)
    store.cases.add(case, act)
    case = weighing.note(store, case, earlier, moment)
    accusing.note(store, case.id, accused, "complaint", context.now, None)
    _attach_photos(store, context, case)
    deed = Deed("open", actor, actor_name, kind, text=case.description)  # type: ignore[arg-type]
    deed = replace(deed, reason=ACCUSED) if accused else deed
    notices.tell_all(store, News(case, case, deed, moment))
    return sending.send_at_once(store, context, case) if case.source != "human" else case


def _earlier(store: Store, moment: Moment, case: Case) -> list[Case]:
    """Return what was raised before about the same; what a complaint was turned from is itself."""
    known = complaint_work.earlier(store, moment, case)
    return [c for c in known if c.id != case.from_case_id or c.kind in WITH_PLACE]


def _as_complaint(
    case: Case, earlier: Sequence[Case], accused: Sequence[accusing.Found], moment: Moment
) -> Case:
    """Add what a complaint has from the start: its level, and from whom it is hidden."""
    return replace(
        case,
        severity=severity.first(earlier, moment),
        hidden_from=hidden_also(case, (mark for one in accused for mark in one.marks)),
        department=next((one.department for one in accused if one.department), None),
    )


def _attach_photos(store: Store, context: Context, case: Case) -> None:
    if context.conversation_id:
        store.evidence.give_to_case(context.conversation_id, case.id)
    store.evidence.give_loose(case.reporter_id, case.id, context.now - case_work.LOOSE_PHOTO_MS)


def _case(store: Store, context: Context, draft: Draft) -> Case:
    now, settings = context.now, context.settings
    reporter = draft.reporter or context.person
    homes = _homes(context, draft)
    home = draft.place["home"] or {}
    lives = home or draft.lives_at or {}
    bound = own_home(homes, lives)
    if draft.kind == "complaint":  # what it is about may be another place than who complains
        side = filing.side_of(draft, homes)
        home, bound = side.home or {}, side.bound
        lives = home
    day = f"{local(now, settings):%Y%m%d}"
    community = bound.community if bound else context.community.name
    known = _home_id(store, community, lives)
    return Case(
        **_NEW,
        id=new_id(now),
        number=store.cases.next_number(LETTERS[draft.kind], day),
        kind=draft.kind,
        community=community,
        category=draft.category,
        urgency=_urgency(draft, settings),
        danger=draft.danger,
        description=draft.description,
        place=places.label(draft.place),
        home_id=bound.home_id if bound else known,
        building=home.get("building") or draft.place.get("building"),
        unit=home.get("unit"),
        room=home.get("room"),
        reporter_id=reporter.id,
        reporter_name=draft.name,
        reporter_phone=draft.phone,
        verified=int(_is_known(draft, bound, homes)),
        shared=bound.shares if bound else 0,
        source=draft.source,
        entered_by=draft.entered_by,
        available_from=_at(draft.available.get("start"), context),
        available_until=_at(draft.available.get("end"), context),
        created_at=now,
        from_case_id=draft.from_case_id,
    )


def _urgency(draft: Draft, settings: Settings) -> Urgency:
    """Return how urgent it is; an idea waits, whatever it is about."""
    if draft.kind == "suggestion" and draft.danger is None:
        return "ordinary"
    return urgency_of(draft.category, draft.description, draft.danger, settings)


def _is_known(draft: Draft, bound: BoundHome | None, homes: Sequence[BoundHome]) -> bool:
    """Tell whether we know who it is; of a complaint that does not depend on the place."""
    by_account = draft.kind == "complaint" and bool(homes)
    return bound is not None or draft.entered_by is not None or by_account


def _homes(context: Context, draft: Draft) -> Sequence[BoundHome]:
    return context.homes if draft.homes is None else draft.homes


_NEW: dict[str, Any] = {
    "status": "registered", "version": 1, "holder_id": None, "engineer_id": None, "due_at": None,
    "due_for": None, "finish_due_at": None, "alert_at": None, "alert_level": 0, "news_at": None,
    "promised_at": None, "defer_reason": None, "defer_count": 0, "urge_count": 0,
    "urged_at": None, "return_count": 0, "result": None, "rating": None, "rating_text": None,
    "closed_as": None, "accepted_at": None, "dispatched_at": None, "taken_at": None,
    "arrived_at": None, "finished_at": None, "closed_at": None, "stage_at": None,
    "hidden_from": "", "confidential": 0, "consent": None, "severity": None, "department": None,
    "finding": None, "measures": None, "measures_due_at": None, "proposed_by": None,
    "decided_by": None, "decided_at": None, "appeal": None, "appeal_until": None,
    "month_at": None, "investigators": "", "talk_due_at": None, "callback_at": None,
}  # fmt: skip


def own_home(homes: Sequence[BoundHome], home: dict[str, Any] | None) -> BoundHome | None:
    """Return the speaker's own home that the case is about; a public place counts as any."""
    if not home:
        return homes[0] if homes else None
    parts = (home["building"], home["unit"], home["room"])
    return next((b for b in homes if (b.building, b.unit, b.room) == parts), None)


def _home_id(store: Store, community: str, home: dict[str, Any]) -> str | None:
    if not home or not home["room"]:
        return None
    found = store.residents.home(community, home["building"], home["unit"] or "", home["room"])
    return found.id if found else None


def _at(iso: str | None, context: Context) -> int | None:
    """Return the moment of a local ISO time in milliseconds."""
    return texts.moment_of(iso, context.settings.zone) if iso else None
