"""What staff are pushed of all that was added to an emergency since they were last told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flows.cases.texts.cards import of_emergency
from flows.cases.texts.tasks import do, heading
from flows.emergency.reading import says_clear

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flows.cases.news import News
    from storage.paged_words import Words

ROOM = 450  # characters of words in one page: it stays one message
SHOW = "状态"


def all_of(said: Sequence[Words]) -> str:
    """Repeat all that was added, the newest first."""
    return "\n".join(["都说了这些：", *(one.text for one in reversed(said))])


@dataclass(frozen=True, slots=True)
class Added:
    """What one reader is told: the words, how many people reported it, and if it goes on."""

    fresh: Sequence[Words]
    people: int
    goes_on: bool

    def page(self, happened: News) -> str:
        """Say it all, the newest first; while nobody goes, call once more."""
        case = happened.case
        lines = [heading(happened, self._what(case.danger)), *self._lines(happened)]
        if self.is_clear(case.danger):
            return "\n".join([*lines, "请去看一眼或打个电话再结。"])
        if case.taken_at is not None or not self.goes_on:
            return "\n".join(lines)
        if case.reporter_phone:
            lines.append(f"电话：{case.reporter_phone}")
        call = do(happened, "我去", "到场")
        return "\n".join([*lines, f"还没有人回话，请就近的同事马上赶到：{call}"])

    def is_clear(self, danger: str | None) -> bool:
        """Tell whether the newest says that it is over: that is told, and pages nobody anew."""
        return says_clear(self.fresh[-1].text, danger)

    def card(self, happened: News) -> dict[str, str]:
        """Say the newest where only a template message may go; its status takes no digits."""
        status = "险情补充"
        if any(one.joined for one in self.fresh):
            status = "又有人报了"
        newest = self.fresh[-1].text
        if self.is_clear(happened.case.danger):
            status = "说没事了"
        return of_emergency(happened.case, status, newest)

    def _what(self, danger: str | None) -> str:
        joined = {one.person_id for one in self.fresh if one.joined}
        if joined:
            return f"又有{len(joined)}人报了（共{self.people}人）"
        return "住户说没事了" if self.is_clear(danger) else "住户补充"

    def _lines(self, happened: News) -> Iterator[str]:
        left, shown = ROOM, 0
        for one in reversed(self.fresh):
            who = f"{one.name}{one.phone}：" if one.joined else ""
            line = f"{who}{one.text}"
            if shown and len(line) > left:
                yield f"还有{len(self.fresh) - shown}条，点这里看：{do(happened, SHOW)}"
                return
            yield line
            left, shown = left - len(line), shown + 1
