"""What must hold when the week is over: nothing is silent, and all figures agree with our count."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from bot.reports.cases import Asked, write_cases
from tests.scenarios.inviting import LINK
from tests.scenarios.week_count import ENDED, FINISHED, NUMBER, midnight_before
from tests.scenarios.week_staff import CLERKS
from tests.soak.checker import cases, limits, screens, timeline
from tests.soak.checker.evidence import Evidence
from tests.soak.checker.verdict import Verdict
from tests.soak.record import Somebody, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator import Bubble
    from tests.scenarios.people import Member
    from tests.scenarios.week import Week

OF_A_DAY = re.compile(r"(新增|完工|关单|在办|没派|暂缓|待住户验收|超时)(\d+)")
INVITES = "【满意度调查"  # also a reminder
DIGEST = re.compile(r"建议箱：新来(\d+)件，还没看(\d+)件")
IN_THE_BOX = {"registered", "opened", "adopted"}
OPENS = 8
AFTER_OPENING = (24 - OPENS) * 3600  # of a day, when it is over
BESIDE = {  # what is open beside cases, and when it is looked at next: late ones have told somebody
    "callbacks": ("status IN ('waiting', 'asked')", "due_at"),
    "callbacks c": ("status = 'task'", "alert_at"),
    "questions": ("answer IS NULL", "alert_at"),
    "lendings": ("status IN ('held', 'lent')", "alert_at"),  # who waits hears when one is late
    "found_items": ("status = 'kept'", "due_at"),
}
PUSHED = {"service", "template"}
TWO_MINUTES_MS = 120_000


def everybody_was_answered(week: Week) -> None:
    """Assert that no message was left without an answer, and that no turn and no sweep failed."""
    assert week.count.silent == []
    counts = week.world.service.counts.all()
    assert not counts.get("turns_failed")
    assert not counts.get("sweeps_failed")


def nothing_is_silent(week: Week) -> None:
    """Assert that each open case comes round again, and that no message waits forgotten."""
    people = [_somebody(one.member, one.phone) for one in week.neighbours]
    people += [_somebody(one, is_staff=True) for one in week.staff.values()]
    database = Path(week.world.database_url.removeprefix("sqlite:///"))
    record = record_of(week.world.platform, people)
    for openid, screen in record.screens.items():
        record.screens[openid] = [_without_invitation(bubble) for bubble in screen]
    evidence = Evidence(record, database, int(week.world.clock.now() * 1000))
    verdict = Verdict()
    for part in (cases, timeline, limits, screens):
        part.check(evidence, verdict)
    assert verdict.findings == [], "\n".join(map(str, verdict.findings))
    for case in evidence.cases:
        if case["status"] not in ENDED:
            assert case["holder_id"] or case["status"] in ("registered", "accepted"), case["number"]
            assert case["due_at"], case["number"]
    due = evidence.now - TWO_MINUTES_MS
    left = [row for row in evidence.outbox if row["status"] in ("waiting", "sending")]
    assert [row["text"] for row in left if row["not_before"] <= due] == []
    for table, (is_open, looked_at) in BESIDE.items():
        query = f"SELECT id FROM {table} WHERE {is_open} AND COALESCE({looked_at}, 0) <= :due"  # noqa: S608 - names of ours
        assert week.world.service.database.read(lambda c, q=query: c.all(q, due=due)) == [], table  # type: ignore[misc]


def _somebody(member: Member, *phones: str, is_staff: bool = False) -> Somebody:
    return Somebody(member.name, member.phone.openid, phones, is_staff)


def _without_invitation(bubble: Bubble) -> Bubble:
    """Leave out what is of no row: the words of an invitation are made when it leaves."""
    if bubble.via not in PUSHED or not LINK.search(bubble.text):
        return bubble
    return replace(bubble, text=bubble.text.partition(INVITES)[0].strip())


def everybody_heard_of_their_own(week: Week) -> None:
    """Assert that news of a case came to who reported it alone, and an invitation to one home."""
    tokens: list[str] = []
    for one in week.neighbours:
        texts = [bubble.text for bubble in _pushed(one.member)]
        numbers = {number for text in texts for number in NUMBER.findall(text)}
        own = {case.number for case in week.count.cases.values() if case.who == one.member.name}
        assert numbers <= own | {week.survey, week.outage}, f"{one.member.name}: {numbers - own}"
        tokens += {
            token for bubble in one.member.phone.screen for token in LINK.findall(bubble.text)
        }
        assert one.home or not LINK.search("".join(texts)), one.member.name
    assert len(tokens) == len(set(tokens))
    told = week.staff["陈静"].says(f"问卷 {week.survey}")
    assert f"发放{len(tokens)}户，回收{len(week.count.returned)}户" in told, told


def _pushed(member: Member) -> Iterator[Bubble]:
    return (b for b in member.phone.screen if not b.mine and b.via in PUSHED)


def the_day_agrees(week: Week) -> None:
    """Compare 今日 and 超时, as the site manager reads them, with our count."""
    manager, count = week.staff["周敏"], week.count
    told = {name: int(n) for name, n in OF_A_DAY.findall(manager.says("今日"))}
    today = count.since(midnight_before(week.world.clock.now()))
    assert (told["新增"], told["完工"], told["关单"]) == today
    stands = count.statuses()
    still_open = sum(n for status, n in stands.items() if status not in ENDED)
    assert told["在办"] == still_open
    assert told["没派"] == stands["registered"] + stands["accepted"]
    assert told["暂缓"] == stands["deferred"]
    assert told["待住户验收"] == sum(stands[status] for status in FINISHED)
    late = re.search(r"超时(\d+)单", manager.says("超时"))
    assert told["超时"] == (int(late[1]) if late else 0)


def the_sheet_agrees(week: Week, folder: Path) -> None:
    """Compare the exported table, row by row, with where each case stands in our count."""
    file = folder / "cases.xlsx"
    rows = write_cases(week.world.service, file, Asked(full=True))
    assert rows == len(week.count.cases)
    head, *lines = load_workbook(file)["工单"].iter_rows(values_only=True)
    words = week.world.config.settings.status_words
    sheet = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    wrong = [
        f"{one.number}: {sheet[one.number]['状态']}, not {words[one.status]}"
        for one in week.count.cases.values()
        if one.letters not in ("WJ", "GS") and sheet[one.number]["状态"] != words[one.status]
    ]
    assert wrong == []
    for one in week.count.cases.values():
        assert (sheet[one.number]["评分"] or "") == str(one.rating or ""), one.number


def the_digest_agrees(week: Week) -> None:
    """Compare the morning's digest of suggestions, where one came, with our count of then."""
    if OPENS <= week.hour < OPENS + week.size.step:
        week.box = _in_the_box(week)
    for name in CLERKS:
        for told in DIGEST.findall("\n".join(week.staff[name].news())):
            assert tuple(map(int, told)) == week.box


def _in_the_box(week: Week) -> tuple[int, int]:
    """Return how many suggestions came since the morning before, and how many nobody has read."""
    since = midnight_before(week.world.clock.now()) - AFTER_OPENING
    box = [o for o in week.count.cases.values() if o.letters == "JY" and o.status in IN_THE_BOX]
    return sum(o.opened >= since for o in box), sum(o.status == "registered" for o in box)


def the_reports_agree(week: Week) -> None:
    """Compare the report of complaints and the survey with our count."""
    complaints = sum(one.letters == "TS" for one in week.count.cases.values())
    told = week.staff["周敏"].says("投诉月报")
    assert re.search(rf"(?:收到|共){complaints}件", told), told
