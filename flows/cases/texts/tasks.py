"""What staff are pushed about a case of any kind: the full number, what happened, what to tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.cases.texts.cards import of_emergency
from flows.cases.texts.words import matter, short
from flows.writing import times
from flows.writing.markup import tap

if TYPE_CHECKING:
    from flows.cases.kind import Due
    from flows.cases.news import News
    from storage.records.case import Case


CLERKS = "值班管理员"


URGENCY = {"emergency": "【紧急】", "urgent": "【急】", "ordinary": ""}


def line(case: Case) -> str:
    """Write a case in one line."""
    return " ".join(part for part in (case.number, case.place, short(case.description, 24)) if part)


def heading(happened: News, word: str) -> str:
    """Begin with the urgency, what happened, and the case."""
    case = happened.case
    return f"{URGENCY.get(case.urgency, '')}{word} {line(case)}"


def due_by(happened: News) -> str:
    """Write by when the next step is due."""
    due = happened.case.due_at
    return times.moment(due, happened.moment.now, happened.moment.settings.zone) if due else ""


def before(happened: News) -> str:
    """Write by when something is to be done; what is late already is due at once."""
    due = happened.case.due_at
    if due is not None and due <= happened.moment.now:
        return "尽快"
    return f"在{due_by(happened)}前"


def do(happened: News, *words: str) -> str:
    """Offer commands about the case as taps."""
    number = happened.case.number
    return "　".join(tap(word, f"{word} {number}") for word in words)


def category(happened: News) -> str:
    """Name the category."""
    known = happened.moment.settings.categories.get(happened.case.category)
    return known.name if known else ""


def progress(happened: News) -> str:
    """Pass on how far it is."""
    return f"{heading(happened, '进展')}\n{happened.deed.actor_name}：{happened.deed.text}"


def supplement(happened: News) -> str:
    """Pass on what the resident added."""
    return f"{heading(happened, '住户补充')}\n{happened.deed.text}"


def supplement_card(happened: News) -> dict[str, str]:
    """Say on a card what the resident added, not what is known already."""
    return {"status": "住户补充", "what": happened.deed.text}


def photos(happened: News) -> str:
    """Pass on what the resident sent besides words: what it is, and where to look at it."""
    return f"{heading(happened, '住户补充了照片')}\n{happened.deed.text}　{do(happened, '状态')}"


def urged(happened: News) -> str:
    """Say that the resident presses (催单)."""
    words = f"住户第{happened.case.urge_count}次催单，请马上处理并回个话。"
    return f"{heading(happened, '催单')}\n{words}{do(happened, '进展')}"


def pressed(happened: News) -> str:
    """Say that a supervisor presses (催)."""
    words = f"：{happened.deed.text}" if happened.deed.text else ""
    return f"{heading(happened, '催办')}\n{happened.deed.actor_name}催办{words}，请马上处理并回个话。{do(happened, '进展')}"


def urged_often(happened: News) -> str:
    """Put a case before the next level that the resident pressed for often."""
    return (
        f"{heading(happened, '住户多次催单')}\n已催{happened.case.urge_count}次，"
        f"请您过问：{do(happened, '状态', '催')}"
    )


def escalated(happened: News) -> str:
    """Put a case before the next level."""
    who, words = happened.deed.actor_name, happened.deed.text
    return (
        f"{heading(happened, '升级给您')}\n{who}：{words or '请过问'}\n{do(happened, '状态', '催')}"
    )


def noted(happened: News) -> str:
    """Pass on what a colleague remarks to who does the work."""
    return f"{heading(happened, '同事备注')}\n{happened.deed.actor_name}：{happened.deed.text}"


def asked_to(happened: News) -> str:
    """Ask a colleague to see to something of a case that stays with who has it."""
    said = f"{happened.deed.actor_name}：{happened.deed.text}"
    return f"{heading(happened, '同事请您办一下')}\n{said}\n办好了直接发一句，会记在这一单上。"


def called(happened: News) -> str:
    """Ask a colleague to lend a hand where somebody else works."""
    return (
        f"{heading(happened, '同事请您搭把手')}\n{happened.deed.actor_name}：{happened.deed.text}"
    )


def rated(happened: News) -> str:
    """Pass on a rating."""
    words = f"：{happened.case.rating_text}" if happened.case.rating_text else ""
    return f"{heading(happened, '住户评价')}\n{happened.case.rating}分{words}"


def warned(happened: News) -> str:
    """Warn the holder before a deadline."""
    return (
        f"{heading(happened, '快到期')}\n{due_by(happened)}前要{_next(happened)}。{_taps(happened)}"
    )


def overdue(happened: News, holder: str, *, reminder: bool) -> str:
    """Tell the holder, or a level above, that a deadline has passed."""
    case, now = happened.case, happened.moment.now
    late = times.span(now - (case.due_at or now))
    word = "仍未处理" if reminder else "已超时"
    return (
        f"{heading(happened, word)}\n该{_next(happened)}，已过{late}，现在由{holder}负责。"
        f"{_taps(happened)}"
    )


def warned_card(happened: News) -> dict[str, str]:
    """Say on a card what is due soon: a status of five characters, and twenty for the rest."""
    due = f"{due_by(happened)}前要{_next(happened)}：{matter(happened.case.description)}"
    return _card(happened.case, "快到期", due)


def overdue_card(happened: News) -> dict[str, str]:
    """Say on a card what is late, and by how much."""
    case, now = happened.case, happened.moment.now
    late = times.span(now - (case.due_at or now))
    return _card(case, "已超时", f"该{_next(happened)}，超{late}：{matter(case.description)}")


def _card(case: Case, status: str, what: str) -> dict[str, str]:
    if case.urgency == "emergency":
        return of_emergency(case, status, what)
    return {"status": status, "what": what}


def _due(happened: News) -> Due | None:
    case = happened.case
    return kind_of(case, happened.moment.settings).dues.get(case.due_for or "")


def _next(happened: News) -> str:
    due = _due(happened)
    return due.what if due else "处理"


def _taps(happened: News) -> str:
    due = _due(happened)
    return "\n" + do(happened, *(due.taps if due else ()), "状态")


def unhappy_afterwards(happened: News) -> str:
    """Tell the superior that who was asked afterwards (回访) is not content."""
    return (
        f"{heading(happened, '回访不满意')}\n{happened.deed.text}\n请您过问：{do(happened, '状态')}"
    )
