"""What staff mean who speak as they do: 1601那个完了, 07和12都弄好了, 王强去0012, 客户不在家.

Each part of a sentence says an act of some cases. It is done where the words are certain, else one
question is asked; a step that a resident hears of costs more to get wrong than one of the office.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flows.cases.own import own_cases
from flows.cases.rules.deadlines import AWAITS_RESIDENT
from flows.cases.wish import known_word
from flows.desk import (
    acknowledged,
    arranging,
    awaited,
    correcting,
    described,
    giving,
    lookup,
    mentions,
    telling,
)
from flows.desk import names as people
from flows.desk.acknowledged import ACCEPT, TAKE
from flows.desk.command import Command
from flows.desk.fitting import (
    DECIDE,
    NEWS,
    SORTS,
    TELL,
    WORDS,
    named_by_mistake,
    steps_of,
    steps_of_named,
)
from flows.desk.grammar import parse
from flows.desk.inquiry import INQUIRY
from flows.desk.mentions import Part
from flows.desk.promise import awaited as awaited_until
from flows.desk.promise import is_span
from flows.desk.texts import lists as lists_texts
from flows.desk.texts import speech as speech_texts
from flows.desk.word import vocabulary
from flows.desk.work import TELLS
from nlp import thresholds
from nlp.acts import beside_step, leaders
from nlp.acts import staff as said_by_staff

if TYPE_CHECKING:
    from flows.desk.asked import Asked
    from flows.desk.fitting import Step
    from storage.records.case import Case

    Meant = Command | str  # what is done, or what is asked back

GIVE, RECEIVED = "give", "received"
# what it takes without asking, else STEP: nobody outside reads a note or a report
PRICES = dict.fromkeys(("note", "investigated", *SORTS), thresholds.ADD_TO_CASE)
A_RESIDENT = "住户"
_FROM = ("在", "从")
_OF_HOMES = "0123456789-栋单元室号 "
AT_HOME = ("我家", "我们家", "咱家", "自己家", "我房", "我不在家", "我在家")


def read(asked: Asked, *, only_named: bool = False) -> list[Meant]:
    """Return what is meant, case by case; nothing where the words are none of staff.

    `only_named` while a question waits for the speaker: only what names a case, or tells that nobody
    opens, and is certain.
    """
    text = asked.command.typed
    if len(text) > said_by_staff.LONGEST or any(home in text for home in AT_HOME):
        return []
    agreed = None if only_named else acknowledged.agreed(asked, text)
    if agreed is not None and _own_that_waits(asked, "done") is None:
        return [agreed]
    found = mentions.parts(asked)
    if only_named:
        found = [
            one
            for one in found
            if one.mentions or _heard(asked, one).get("nobody_home", 0.0) >= thresholds.CONFIRM
        ]
    meant = [one for part in found for one in _of_part(asked, part, only_named=only_named)]
    return [one for one in meant if isinstance(one, Command)] if only_named else meant


def _of_part(asked: Asked, part: Part, *, only_named: bool) -> list[Meant]:
    plainly = command_beside(asked, part) or arranging.proposed(asked, part)
    if plainly is not None:
        return plainly
    part = _to_resident(asked, part)
    heard = _heard(asked, part)
    arranged = [] if only_named else _arranged(asked, part, heard)
    if arranged:
        return arranged
    if correcting.UNDO in heard and known_word(part.text, asked.settings) is None:
        return correcting.take_back_last(asked, part, heard[correcting.UNDO])
    returns = _returns(asked, part, heard)
    given = [] if returns else giving.give_named(asked, part, heard.get(GIVE, 0.0))
    if given:
        return given
    part = _from_elsewhere(asked, part)
    if part.mentions and not part.mentions[0].cases:
        # 3栋楼道灯不亮，谁去看看; 802下水堵了，我代她报
        reports = leaders.without_wish(part.text) != part.text or said_by_staff.reports_for(
            asked.command.typed
        )
        return [] if only_named or reports else _unknown(asked, part, heard)
    step = _step(asked, part, heard)
    if step or only_named:
        return step
    if RECEIVED in heard and not part.mentions and telling.told(asked) is None:
        return [acknowledged.answer_received(asked)]
    said = [act for act in heard if act in WORDS and act not in INQUIRY]
    return _refused(asked, part, said[0], heard[said[0]]) if said else []


def _from_elsewhere(asked: Asked, part: Part) -> Part:
    """Take a place where nothing is open for where the speaker is now: 我在2栋，弄完过去."""
    first = next(iter(part.mentions), None)
    if first is None or first.cases:
        return part
    said_before = asked.command.typed[: first.start].rstrip()
    return Part(part.text, part.text) if said_before.endswith(_FROM) else part


def _arranged(asked: Asked, part: Part, heard: dict[str, float]) -> list[Meant]:
    """Answer the resident: when somebody comes, or what is asked of them before it is accepted."""
    if arranging.OTHERWISE.isdisjoint(heard):
        return arranging.answered(asked, part) or _accepts_and_tells(asked, part, heard)
    return []


def _step(asked: Asked, part: Part, heard: dict[str, float]) -> list[Meant]:
    """Do the step that a case waits for, else the first act that is a step of a case that is meant."""
    waited_for = awaited.step(asked, part, _heard(asked, part, least=thresholds.HARDLY))
    if waited_for is not None:
        return _done(asked, part, waited_for[1], (waited_for[0], thresholds.STEP))
    for act, score in heard.items():
        steps = steps_of(asked, part, act)
        if steps:
            alike = [one for one in heard if steps_of(asked, part, one) == steps]
            likeliest = next((one for one in alike if heard[one] > score), act)
            return _done(asked, part, steps, (likeliest, awaited.of_either(heard, alike)))
    return []


def _accepts_and_tells(asked: Asked, part: Part, heard: dict[str, float]) -> list[Meant]:
    """Accept what nobody accepted where the resident is asked or told something about it."""
    if heard.get(TELL, 0.0) < thresholds.CONFIRM or steps_of(asked, part, TELL):
        return []
    steps = steps_of(asked, part, said_by_staff.ACCEPT)
    told = beside_step.told_beside_accept(part.text)
    if len(steps) != 1 or not told:
        return []
    [(case, word)] = steps
    return [Command(word, case.number), Command(NEWS, case.number, told, TELLS, is_spoken=True)]


def _returns(asked: Asked, part: Part, heard: dict[str, float]) -> bool:
    """Tell whether who can't do it gives it back, and only names who could: the clerk decides."""
    says = said_by_staff.SEND_BACK in heard or (
        heard.get("cannot", 0.0) >= said_by_staff.ONE_WITNESS
        and not giving.hands_over(asked, part.text)
    )
    return says and not asked.may("dispatch") and bool(steps_of(asked, part, "cannot"))


