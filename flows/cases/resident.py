"""What residents may say at any time about a case of their own, of whichever kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, cast

from flows.cases import own, same_matter
from flows.cases import work as case_work
from flows.cases.conversations import NOT_FIXED, RATING, SUPPLEMENT, WITHDRAW, resident_deed
from flows.cases.kind import kind_of, kinds_of
from flows.cases.rules import access, deadlines
from flows.cases.texts import feedback as feedback_texts
from flows.cases.texts import photos as photo_texts
from flows.cases.texts import resident as resident_texts
from flows.cases.wish import ResidentWord, Wish, grant
from flows.conversation import dialogue
from nlp.acts import own_case, rating

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from flows.conversation.context import Context, Said
    from flows.conversation.engine import Flow
    from storage.records.case import Case
    from storage.store import Store

ANY_RATING, ANY_WORDS = 3, "-"  # to try whether an act is possible at all


def about_one(
    fits: Callable[[Case, Context], bool], *, by_words: bool = False
) -> Callable[[Callable[..., str]], Callable[[Store, Context, Wish, Said], str]]:
    """Choose the case a word is about, and say so when it is none or several.

    A word alone acts on the only case it fits; with several it offers them as taps. What is asked
    once more before it is done may go by what else is said (`by_words`).
    """

    def choose(act: Callable[..., str]) -> Callable[[Store, Context, Wish, Said], str]:
        def answered(store: Store, context: Context, wish: Wish, said: Said) -> str:
            if wish.number:
                found = own.find(store, context, wish.number)
                if not found:
                    return resident_texts.no_such_case(wish.number)
            else:
                found = [c for c in own.own_cases(store, context) if fits(c, context)]
                if not found:
                    return resident_texts.nothing_to(wish.word)
            if by_words and len(found) > 1:
                found = same_matter.meant(said, found)
            open_ones = [c for c in found if deadlines.is_open(c)]
            if len(found) > 1 and len(open_ones) != 1:
                return resident_texts.which(wish.word, found[: own.SHOWN], wish.rest)
            case = open_ones[0] if len(found) > 1 else found[0]
            return act(store, context.about(case), wish, said)

        return answered

    return choose


def chosen(context: Context) -> Case:
    """Return the case that `about_one` chose."""
    assert context.case is not None  # noqa: S101 - chosen by about_one
    return context.case


def may(context: Context, action: str) -> bool:
    """Tell whether the speaker may do this to the case: others than its reporter may do little."""
    return access.resident_may(chosen(context), context.person.id, action)


def act_on(store: Store, context: Context, action: str, text: str = "", *, phone: str = "") -> str:
    """Do it to the case that was chosen, where it is the speaker's to do."""
    if not may(context, action):
        return resident_texts.NOT_YOURS
    deed = replace(resident_deed(context, action, text), phone=phone)
    return case_work.do_and_tell(store, context, chosen(context), deed)


def ask_first(store: Store, context: Context, flow: Flow, action: str) -> str:
    """Ask what is missing, unless the act would be refused in the end."""
    case = chosen(context)
    tried = resident_deed(context, action, ANY_WORDS, ANY_RATING)
    refused = case_work.refusal(context, case, tried)
    if refused is not None:
        return refused
    return dialogue.start(store, context, flow, None, subject=case.id)


def _is_open(case: Case, _context: Context) -> bool:
    return deadlines.is_open(case)


def _is_withdrawable(case: Case, _context: Context) -> bool:
    return deadlines.is_open(case) and case.status not in deadlines.AWAITS_RESIDENT


def _awaits(case: Case, _context: Context) -> bool:
    """Tell whether a verdict is still heard, late too: a call back may be due after silence."""
    return deadlines.is_open(case) and own.may_be_settled(case)


def _may_be_returned(case: Case, _context: Context) -> bool:
    return own.may_return(case)


def _may_be_rated(case: Case, _context: Context) -> bool:
    return own.may_rate(case)


