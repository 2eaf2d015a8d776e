"""Short conversations about one's own case: not fixed, rate, add, withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases import same_matter
from flows.cases import work as case_work
from flows.cases.description import DESCRIPTION_LIMIT
from flows.cases.kind import kind_of
from flows.cases.rules.deeds import Deed
from flows.cases.texts import feedback as feedback_texts
from flows.conversation import reader_texts
from flows.conversation import texts as general
from flows.conversation.engine import Answers, Ask, Flow, InvalidAnswer, Option, Revise
from flows.conversation.readers import agreed, text_up_to
from nlp import answers
from nlp.acts import affirm, own_case, rating
from nlp.thresholds import CONFIRM, KNOWN, TAKE_ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Context, Said
    from storage.records.case import Case
    from storage.store import Store

FIXED, _GOOD = "fixed", frozenset({"fixed", "praise"})  # what is kept, and is said alone
BRIEF = 4  # characters that say no more than yes: 嗯撤
DENIALS = frozenset("不别没")  # what begins a no


def resident_deed(context: Context, action: str, text: str = "", rating: int | None = None) -> Deed:
    """Make what the speaker does to their own case."""
    name = context.case.reporter_name if context.case else context.person.name or ""
    return Deed(
        action=action,
        actor_id=context.person.id,
        actor_name=name,
        actor_kind="resident",
        text=text[:DESCRIPTION_LIMIT],
        rating=rating,
    )


def _do(context: Context, store: Store, deed: Deed) -> str:
    if context.case is None:
        return feedback_texts.GONE
    return case_work.do_and_tell(store, context, context.case, deed)


def _finish(action: str, slot: str) -> Callable[[Context, Store, Answers], str]:
    def finish(context: Context, store: Store, answers: Answers) -> str:
        return _do(context, store, resident_deed(context, action, answers.get(slot) or ""))

    return finish


def not_fixed_steps(context: Context) -> Sequence[Ask]:
    """Ask what is not right yet, or what else there is to consider."""
    own = kind_of(context.case, context.settings).told.say_more if context.case else ""
    read = text_up_to(DESCRIPTION_LIMIT, at_least=2, hint=own or feedback_texts.SAY_WHAT_IS_LEFT)

    def read_reason(said: Said, context: Context, given: Answers) -> str:
        if not said.to and context.case is not None and _is_apart(said, context, context.case):
            raise InvalidAnswer(own or feedback_texts.SAY_WHAT_IS_LEFT)
        words = str(read(said, context, given))
        if _is_fixed_after_all(said):
            raise Revise({"reason": words, FIXED: True}, quiet=True)
        return words

    return [Ask("reason", feedback_texts.ask_reason, read_reason, takes="text")]


def _is_apart(said: Said, context: Context, case: Case) -> bool:
    """Tell whether words surely ask about, or report, something else than a case (今儿停电不)."""
    asks = said.meaning.intents.get("inquiry", 0.0) >= KNOWN
    return not same_matter.goes_on(said, case) and (asks or same_matter.is_new(context, said, case))


def _is_fixed_after_all(said: Said) -> bool:
    """Tell whether who was asked what is not right says that it is: 看错了，已经好了."""
    heard = own_case.listen(said.text)
    against = heard.asks or heard.kinds & {"but", "not_fixed", "still", "worse"}
    sure = said.meaning.says(FIXED, FIXED) >= CONFIRM or own_case.says_only(said.text, _GOOD)
    return FIXED in heard.kinds and sure and not against


def _finish_not_fixed(context: Context, store: Store, answers: Answers) -> str:
    if answers.get(FIXED):
        return _do(context, store, resident_deed(context, "confirm"))
    return _do(context, store, resident_deed(context, "not_fixed", answers["reason"]))


def appeal_steps(_context: Context) -> Sequence[Ask]:
    """Ask what is wrong with the decision; new evidence may follow as photos."""
    read = text_up_to(DESCRIPTION_LIMIT, at_least=2, hint=feedback_texts.SAY_WHY)
    return [Ask("reason", feedback_texts.ASK_APPEAL, read, takes="text")]


def supplement_steps(_context: Context) -> Sequence[Ask]:
    """Ask what is to be added."""
    return [
        Ask(
            "text",
            feedback_texts.ask_supplement,
            text_up_to(DESCRIPTION_LIMIT, at_least=2),
            takes="text",
        )
    ]


def withdraw_steps(_context: Context) -> Sequence[Ask]:
    """Ask once more before a case is withdrawn."""
    yes = Option(True, general.CONFIRM, tuple(affirm.YES_WORDS))  # noqa: FBT003 - the answer kept
    return [Ask("confirmed", feedback_texts.ask_withdraw, _read_withdrawn, [yes])]


def _read_withdrawn(said: Said, context: Context, given: Answers) -> bool:
    """Read a yes in whatever words; to call it off is one, too (嗯，不用来了)."""
    meaning, answer = said.meaning, answers.read(said.meaning, "confirm")
    words = said.text.strip()
    keeps = answer.waits or words[:1] in DENIALS or "keeps" in own_case.listen(words).kinds
    yes = max(meaning.says("affirm", "confirm"), meaning.says("stop"))
    brief = len(words) <= BRIEF and yes >= TAKE_ANSWER
    if keeps:  # 先别取消: no yes, however much of one is heard in it
        raise InvalidAnswer(reader_texts.YES_OR_CHANGE)
    return brief or answer.off >= CONFIRM or agreed(said, context, given)


def rating_steps(_context: Context) -> Sequence[Ask]:
    """Ask for 1 to 5, then for words."""
    scores = [Option(n, word) for n, word in enumerate(feedback_texts.SCORES, 1)]
    return [
        Ask("score", feedback_texts.ask_score, read_score, scores),
        Ask(
            "words",
            feedback_texts.ASK_WORDS,
            text_up_to(DESCRIPTION_LIMIT),
            takes="text",
            optional=True,
            when=has_score,
            fill=_words_beside,
        ),
    ]


def _words_beside(said: Said, context: Context, answers: Answers) -> str | None:
    """Keep what was said with the score: 三分，来得太慢."""
    return (has_score(context, answers) and rating.beside(said.text)) or None


def has_score(_context: Context, answers: Answers) -> bool:
    """Tell whether a score was given."""
    return "score" in answers


def read_score(said: Said, context: Context, answers: Answers) -> int:
    """Read a score written in other ways: 5分, 给五星吧, 凑合."""
    score = feedback_texts.score_of(said.text.strip()) or rating.score_in(said.text)
    if score is None:
        raise InvalidAnswer(feedback_texts.WHICH_SCORE)
    del context, answers
    return score


def finish_rating(context: Context, store: Store, answers: Answers) -> str:
    """Keep the rating."""
    deed = resident_deed(context, "rate", answers.get("words") or "", answers["score"])
    return _do(context, store, deed)


NOT_FIXED = Flow("not_fixed", feedback_texts.NOT_FIXED, not_fixed_steps, _finish_not_fixed)
APPEAL = Flow("appeal", feedback_texts.APPEAL, appeal_steps, _finish("appeal", "reason"))
SUPPLEMENT = Flow(
    "supplement", feedback_texts.SUPPLEMENT, supplement_steps, _finish("supplement", "text")
)
WITHDRAW = Flow(
    "withdraw",
    feedback_texts.WITHDRAW,
    withdraw_steps,
    _finish("withdraw", ""),
    cancelled=feedback_texts.kept,
)
RATING = Flow("rating", feedback_texts.RATING, rating_steps, finish_rating)
