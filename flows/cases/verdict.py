"""What answers whether it is right now: fixed, not fixed, a score, or something beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases.expectation import ANSWER, MAYBE, REMARK
from flows.cases.kind import kind_of
from flows.cases.praise import PRAISE
from flows.cases.remark import remark
from flows.cases.resident import NOT_FIXED_WORDS
from flows.cases.texts.words import FIXED, NOT_FIXED
from flows.cases.waiting import ASK_AGAIN, NO_HURRY, NOBODY_CAME
from flows.cases.wish import Wish
from flows.conversation import texts as general
from nlp import marks, thresholds
from nlp.acts import contentment, rating, satisfaction
from nlp.acts.wants import COMPLAINS

if TYPE_CHECKING:
    from flows.cases.expectation import Heard
    from flows.conversation.context import Context
    from nlp.understanding import Meaning
    from storage.records.case import Case

    Answer = tuple[str, str]  # the command, and the words that follow its number

VERDICTS = frozenset(
    {ANSWER, MAYBE, REMARK, "fixed", "not_fixed", "worse", "unsure", "nobody_came"}
)
FIXED_ASKED, RATE = "fixed", "评价"
_AGAINST = frozenset({"but", "not_fixed"})
_BESIDE = ("thanks", "urge", "progress")
WORTH_KEEPING = 5  # characters beside an answer
_BY_NUMBER = {"1": "yes", "2": "no"}  # as the two answers stand in the question


def verdict(context: Context, case: Case, act: str, heard: Heard, *, alone: bool) -> Wish | None:
    """Read the answer to "is it right now?"; what may be a courtesy asks once more."""
    if act == ANSWER:
        return returned(case, act, heard) or _brief(context, case, heard, alone=alone)
    if act == REMARK:
        return remark(context, case, act, heard)
    right = act == "fixed" and (_is_right(case, heard) or _only_right(context, case, heard))
    of_work = right or _is_of_work(context, case, heard)
    if not of_work or (act == MAYBE and not _tells_of_it(case, heard)):
        return None
    if act == "not_fixed" and (_is_told_anew(heard) or is_beside(heard)):
        return None
    word, rest = _of_work(case, act, heard)
    return Wish(word, case.number, rest)


def _brief(context: Context, case: Case, heard: Heard, *, alone: bool) -> Wish | None:
    """Read a yes, a no, or the number of one of the two answers."""
    worked = kind_of(case, context.settings).sends_somebody
    meant = _BY_NUMBER.get(heard.words) if worked and alone else None  # 1 may be a score elsewhere
    if not worked and satisfaction.offered(heard.words) == (satisfaction.MOSTLY, ""):
        meant = "yes"  # of an answer 基本满意 is enough
    meant = meant or ("yes" if heard.words == general.CONFIRM else contentment.reads(heard.words))
    left = heard.words if worked and "not_fixed" in heard.kinds else ""  # else it is asked
    answers = {
        "yes": Wish(FIXED, case.number),
        "no": Wish(NOT_FIXED, case.number, left),
        "unsure": Wish(ASK_AGAIN, case.number),
    }
    return answers.get(meant or "")


def _is_of_work(context: Context, case: Case, heard: Heard) -> bool:
    """Tell whether a sentence may be about the work that was done in a case."""
    worked = kind_of(case, context.settings).sends_somebody
    whole = heard.said.meaning.apart is None and COMPLAINS not in heard.words
    listed = "not_fixed" in heard.kinds and not heard.said.meaning.sure  # 修个屁，漏得更厉害
    return worked and whole and (listed or same_matter.goes_on(heard.said, case))


def _of_work(case: Case, act: str, heard: Heard) -> Answer:
    if act == "nobody_came":
        return NOBODY_CAME, heard.words
    if act in {"not_fixed", "worse", MAYBE}:
        return NOT_FIXED, heard.words
    if act == "fixed":
        if is_fixed(heard) or _is_right(case, heard):
            return FIXED, heard.words
        praises = heard.says("praise") >= thresholds.ADD_TO_CASE
        return (PRAISE, heard.words) if praises else (ASK_AGAIN, _told(heard))
    return NO_HURRY, ""


def _tells_of_it(case: Case, heard: Heard) -> bool:
    """Tell whether a problem of the same kind is told of: it may have come back, or be another."""
    meaning = heard.said.meaning
    return (
        meaning.category == case.category and meaning.intents.get("report", 0.0) >= thresholds.SURE
    )


def _is_told_anew(heard: Heard) -> bool:
    """Tell whether a problem is told of as if it were new: it is asked which it is."""
    told = heard.said.meaning.intents.get("report", 0.0) >= thresholds.CLOSE
    return told and heard.says("not_fixed", FIXED_ASKED) < thresholds.CONFIRM


def is_beside(heard: Heard) -> bool:
    """Tell whether somebody surely thanks or asks how it goes, and hardly says that it is not right.

    What is listed as both a hurry and a fault (怎么还没动静) is no more than likely.
    """
    scores, listed = heard.said.meaning.intents, heard.kinds & {"hurry", "not_fixed"}
    surely = max(scores.get(intent, 0.0) for intent in _BESIDE) >= thresholds.CLOSE
    likely = heard.said.meaning.says("not_fixed", FIXED_ASKED) >= thresholds.ADD_TO_CASE
    return surely and not likely and listed != {"not_fixed"}


def is_fixed(heard: Heard, asked: str = FIXED_ASKED) -> bool:
    """Tell whether it is fixed, and nothing is said of what is not."""
    praises = heard.says("praise") >= thresholds.ADD_TO_CASE and "fixed" not in heard.kinds
    least = thresholds.CLOSE if praises else thresholds.CONFIRM  # 没修好 opens it again
    if heard.is_plainly("fixed", least, asked):
        return True
    if "fixed" not in heard.kinds and not begins_so(heard.said.meaning, asked):
        return False
    plain = not heard.asks and not heard.kinds & _AGAINST
    return plain and heard.whole("fixed", FIXED_ASKED) >= thresholds.TAKE_ANSWER


def _is_right(case: Case, heard: Heard) -> bool:
    """Tell whether words rather say that it is right, and are of what was reported: 路灯照下来了."""
    right = heard.says("fixed", FIXED_ASKED)
    wrong = heard.says("not_fixed", FIXED_ASKED)
    likely = right >= max(thresholds.TAKE_ANSWER, wrong + thresholds.RATHER)
    plain = not heard.asks and not heard.kinds & _AGAINST
    return likely and plain and same_matter.fit(heard.said, case) > 0


def _only_right(context: Context, case: Case, heard: Heard) -> bool:
    """Tell whether nothing but listed words of what is right is said: 修好了 一点声音没有."""
    worked = kind_of(case, context.settings).sends_somebody
    return worked and heard.is_plainly("fixed", thresholds.LISTED)


def begins_so(meaning: Meaning, asked: str = FIXED_ASKED) -> bool:
    """Tell whether the first words surely say that it is fixed: 好了！媳妇说你是我们家恩人."""
    first = next(iter(meaning.clauses), None)
    return first is not None and first.acts_after(asked).get("fixed", 0.0) >= thresholds.CLOSE


def _told(heard: Heard) -> str:
    """Return what is worth keeping beside an answer that is asked for again."""
    return heard.words if len(heard.words) >= WORTH_KEEPING else ""


def rated(case: Case, _act: str, heard: Heard) -> Wish | None:
    """Take a score with what is said beside it (四颗星，没套鞋套)."""
    if heard.score is None or is_fixed(heard) or _is_right(case, heard):
        return None
    words = rating.beside(heard.words)
    return Wish(RATE, case.number, f"{heard.score} {words}".strip())


def rated_anew(case: Case, _act: str, heard: Heard) -> Wish | None:
    """Take another score than the one that was given (给少了，改5)."""
    score = rating.changed_to(heard.words)
    if score is None:
        return None
    return Wish(RATE, case.number, f"{score} {rating.beside(heard.words)}".strip())


def returned(case: Case, _act: str, heard: Heard) -> Wish | None:
    """Read 没修好，… about what was closed: the words of the command, and on in one breath."""
    first = next((word for word in NOT_FIXED_WORDS if heard.words.startswith(word)), "")
    rest = heard.words.removeprefix(first)
    if not first or rest[:1].isalnum() or not rest.strip(marks.PAUSES):
        return None
    return Wish(NOT_FIXED, case.number, heard.words)
