"""Each effect a conversation may name: what was expected and what happened, where they differ."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flows.cases.rules.deeds import HUMAN
from flows.writing.markup import plain
from storage.outbox import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from storage.records.case import Case
    from tests.conversations.book import CaseIs, Opened, Then
    from tests.conversations.seen import Seen

NUMBER = re.compile(r"(?:BX|TS|QZ|JY)\d{8}-\d{4}")
ASKING = {  # how a question is called here: in the database
    "confirm": ("confirmed",),
    "place": ("place", "spot", "community", "home"),
    "home": ("home", "place", "room"),
    "phone": ("phone",),
    "when": ("available", "time"),
    "category": ("category",),
    "matter": ("description",),
    "why": ("reason",),
    "more": ("text",),
    "stars": ("score", "words"),
}
SPOKEN = {  # questions that only the reply asks
    "danger": re.compile(r"(?:危险|困|受伤|伤着)[^。！\n]*(?:吗|没有|？)"),
    "fixed": re.compile(r"(?:修好|解决|弄好|好)了(?:吗|没)"),
}
Wrong = tuple[str, str]  # what was expected, and what happened


def check(then: Then, seen: Seen) -> Iterator[tuple[str, Wrong | None]]:
    """Yield the name of every effect that is expected, with what is wrong about it or None."""
    for name, wrong_about in EFFECTS.items():
        expected = getattr(then, name)
        if expected is not None:
            yield name, wrong_about(expected, seen)


def _opened(expected: list[Opened], seen: Seen) -> Wrong | None:
    left = list(seen.opened)
    for one in expected:
        fits = next((case for case in left if not _lacks(one, case, seen)), None)
        if fits is None or len(left) < len(expected):
            break
        left.remove(fits)
    else:
        if not left:
            return None
    wanted = "; ".join(str(one.model_dump(exclude_none=True)) for one in expected) or "nothing"
    return wanted, "; ".join(_shown(case) for case in seen.opened) or "nothing opened"


def _lacks(one: Opened, case: Case, seen: Seen) -> bool:
    words = seen.words_of(case)
    return (
        (one.kind is not None and case.kind != one.kind)
        or (one.category is not None and case.category != one.category)
        or (one.place is not None and one.place not in _place(case))
        or (one.phone is not None and case.reporter_phone != one.phone)
        or any(word not in words for word in (*(one.words or ()), *(one.note or ())))
    )


def _place(case: Case) -> str:
    return f"{case.place} {case.building}-{case.unit}-{case.room}"


def _shown(case: Case) -> str:
    danger = f" danger={case.danger}" if case.danger else ""
    return f"{case.kind} {case.category} at {_place(case)}: {case.description}{danger}"


def _asked(expected: str, seen: Seen) -> Wrong | None:
    asked = _questions(seen)
    if expected == "nothing":
        return ("nothing", " or ".join(asked)) if asked else None
    if expected in asked or (expected == "what you mean" and _offers_meanings(seen)):
        return None
    return expected, " or ".join(asked) or "nothing was asked"


def _questions(seen: Seen) -> list[str]:
    """Return how the question may be called that is open after the reply; none where none is."""
    front, asked = seen.front, []
    if front is not None and front.flow == "withdraw":
        asked = ["withdraw"]
    elif front is not None:
        asked = [name for name, steps in ASKING.items() if front.asking in steps]
        asked = asked or [f"{front.flow} {front.asking}"]
    asked += [name for name, words in SPOKEN.items() if words.search(seen.text)]
    if sum(bool(NUMBER.search(tap)) for tap in seen.taps) > 1:
        asked.append("which case")
    if {"是", "不是"} <= set(seen.taps):
        asked.append("yes or no")
    return asked


def _offers_meanings(seen: Seen) -> bool:
    """Tell whether the words were given back, to choose what they are to be."""
    return seen.front is None and len(seen.taps) > 1 and not seen.changed


def _draft(name: str) -> Callable[[Any, Seen], Wrong | None]:
    """Return the check of one answer that the open question reads back."""

    def check_draft(expected: Any, seen: Seen) -> Wrong | None:  # noqa: ANN401 - of any effect
        answers = seen.front.answers if seen.front else {}
        is_list = isinstance(expected, list)
        if name == "category":
            told = (answers.get("category") or {}).get("name", "nothing")
            right = told == expected
        elif name == "kind":
            told = answers.get("kind", "nothing")
            right = told == expected
        elif name == "place":
            where = answers.get("place") or {}
            home = "-".join(str(part) for part in (where.get("home") or {}).values())
            shown = next((n for n in seen.text.split("\n") if n.startswith("地点")), "")
            told = f"{where.get('text', '')} {home} {shown}"
            right = expected in told
        elif name == "note":
            told = f"{answers.get('description', 'nothing')}"
            right = all(word in told for word in expected)
        else:
            told = answers.get(name) or "nothing"
            right = told == expected
        wanted = " and ".join(expected) if is_list else str(expected)
        return None if right else (wanted, f"{told}")

    return check_draft


def _case(expected: CaseIs, seen: Seen) -> Wrong | None:
    case = seen.one(expected.which)
    if case is None:
        return str(expected.model_dump(exclude_none=True)), "there is no such case"
    events = [event for event in seen.now.events if event.case_id == case.id]
    words = "\n".join([case.description, *(event.text for event in events)])
    told: dict[str, tuple[object, object]] = {
        "status": (expected.status, case.status),
        "kind": (expected.kind, case.kind),
        "urgency": (expected.urgency, case.urgency),
        "phone": (expected.phone, case.reporter_phone),
    }
    wrong = {
        name: (want, have)
        for name, (want, have) in told.items()
        if want is not None and want != have
    }
    owner, visit = _owner(case, seen), _visit(case, seen)
    if expected.owner is not None and expected.owner not in owner:
        wrong["owner"] = (expected.owner, owner)
    if expected.appointment is not None and expected.appointment not in visit:
        wrong["appointment"] = (expected.appointment, visit)
    if expected.place is not None and expected.place not in _place(case):
        wrong["place"] = (expected.place, _place(case))
    missing = [word for word in expected.supplement or () if word not in words]
    if missing:
        wrong["supplement"] = (" and ".join(missing), words.replace("\n", " / "))
    if not wrong:
        return None
    wanted = ", ".join(f"{name} {want}" for name, (want, _) in wrong.items())
    return wanted, ", ".join(f"{name} {have}" for name, (_, have) in wrong.items())


def _owner(case: Case, seen: Seen) -> str:
    name = case.community
    staff = seen.world.service.database.read(lambda c: _staff(c, name))
    held = {staff.get(one or "") for one in (case.engineer_id, case.holder_id)}
    return "、".join(sorted(one for one in held if one)) or "nobody"


def _staff(connection: Any, community: str) -> dict[str, str]:  # noqa: ANN401 - of either engine
    rows = connection.all("SELECT id, name FROM staff WHERE community = :c", c=community)
    return {row["id"]: row["name"] for row in rows}


def _visit(case: Case, seen: Seen) -> str:
    zone = seen.world.config.settings.zone
    ends = [
        datetime.fromtimestamp(at / 1000, zone).strftime("%m-%d %H:%M")
        for at in (case.available_from, case.available_until)
        if at
    ]
    return " – ".join(ends) or "none"


def _emergency(expected: list[str], seen: Seen) -> Wrong | None:
    open_ones = (c for c in seen.now.cases.values() if c.status not in {"closed", "withdrawn"})
    found = sorted(case.danger for case in open_ones if case.danger)
    wanted = sorted(expected)
    return None if found == wanted else (_names(wanted), _names(found))


def _alarm(expected: str, seen: Seen) -> Wrong | None:
    paged = sorted({name for name, row in seen.news if row["weight"] == PAGE})
    raised = "raised" if paged else "none"
    return None if raised == expected else (expected, f"paged: {_names(paged)}")


def _told(expected: list[str], seen: Seen) -> Wrong | None:
    """Compare who was told; the speaker, who has the reply, only where named."""
    told = [name for name in seen.told if name != seen.who or name in expected]
    return None if told == sorted(expected) else (_names(sorted(expected)), _pushed(seen, told))


def _pushed(seen: Seen, names: list[str]) -> str:
    first = {name: plain(row["text"]).split("\n")[0][:40] for name, row in reversed(seen.news)}
    return ", ".join(f"{name} ({first[name]})" for name in names) or "nobody"


def _not_told(expected: list[str], seen: Seen) -> Wrong | None:
    wrong = sorted(set(expected) & set(seen.told))
    return (f"not {_names(sorted(expected))}", _pushed(seen, wrong)) if wrong else None


def _reads(expected: dict[str, list[str]], seen: Seen) -> Wrong | None:
    for name, words in expected.items():
        read = "\n".join(plain(row["text"]) for who, row in seen.news if who == name)
        missing = [word for word in words if word not in read]
        if missing:
            return f"{name} reads {' and '.join(missing)}", read.replace("\n", " / ") or "nothing"
    return None


def _answered(expected: list[str], seen: Seen) -> Wrong | None:
    missing = [word for word in expected if word not in seen.text]
    return (f"a reply with {' and '.join(missing)}", "the reply below") if missing else None


def _not_answered(expected: list[str], seen: Seen) -> Wrong | None:
    there = [word for word in expected if word in seen.text]
    return (f"a reply without {' and '.join(there)}", "the reply below") if there else None


def _taps(expected: list[str], seen: Seen) -> Wrong | None:
    missing = [word for word in expected if not any(word in tap for tap in seen.taps)]
    return (f"a tap {' and '.join(missing)}", _names(seen.taps)) if missing else None


def _rating(expected: int, seen: Seen) -> Wrong | None:
    case = seen.one(None)
    rating = case.rating if case else None
    return None if rating == expected else (str(expected), str(rating))


def _withdrawn(expected: bool, seen: Seen) -> Wrong | None:  # noqa: FBT001 - an effect
    case = seen.one(None)
    status = case.status if case else "no case"
    wanted = "withdrawn" if expected else "not withdrawn"
    return None if (status == "withdrawn") == expected else (wanted, status)


def _conversation(expected: str, seen: Seen) -> Wrong | None:
    front = seen.front
    found = "ended" if front is None else "kept"
    return (
        None if found == expected else (expected, f"open: {front.asking if front else 'nothing'}")
    )


def _person(expected: bool, seen: Seen) -> Wrong | None:  # noqa: FBT001 - an effect
    called = any(case.source == HUMAN for case in seen.changed)
    wanted = "a person is called" if expected else "nobody is called"
    return None if called == expected else (wanted, f"called: {called}")


def _nothing_lost(expected: bool | str, seen: Seen) -> Wrong | None:  # noqa: FBT001 - an effect
    words = seen.said if isinstance(expected, bool) else expected
    case = seen.one(None)
    if case is None:
        return words, "there is no case to read it in"
    there = re.sub(r"[\s，。,.；;、]", "", seen.words_of(case))
    pieces = re.split(r"[\s，。,.！!？?；;、]+", words)
    lost = [piece for piece in pieces if piece and piece not in there]
    return (f"{case.number} holds {' and '.join(lost)}", case.description) if lost else None


def _names(names: list[str]) -> str:
    return "、".join(names) or "nobody"


EFFECTS: dict[str, Callable[[Any, Seen], Wrong | None]] = {
    "opened": _opened,
    "asked": _asked,
    "taps": _taps,
    **{name: _draft(name) for name in ("kind", "category", "place", "note", "phone")},
    "case": _case,
    "emergency": _emergency,
    "alarm": _alarm,
    "told": _told,
    "not_told": _not_told,
    "reads": _reads,
    "answered": _answered,
    "not_answered": _not_answered,
    "rating": _rating,
    "withdrawn": _withdrawn,
    "conversation": _conversation,
    "person": _person,
    "nothing_lost": _nothing_lost,
}