def _to_resident(asked: Asked, part: Part) -> Part:
    """Read a home that is to be told something as who lives there: 跟1501说先别用水.

    What is named in the words that are told is no case: 帮我问下投诉人，是1002还是1001.
    """
    if told := said_by_staff.tells_until(part.text):
        named = tuple(one for one in part.mentions if one.cases or one.start < told)
        part = replace(part, mentions=named, words=part.words if named else part.text)
    for one in part.mentions:
        spoken = part.text.replace(asked.command.typed[one.start : one.end], A_RESIDENT, 1)
        is_told = bool(told) and one.start >= told  # …of a home: that is no name of who is told
        if one.cases and not is_told and said_by_staff.only_tells(spoken):
            return replace(part, words=spoken)
    return part


def asks_resident(asked: Asked, text: str) -> bool:
    """Tell whether who has a case asks its resident something by name: 问下张阿姨是不是天天这样."""
    return any(
        said_by_staff.only_tells(text[:start] + A_RESIDENT + text[end:])
        for start, end, _ in people.residents_in(asked, text, lookup.own(asked))
    )


def _unknown(asked: Asked, part: Part, heard: dict[str, float]) -> list[Meant]:
    """Say that there is no such case, and offer those that the words could be about instead."""
    word = next((WORDS[act][0] for act in heard if act in WORDS), None)
    if word is None:
        return []
    fits = lookup.fits(asked, vocabulary(asked.settings).act_of(word))
    own = [asked.shown(case) for case in lookup.own(asked) if fits(case)]
    return [lists_texts.no_such_case(Command(word, rest=part.words), own, lookup.SHOWN)]


def _heard(asked: Asked, part: Part, least: float = thresholds.ANSWER) -> dict[str, float]:
    """Return the acts of a part that are so likely, without what is no act of its own here."""
    if said_by_staff.only_tells(part.words):
        return {TELL: thresholds.LISTED}
    alone = part.words or part.text.strip(_OF_HOMES)
    whole = said_by_staff.of_whole(alone) if part.mentions else None
    heard = whole or said_by_staff.scores(asked.says(part.text), part.text, least)
    if not heard and is_span(part.text):
        return {"go": thresholds.LISTED}
    if _is_bare_decision(asked, part):
        heard = {act: score for act, score in heard.items() if DECIDE not in WORDS.get(act, ())}
    if not said_by_staff.told_to_resident(part.words):
        heard.pop(TELL, None)
    return heard


