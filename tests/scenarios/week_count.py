"""Our own count of the week: kept from what people said and read, never from what is stored."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

NUMBER = re.compile(r"(?:BX|TS|QZ|JY|WJ|GS|ZG)\d{8}-\d{4}")
SHANGHAI = timedelta(hours=8)
_WORK = ("BX", "QZ")
_ALL = ("BX", "QZ", "TS", "JY")
ENDED = {"closed", "withdrawn"}
# By the words in which a step is confirmed to who took it: where a case of these letters stands.
STEPS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("已受理", _WORK, "accepted"),
    ("已受理", ("TS",), "investigating"),
    ("由您跟进", ("JY",), "opened"),
    ("已派给", _WORK, "dispatched"),
    ("已转给", _WORK, "dispatched"),
    ("已接单", _WORK, "taken"),
    ("已记到场", _WORK, "arrived"),
    ("已暂缓", _WORK, "deferred"),
    ("继续处理", _WORK, "taken"),
    ("已退回", _WORK, "accepted"),
    ("已完工", _WORK, "finished"),
    ("调查报告记下了", ("TS",), "reported"),
    ("已评估", ("TS",), "assessed"),
    ("方案已提交", ("TS",), "proposed"),
    ("审批记下了", ("TS",), "carrying_out"),
    ("结果记下了", ("TS", "JY"), "answered"),
    ("已采纳", ("JY",), "adopted"),
    ("已记不采纳", ("JY",), "answered"),
    ("已答复", ("JY",), "answered"),
    ("已归档 ", ("TS",), "closed"),
    ("就办结了", ("TS",), "concluded"),
    ("认可，已办结", ("TS",), "concluded"),
    ("就办结了", ("BX", "QZ", "JY"), "closed"),
    ("已关单", _ALL, "closed"),
    ("返修", _WORK, "reopened"),
    ("重新安排上门", _WORK, "reopened"),
    ("继续改进", ("TS",), "carrying_out"),
    ("再看一次", ("JY",), "opened"),
    ("已撤销", _ALL, "withdrawn"),
    ("已提交", ("GS",), "approving"),
    ("已同意", ("GS",), "running"),
    ("恢复", ("GS",), "closed"),
)
FINISHED = {"finished", "answered"}
AGAIN = {"reopened", "carrying_out", "opened"}  # a rating was of what had been done before
MISSED_ENDS = "\n———\n"  # between what was missed meanwhile and the answer
_SCORE = re.compile(r"记了(\d)分")
_ANEW = re.compile(rf"({NUMBER.pattern})已归档，新开了({NUMBER.pattern})")
_RESULT = re.compile(r"(?:记下了|现在记的是)：(基本满意|满意)")
RESULTS = ("满意", "基本满意", "不满意")


@dataclass
class Told:
    """One case as people know it: who opened it and when, and each step that was confirmed."""

    number: str
    who: str
    steps: list[tuple[float, str]]
    rating: int | None = None
    results: list[tuple[int, str, bool]] = field(default_factory=list)  # in which round, by staff
    asked: bool = False  # afterwards, and nothing was said to that yet

    @property
    def status(self) -> str:
        """Where it stands."""
        return self.steps[-1][1]

    @property
    def letters(self) -> str:
        """Of which kind it is."""
        return self.number[:2]

    @property
    def opened(self) -> float:
        """When it was opened."""
        return self.steps[0][0]

    def answered(self, word: str, *, by_staff: bool = False) -> None:
        """Note how satisfied somebody is who was asked; what staff enter opens it again first."""
        opened = by_staff and self.status in AGAIN
        self.results.append((self.round - opened, word, by_staff))
        self.asked = False

    @property
    def round(self) -> int:
        """How often it was opened again."""
        return sum(status in AGAIN for _, status in self.steps)

    @property
    def done(self) -> float:
        """When it was done, 0 while it is not, or not any more."""
        at = 0.0
        for moment, status in self.steps:
            if status not in ENDED:
                at = moment if status in FINISHED else 0.0 if status != "concluded" else at
        return at


@dataclass
class Count:
    """Everything that was said, and what came of it."""

    cases: dict[str, Told] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)  # what nobody answered
    returned: set[str] = field(default_factory=set)  # who answered the survey
    passed_on: int = 0  # questions that a colleague is to answer

    def heard(self, who: str, words: str, reply: str, at: float) -> list[str]:
        """Note a message and its answer; return the numbers of the cases that it opened."""
        if not reply.strip():
            self.silent.append(f"{who}: {words}")
        self.passed_on += reply.count("已转给客服，最晚")
        fresh = [one for one in dict.fromkeys(NUMBER.findall(reply)) if one not in self.cases]
        for number in fresh:
            self.cases[number] = Told(number, who, [(at, "registered")])
        for archived, number in _ANEW.findall(reply):  # whoever wrote that down, it is theirs
            self.cases[number].who = self.cases[archived].who
        for line in reply.rpartition(MISSED_ENDS)[2].splitlines():
            for number in NUMBER.findall(line):
                self._step(self.cases[number], line, at, who)
        return fresh

    def _step(self, case: Told, line: str, at: float, who: str) -> None:
        if score := _SCORE.search(line):
            case.rating = int(score[1])
        if result := _RESULT.search(line):
            case.answered(result[1])
            if case.status in FINISHED:
                case.steps.append((at, "concluded" if case.letters == "TS" else "closed"))
        for words, letters, status in STEPS:
            if words in line and case.letters in letters:
                if status in AGAIN and case.asked and who == case.who:
                    case.answered("不满意")  # says how satisfied they are, too
                if status != case.status:
                    case.steps.append((at, status))
                if status in AGAIN:
                    case.rating = None
                return

    def since(self, midnight: float) -> tuple[int, int, int]:
        """Return how many were opened, done and ended since a moment."""
        known = self.cases.values()
        return (
            sum(one.opened >= midnight for one in known),
            sum(one.done >= midnight for one in known),
            sum(one.status in ENDED and one.steps[-1][0] >= midnight for one in known),
        )

    def satisfaction(self) -> tuple[int, ...]:
        """Return how many said each of the three words when they were asked afterwards.

        What staff wrote down and is asked again, nothing having been done since, is no new answer.
        """
        said: Counter[str] = Counter()
        for one in self.cases.values():
            before: tuple[int, str, bool] | None = None
            for times, word, by_staff in one.results:
                proves = before is not None and before[2] and before[1] != "不满意"
                if not (proves and before and before[0] == times):
                    said[word] += 1
                before = (times, word, by_staff)
        return tuple(said[word] for word in RESULTS)

    def statuses(self) -> Counter[str]:
        """Return how many cases stand where, those that ended too."""
        return Counter(one.status for one in self.cases.values())


def midnight_before(now: float) -> float:
    """Return when the day began in Shanghai."""
    here = datetime.fromtimestamp(now, UTC) + SHANGHAI
    return (here.replace(hour=0, minute=0, second=0, microsecond=0) - SHANGHAI).timestamp()
