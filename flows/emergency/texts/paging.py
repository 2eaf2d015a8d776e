"""What is said while nobody goes to an emergency, or who goes is not there in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.cards import of_emergency
from flows.cases.texts.tasks import do, heading
from flows.writing import times

if TYPE_CHECKING:
    from flows.cases.news import News
    from storage.records.case import Case

MINUTE_MS = 60_000
SOMEBODY = "同事"


def nobody_goes(happened: News) -> str:
    """Call once more: how long it has been waiting, whom to phone, how to say that one goes."""
    case = happened.case
    minutes = max(1, (happened.moment.now - case.created_at) // MINUTE_MS)
    return (
        f"{heading(happened, f'{minutes}分钟了还没人去')}{_phone(case)}\n"
        f"请就近的同事马上赶到并回话：{do(happened, '我去', '到场')}"
    )


def nobody_goes_card(happened: News) -> dict[str, str]:
    """Call once more where only a template message may go."""
    return of_emergency(happened.case, "还没人去", happened.case.description)


def late(happened: News) -> str:
    """Call for who said they would come, and for somebody else who is near."""
    case = happened.case
    due = case.promised_at or case.due_at or happened.moment.now
    by = times.moment(due, happened.moment.now, happened.moment.settings.zone)
    who = happened.engineer.name if happened.engineer else SOMEBODY
    return (
        f"{heading(happened, '还没到场')}\n{who}说{by}前到，还没有到场的消息。{_phone(case)}\n"
        f"到了请点到场；路上耽搁了，请就近的同事去：{do(happened, '到场', '我去')}"
    )


def late_card(happened: News) -> dict[str, str]:
    """Call for them where only a template message may go."""
    return of_emergency(happened.case, "还没到场", happened.case.description)


def to_reporter(case: Case, duty_phone: str) -> str:
    """Tell who reported that nobody has answered, and what to do now."""
    return (
        f"紧急单 {case.number}：还没有同事回话，我又叫了主管和更多同事。"
        f"请您现在直接打值班室 {duty_phone}，人有危险就打110、119或120。"
    )


def _phone(case: Case) -> str:
    return f"\n电话：{case.reporter_phone}" if case.reporter_phone else ""