def _is_bare_decision(asked: Asked, part: Part) -> bool:
    """Tell whether a yes or no names no case: what it decides is found elsewhere."""
    bare = vocabulary(asked.settings).bare
    return not part.mentions and any(row.is_meant_by(part.text) for row in bare)


def command_beside(asked: Asked, part: Part) -> list[Meant] | None:
    """Read a command whose number stands before it: 0012 受理, 07、12 完成 换了阀."""
    command = parse(part.words, vocabulary(asked.settings)) if part.mentions else None
    if command is None or command.number or not vocabulary(asked.settings).act_of(command.word):
        return None
    if not command.rest and command.typed != command.word and len(command.typed) > 1:
        return None  # 都修好了 says what was done
    cases = steps_of_named(asked, part, (command.word,))
    return [replace(command, number=case.number) for case, _ in cases] or None


def _done(asked: Asked, part: Part, steps: list[Step], heard: tuple[str, float]) -> list[Meant]:
    """Do the steps, or ask: which case, where several fit and none is named; or whether."""
    act, score = heard
    rest = _rest(part, act, steps[0][1])
    exact = sum(one.each for one in part.mentions)
    if len(steps) > max(1, exact) and not described.all_of(part.text, len(steps)):
        shown = [(asked.shown(c), word) for c, word in steps[: lookup.SHOWN - 1]]
        return [speech_texts.about_which(shown, rest)]
    instead = named_by_mistake(asked, part, steps) if exact == 1 else None
    if instead is not None:
        shown = [(asked.shown(case), word) for case, word in (steps[0], instead)]
        return [speech_texts.about_which(shown, rest)]
    own = None if part.mentions else _own_that_waits(asked, act)
    strange = (
        act == "note" and not part.mentions and people.names_a_stranger(asked, part.text, steps)
    )
    if own is None and not strange and score >= _price(asked, act, rest):
        typed = TELLS if act == TELL else asked.command.typed
        return [Command(word, case.number, rest, typed, is_spoken=True) for case, word in steps]
    views = [asked.view(case) for case, _ in steps]
    return [speech_texts.meant(views, steps[0][1], rest, own=own)]


def _price(asked: Asked, act: str, words: str) -> float:
    """Return how sure an act has to be: for what it waits and until when are two witnesses."""
    waits = act in said_by_staff.REASONS and awaited_until(words, asked.now, asked.settings)
    return said_by_staff.ONE_WITNESS if waits else PRICES.get(act, thresholds.STEP)


def _own_that_waits(asked: Asked, act: str) -> Case | None:
    """Return what the speaker reported themselves, where 好了 may be the answer about that."""
    mine = own_cases(asked.store, asked.context) if act == "done" else []
    return next((case for case in mine if case.status in AWAITS_RESIDENT), None)


def _rest(part: Part, act: str, word: str) -> str:
    """Return the words that go with a command; a decision begins with yes or no."""
    words = part.words or part.text
    if act in (TELL, "done", "go", "late"):
        return said_by_staff.told_to_resident(words) or words
    if word == ACCEPT:
        return beside_step.without_accept(words)
    if act in SORTS:
        return f"{SORTS[act]} {words}" if said_by_staff.left_of(words) else SORTS[act]
    if act in said_by_staff.REASONS:
        reason = said_by_staff.REASONS[act]
        return words if said_by_staff.reason_of(words) == reason else f"{reason} {words}"
    decided = {"approve": "同意", "reject": "驳回"}.get(act, "") if word == DECIDE else ""
    return f"{decided} {words}".strip() if decided and not words.startswith(decided) else words


def _refused(asked: Asked, part: Part, act: str, score: float) -> list[Meant]:
    """Let the command say why it fits no case that is named; nothing where none is."""
    word = WORDS[act][0]
    known = vocabulary(asked.settings)
    cases = [case for one in part.mentions if one.each for case in one.cases[:1]]
    if cases and score >= PRICES.get(act, thresholds.STEP):
        return [Command(word, case.number, _rest(part, act, word)) for case in cases]
    takes = act == "take" and not part.mentions and score >= thresholds.STEP
    return [Command(TAKE, typed=part.text)] if takes and asked.may(known.act_of(TAKE)) else []