def _is_deferred(case: Case, _context: Context) -> bool:
    return case.status == "deferred"


def menu(_store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    """Say what can be done."""
    return resident_texts.menu(context)


@about_one(_is_open)
def _urge(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    return act_on(store, context, "urge")


@about_one(_is_withdrawable, by_words=True)
def _withdraw(store: Store, context: Context, _wish: Wish, _said: Said) -> str:
    if not may(context, "withdraw"):
        return resident_texts.NOT_YOURS
    return ask_first(store, context, WITHDRAW, "withdraw")


@about_one(_is_open)
def _supplement(store: Store, context: Context, wish: Wish, said: Said) -> str:
    if wish.rest:
        return act_on(store, context, "supplement", wish.rest, phone=_new_phone(wish, said))
    return ask_first(store, context, SUPPLEMENT, "supplement")


@about_one(_awaits)
def _confirm(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    """Settle it; a score that was given in the same breath counts (修好了，给五星)."""
    done = act_on(store, context, "confirm")
    after, score = store.cases.get(chosen(context).id), rating.stars_in(wish.rest)
    if score is None or after is None or not own.may_rate(after) or deadlines.is_open(after):
        return done
    about = context.about(after)
    deed = resident_deed(about, "rate", rating.beside(wish.rest), score)
    return case_work.do_and_tell(store, about, after, deed)


def _fixed(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Take it as the verdict; before anybody called the work done, tell who works on it."""
    running = _not_yet_done(store, context, wish)
    if not running:
        return _confirm(store, context, wish, said)
    case = running[0]
    comes = kind_of(case, context.settings).sends_somebody
    told = resident_texts.says_fixed(wish.rest, comes=comes)
    done = act_on(store, context.about(case), "supplement", told)
    return resident_texts.good_already(done, case, comes=comes)


def _not_yet_done(store: Store, context: Context, wish: Wish) -> list[Case]:
    """Return what is still worked on, where none of one's cases can be judged."""
    everything = own.own_cases(store, context)
    cases = own.find(store, context, wish.number) if wish.number else everything
    judged = _may_be_returned if wish.word == resident_texts.NOT_FIXED else _awaits
    running = [case for case in cases if _is_withdrawable(case, context)]
    return [] if any(judged(case, context) for case in cases) else running


def _not_fixed(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Take work back that was called done; of what nobody has finished yet say by when."""
    if _not_yet_done(store, context, wish):
        return grant(store, context, replace(wish, word=resident_texts.IN_A_HURRY), said)
    return _return(store, context, wish, said)


def _new_phone(wish: Wish, said: Said) -> str:
    """Return the number to call from now on: the only one that is named, and not beside the old."""
    phones = said.meaning.of(wish.rest).phones
    return phones[0] if len(phones) == 1 and not own_case.keeps_the_old(wish.rest) else ""


@about_one(_may_be_returned)
def _return(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if not may(context, "not_fixed"):
        return resident_texts.NOT_YOURS
    if len(wish.rest) >= 2:
        return act_on(store, context, "not_fixed", wish.rest)
    return ask_first(store, context, NOT_FIXED, "not_fixed")


@about_one(_is_deferred)
def _disagree(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    return act_on(store, context, "disagree", wish.rest)


@about_one(_may_be_rated)
def _rate(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if not may(context, "rate"):
        return resident_texts.NOT_YOURS
    first, _, words = wish.rest.partition(" ")
    score = feedback_texts.score_of(first)
    if score is None:
        return ask_first(store, context, RATING, "rate")
    deed = resident_deed(context, "rate", words.strip(), score)
    return case_work.do_and_tell(store, context, chosen(context), deed)


def _object(store: Store, context: Context, wish: Wish, said: Said) -> str:
    """Take 不同意 for what a subject asked, for a deferral, or what a kind takes it for."""
    asked = () if wish.number else cast("_WithOthers", context.settings.catalog).objects
    told = next((one for tell in asked if (one := tell(store, context))), None)
    if told is not None:
        return grant(store, context, told, said)
    found = own.find(store, context, wish.number) if wish.number else own.own_cases(store, context)
    if any(case.status == "deferred" for case in found):
        return _disagree(store, context, wish, said)
    for kind in kinds_of(context.settings):
        meant = [case for case in found if case.kind == kind.name]
        if any(kind.may_object(case, context.settings) for case in meant):
            return grant(store, context, replace(wish, word=kind.objects_by), said)
    return _disagree(store, context, wish, said)


def _progress(store: Store, context: Context, wish: Wish, _said: Said) -> str:
    if wish.number:
        found = own.find(store, context, wish.number)
        return _one(store, context, found[0]) if found else resident_texts.no_such_case(wish.number)
    known = cast("_WithOthers", context.settings.catalog).waits
    others = [told for tell in known if (told := tell(store, context))]
    open_ones = [c for c in own.own_cases(store, context) if deadlines.is_open(c)]
    if not open_ones and others:
        return "\n".join(others)
    return "\n".join([_cases(store, context, open_ones), *others])


class _WithOthers(Protocol):
    """What 进度 and 不同意 need of the catalog."""

    @property
    def objects(self) -> Sequence[Callable[[Store, Context], Wish | None]]: ...
    @property
    def waits(self) -> Sequence[Callable[[Store, Context], str]]: ...


def _cases(store: Store, context: Context, open_ones: Sequence[Case]) -> str:
    if not open_ones:
        return resident_texts.nothing_open(context.person.id in _recent_reporters(store, context))
    if len(open_ones) == 1:
        return _one(store, context, open_ones[0])
    return resident_texts.open_list(open_ones[: own.SHOWN], len(open_ones), context)


def _recent_reporters(store: Store, context: Context) -> set[str]:
    recent = store.cases.of_reporter(context.person.id, context.now - own.RECENT_MS)
    return {case.reporter_id for case in recent}


def _one(store: Store, context: Context, case: Case) -> str:
    engineer = store.staff.get(case.engineer_id) if case.engineer_id else None
    holder = store.staff.get(case.holder_id) if case.holder_id else None
    events = [e for e in store.cases.timeline(case.id) if e.public]
    photos = photo_texts.links(store.evidence.of_case(case.id), context)
    who = (engineer or holder, engineer is not None)
    return resident_texts.one_case(case, who, events[-4:], photos, context)


def _is_no_score(first: str, after: str) -> bool:
    """Tell whether the digit after 评价 is a number: it rates unless a score follows (评价 N 5)."""
    rated = feedback_texts.score_of(first) is not None
    return not rated or feedback_texts.score_of(after.partition(" ")[0]) is not None


_BROKEN = (
    *("再考虑", "还没修好", "没好", "没有修好", "还没好", "返修", "没解决", "又坏了", "还有情况"),
)
NOT_FIXED_WORDS = (resident_texts.NOT_FIXED, *_BROKEN)
WORDS = (
    ResidentWord("菜单", menu, ("主菜单", "功能")),
    ResidentWord("帮助", menu, ("怎么用", "使用说明")),
    ResidentWord(
        "进度", _progress, ("查进度", "查询进度", "报修进度", "我的报修", "我的单子", "查单")
    ),
    ResidentWord("催单", _urge, ("催一下", "催", "催催", "催办")),
    ResidentWord("撤销", _withdraw, ("撤单", "撤回", "取消报修", "不用修了")),
    ResidentWord("补充", _supplement, ("补充说明", "追加")),
    ResidentWord("评价", _rate, ("打分", "评分", "评价师傅"), is_number=_is_no_score),
    ResidentWord(
        "修好了",
        _fixed,
        ("好了", "已修好", "修好啦", "已经修好了", "解决了", "可以了"),
        after_question=True,
    ),
    ResidentWord(resident_texts.NOT_FIXED, _not_fixed, _BROKEN, after_question=True),
    ResidentWord("不同意暂缓", _object, ("不同意",), after_question=True),
)
