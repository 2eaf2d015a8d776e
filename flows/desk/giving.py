"""Give cases to colleagues in one's own words: 派王强, 这个刘洋去，带包水泥, 网线给刘洋，水管给王强.

The words after the name go along. Nothing is asked where one colleague and one case only can be
meant: it can be taken back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.kind import kind_of
from flows.desk import described, lookup, mentions, topic
from flows.desk import names as people
from flows.desk.asked import possible_for
from flows.desk.command import Command
from flows.desk.texts import lists
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from nlp import thresholds
from nlp.acts import leaders
from nlp.acts import staff as said_by_staff
from nlp.clauses import spans
from nlp.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from flows.desk.asked import Asked
    from flows.desk.mentions import Part
    from storage.records.case import Case
    from storage.records.staff import Staff

    Hit = tuple[Staff, int, int]

SEND, HAND_OVER, PRESS, SEND_OUT = "派", "转", "催", "派人去"
_EDGE = " \t　，,、。.；;：:！!~～"
_GIVES = ("派", "派给", "改派", "转给", "交给", "让给", "留给", "指派", "安排")  # …王强
_HANDS = (*_GIVES, "转")
_MAY_GIVE = ("给", "让", "叫", "喊", "请", "转", "换")  # …王强去
_CALLS = ("找", "通知", "告诉", "麻烦", "跟", "问")
_NOT = ("别", "不要", "不用", "甭")  # …让王强去
_SO = ("那就", "就", "那", "还是", "换")  # …王强
_GOES = ("去", "过去", "跑一趟", "跑趟", "处理", "跟进")  # 王强，1601的灯，…
_TO, _WENT = ("去", "到", "过去"), ("了", "过")  # …5栋大堂; 王强去5栋了 only tells
_A_BIT = ("一下", "一趟", "吧", "了", "哈", "啊")


def give_named(asked: Asked, part: Part, score: float) -> list[Command | str]:
    """Give cases to the colleagues who are named, to each what is said beside the name.

    `score` is how surely something is given away. Nothing is meant where nobody is named, or
    nothing can be given away.
    """
    there = _out_there(asked, part)
    each = [] if there else _parted(asked, part)
    return there or [meant for one in each for meant in _given(asked, one, score)]


def _parted(asked: Asked, part: Part) -> list[Part]:
    """Part words by whom they name, where each is told of a case of its own (网线给刘洋，水管给王强)."""
    if part.mentions or len(people.called_in(asked, part.text)) < len("两人"):
        return [part]
    cases, found, begins = _givable(asked, part, ()), [], 0
    for _, end in spans(plain(part.text)):
        words = part.text[begins:end]
        about = described.likest(asked, cases, words) if people.called_in(asked, words) else []
        if len(about) == 1:
            found.append(mentions.of_case(words, about[0]))
            begins = end
        elif found:
            words = found[-1].text + words
            found[-1], begins = replace(found[-1], text=words, words=words), end
    told_of = {case.id for one in found for mention in one.mentions for case in mention.cases}
    return found if len(found) == len(told_of) > 1 else [part]


def _given(asked: Asked, part: Part, score: float) -> list[Command | str]:
    whose = {one.id for one, *_ in people.holders_in(asked, part.text)}
    called = [hit for hit in people.called_in(asked, part.text) if hit[0].id not in whose]
    named = [hit for hit in called if not _is_left_out(part.text, hit)]
    sent = [hit for hit in named if _is_sent(part.text, hit) or _is_addressed(asked, part, hit)]
    named = named if sent or score >= thresholds.ANSWER else []
    instead = {hit[0].id for hit in named if hit not in sent} if sent else set()
    known = _givable(asked, part, instead) if named else []
    steps = [(case, _word(asked, case)) for case in known]
    if instead and not known and not part.mentions and leaders.leaves(part.text):
        return [lists.nothing_of(next(hit[0].name for hit in named if hit not in sent))]
    named = sent or named
    if not steps:
        return []
    said = _to_take_along(part, named)
    every = bool(whose) and leaders.says("everything", part.text)
    steps = steps if every else _meant(asked, part, steps, whose=bool(whose))
    exact = max(1, sum(one.each for one in part.mentions))
    if len(steps) > exact and not (every or described.all_of(part.text, len(steps))):
        shown = [(asked.shown(case), word) for case, word in steps[: lookup.SHOWN - 1]]
        return [speech_texts.about_which(shown, said)]
    whom = {hit[0].id: hit[0] for hit in named}
    only: Staff = next(iter(whom.values()))
    if len(whom) == 1 and all(only.id in (c.engineer_id, c.holder_id) for c, _ in steps):
        return _reminded(asked, part, steps)
    sure = (bool(sent) or score >= thresholds.STEP) and _are_meant(asked, part, steps, said)
    if len(whom) > 1 or sure:
        return [Command(word, case.number, said, asked.command.typed) for case, word in steps]
    return [speech_texts.give(asked.view(case), word, only, said) for case, word in steps]


def _out_there(asked: Asked, part: Part) -> list[Command | str]:
    """Send somebody where no case is (吴姐去一下5栋大堂，有人吐了): what is said becomes one."""
    asks = said_by_staff.asks(part.text) or leaders.is_question(part.text)
    named = any(one.each and one.cases for one in part.mentions)
    called = [hit for hit in people.called_in(asked, part.text) if _is_told(part.text, hit)]
    if asks or named or not called or not asked.may("dispatch"):
        return []
    name, _, words = _to_take_along(part, called).partition(" ")
    words = words.removeprefix(next(filter(words.startswith, _TO), ""))
    words = words.removeprefix(next(filter(words.startswith, _A_BIT), ""))
    read, homes = asked.of(words), mentions.homes_in(words)
    if read and read.danger:  # whoever tells of it so has an emergency to raise, or it has its case
        return []
    spot = (read.place if read else None) or ""
    home = words[: homes[0].end] if homes and not homes[0].start else ""
    where = max(home, spot if words.startswith(spot) else "", key=len)
    if not where or words[len(where) :].startswith(_WENT):
        return []
    cases = lookup.visible(asked, asked.store.cases.open_in(asked.community))
    known = where if where == home else where[-2:]  # 大堂 of 5栋大堂
    if any(known in f"{one.place} {asked.shown(one).description}" for one in cases):
        return []
    return [Command(SEND_OUT, rest=f"{name} {words}", typed=SEND_OUT)]


def _is_told(text: str, hit: Hit) -> bool:
    """Tell whether a name begins what somebody is told to do: 叫马超去…, 吴姐去…."""
    before, after = text[: hit[1]].strip(_EDGE), text[hit[2] :].lstrip(_EDGE)
    after = after.removeprefix(next(filter(after.startswith, people.TITLES), ""))
    return (not before or before.endswith((*_GIVES, *_MAY_GIVE, *_SO))) and after.startswith(_TO)


def _meant(
    asked: Asked, part: Part, steps: list[tuple[Case, str]], *, whose: bool
) -> list[tuple[Case, str]]:
    """Return the steps of what words are about that name no case, else of what was spoken of.

    What somebody has (`whose`) is more than what was spoken of.
    """
    if any(one.each for one in part.mentions):
        return steps
    alike = described.likest(asked, [case for case, _ in steps], part.text)
    last = [case for case in topic.cases_of(asked) if case in [one for one, _ in steps]]
    about = alike or (last if len(last) == 1 and not whose else [])
    return [step for step in steps if step[0] in about] or steps


def sends(asked: Asked, text: str) -> bool:
    """Tell whether words send a colleague, whatever question they sound like."""
    return any(_is_sent(text, hit) for hit in people.called_in(asked, text))


def _are_meant(asked: Asked, part: Part, steps: list[tuple[Case, str]], said: str) -> bool:
    """Tell whether cases of a building that is named are what the other words are about, if any."""
    if not part.mentions or any(one.each for one in part.mentions):
        return True
    other = said.partition(" ")[2]
    for one in part.mentions:
        other = other.replace(asked.command.typed[one.start : one.end], "")
    return not other.strip(_EDGE) or all(described.shares(asked, c, other) for c, _ in steps)


def calls(asked: Asked, text: str) -> bool:
    """Tell whether a colleague is told to do something, or to know it: 让王强带撬棍, 告诉高翔一声."""
    before = (*_MAY_GIVE, *_CALLS)
    return any(text[: hit[1]].endswith(before) for hit in people.called_in(asked, text))


def hands_over(asked: Asked, text: str) -> bool:
    """Tell whether words plainly hand over to a colleague (转给刘洋), and are no advice (给刘洋吧)."""
    return any(text[: hit[1]].rstrip().endswith(_HANDS) for hit in people.called_in(asked, text))


def _reminded(asked: Asked, part: Part, steps: list[tuple[Case, str]]) -> list[Command | str]:
    """Tell who has a case already what was said of it (漏水那张要紧，叫王强先去)."""
    known = [case for case, _ in steps if "press" in possible_for(asked, case)]
    return [Command(PRESS, case.number, part.text, asked.command.typed) for case in known]


def _is_left_out(text: str, hit: Hit) -> bool:
    """Tell whether a colleague is not to go: 别派王强, 不用叫小刘了."""
    before = text[: hit[1]].rstrip()
    sends = max(filter(before.endswith, (*_GIVES, *_MAY_GIVE)), key=len, default="")
    return bool(sends) and before.removesuffix(sends).endswith(_NOT)


def _is_sent(text: str, hit: Hit) -> bool:
    """Tell whether the words around a name send somebody: 派王强, 给王强, 王强去一下."""
    before, after = text[: hit[1]].rstrip(), text[hit[2] :].lstrip()
    after = after.removeprefix(next(filter(after.startswith, people.TITLES), ""))
    if before.endswith(_GIVES):
        return True
    goes = next(filter(after.startswith, people.AFTER_NAMES), "")
    left = after.removeprefix(goes)
    left = left.removeprefix(next(filter(left.startswith, _A_BIT), ""))
    ends = not left.strip() or left[0] in _EDGE or left[0].isdigit()
    ends = ends or (before.endswith("给") and text[hit[2]] in _EDGE)  # 给王强 你只管合页
    return ends and (bool(goes) or before.endswith(_MAY_GIVE))


def _is_addressed(asked: Asked, part: Part, hit: Hit) -> bool:
    """Tell whether who sends people calls somebody first, and then says where to: 高师傅，…去看下."""
    before, after = part.text[: hit[1]].strip(_EDGE), part.text[hit[2] :]
    if not asked.may("dispatch") or (after and after[0] not in _EDGE):
        return False
    goes = (clause for clause in re.split(f"[{_EDGE}]+", after) if clause.startswith(_GOES))
    return before in _SO or (not before and next(goes, None) is not None)


def _to_take_along(part: Part, named: list[Hit]) -> str:
    """Return the name as it was said, and what was said after it."""
    last = max(named, key=lambda hit: hit[2])
    after = part.text[last[2] :]
    goes = next(filter(after.startswith, people.AFTER_NAMES), "")
    words = after.removeprefix(goes)
    words = words.removeprefix(next(filter(words.startswith, _A_BIT), "")).strip(_EDGE)
    name = part.text[named[0][1] : named[0][2]]
    return f"{name} {words}".strip()


def _givable(asked: Asked, part: Part, instead: Collection[str]) -> list[Case]:
    """Return the cases that can be given away: those named, else own ones, else any.

    `instead` are those who are named beside who is sent; what they have is meant, too, and alone
    where they are to leave it (让王强别管了，给刘洋).
    """
    known = vocabulary(asked.settings)

    def fits(case: Case) -> bool:
        return known.act_of(_word(asked, case)) in possible_for(asked, case)

    if part.mentions:
        exact = [one for one in part.mentions if one.each] or part.mentions
        named = {case.id: case for one in exact for case in one.cases if fits(case)}
        return list(named.values())
    own = [case for case in lookup.own(asked) if fits(case)]
    others = [
        case
        for case in lookup.visible(asked, asked.store.cases.open_in(asked.community))
        if fits(case)
    ]
    theirs = [case for case in others if {case.engineer_id, case.holder_id} & {*instead}]
    if instead and leaders.leaves(part.text):
        return theirs
    last = [case for case in topic.cases_of(asked) if case in others] if not instead else []
    more = [*theirs, *(last if len(last) == 1 else [])]
    return [*own, *(case for case in more if case not in own)] or others


def _word(asked: Asked, case: Case) -> str:
    """Send somebody to a repair that is nobody's yet; what somebody has is handed over."""
    sends = kind_of(case, asked.settings).sends_somebody
    return SEND if case.engineer_id is None and sends and asked.may("dispatch") else HAND_OVER
