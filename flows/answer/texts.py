"""Every sentence about questions that are no case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.cases.texts.words import cut, named
from flows.cases.waiting import ADD
from flows.writing import times
from flows.writing.markup import open_end, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.answer.settings import Entry
    from flows.conversation.context import Context
    from flows.settings.site import Settings
    from storage.records.case import Case
    from storage.records.question import Question

ALL, ASK_A_PERSON = "常见问题", "请同事回答"
LIST, ANSWER, TAKE_UP, DROP = "问题", "答", "收录", "取消收录"
SHOWN, SHOWN_TO_ASKER = 40, 20  # characters of a question in a list, and where it is repeated
NONE_OPEN = "没有等着回答的问题。"
NOT_KNOWN_YET = "常见问题还没有整理好。有事直接问我，不会的我请同事回您。"
PERSONAL = "里面有电话或房号"
CARD_ASKED, CARD_ANSWERED, CARD_LATE = "待回答", "已答复", "已超时"


def known(entry: Entry, wanted: str = "", words: str = "", besides: Sequence[Entry] = ()) -> str:
    """Give what is known; what may be wanted besides (a kind of case) is a tap away."""
    given = "\n\n".join(one.answer or "" for one in (entry, *besides))
    if not wanted:
        return given
    return f"{given}\n不是问这个、要我们来办就点：{tap(wanted, f'{wanted} {words}')}"


def again(entry: Entry, words: str) -> str:
    """Give an answer once more to who goes on asking; what it doesn't say a colleague does."""
    other = tap("没说到，请同事回我", f"{ASK_A_PERSON} {words}")
    return f"还是{entry.topic}的话：{entry.answer}\n{other}"


def going_on(words: str, before: str) -> str:
    """Put what was asked before beside a question that leaves it out, for who answers it."""
    return f"{words.strip()}（刚才问：{before}）"


def which(
    entries: Sequence[Entry], words: str, wanted: str = "", running: Case | None = None
) -> str:
    """Ask which of a few matters is meant, or whether something is to be done (a kind of case).

    Of a case that somebody works on it may be a remark.
    """
    taps = [tap(one.topic, f"{ALL} {one.topic}") for one in entries]
    other = tap("都不是，请同事回我", f"{ASK_A_PERSON} {words}")
    if wanted:
        taps.append(tap(f"不是问，要我们来办（{wanted}）", f"{wanted} {words}"))
    if running is not None:
        label = f"不是问，补充到 {named(running)}"
        taps.insert(0, tap(label, f"{ADD} {running.number} {words}"))
    return "\n".join(["您是想问哪一样？点一下，或发那几个字：", *taps, other])


def topics(entries: Sequence[Entry], page: int, shown: int) -> str:
    """List what can be asked."""
    first = (page - 1) * shown
    taps = [tap(one.topic, f"{ALL} {one.topic}") for one in entries[first : first + shown]]
    if first + shown < len(entries):
        taps.append(tap("更多", f"{ALL} 第{page + 1}页"))
    return "\n".join(["大家常问的，点一下就有；没有的直接问我：", *taps])


def passed_on(question: Question, context: Context) -> str:
    """Say honestly that nobody here knows, who answers, and by when."""
    by = times.moment(question.promised_at, context.now, context.settings.zone)
    phone = context.community.duty_phone
    return f"这个我还不会，已转给客服，最晚{by}回您。急的话打{phone}（24小时）。"


def passed_on_already(question: Question, context: Context) -> str:
    """Say that a colleague has the question already."""
    by = times.moment(question.promised_at, context.now, context.settings.zone)
    return f"这个已经转给客服了，最晚{by}回您。急的话打{context.community.duty_phone}（24小时）。"


def told(question: Question, words: str) -> str:
    """Give whoever asked the answer of a colleague."""
    return f"您问的“{cut(question.words, SHOWN_TO_ASKER)}”，同事回您：{words}"


def told_anew(question: Question, words: str) -> str:
    """Give another answer instead of the one before."""
    return f"更正一下，您问的“{cut(question.words, SHOWN_TO_ASKER)}”，以这条为准：{words}"


def waiting(questions: Sequence[Question], context: Context) -> str:
    """List what the speaker asked and nobody has answered yet; empty when nothing is."""
    return "\n".join(
        f"您问的“{cut(one.words, SHOWN_TO_ASKER)}”，"
        f"同事最晚{times.moment(one.promised_at, context.now, context.settings.zone)}回您。"
        for one in questions
    )


def told_late(question: Question, by: int, now: int, settings: Settings, phone: str) -> str:
    """Say honestly that the answer is late, who knows of it, and until when it comes."""
    until = times.moment(by, now, settings.zone)
    return (
        f"您问的“{cut(question.words, SHOWN_TO_ASKER)}”还没回上，让您久等了。已请主管盯着，"
        f"最晚{until}回您。急的话打{phone}（24小时）。"
    )


def to_answer(question: Question, who: str, by: str) -> str:
    """Ask a clerk to answer."""
    return (
        f"住户问（{question.number}）：{question.words}\n{who}\n"
        f"请{by}前回住户：{tap(f'{ANSWER} {question.number}')}　直接发“{ANSWER} {question.number} 内容”就行"
    )


def to_answer_late(question: Question, who: str, by: str) -> str:
    """Say that an answer is late, until when it was promised anew, and how to give it."""
    return f"回答超时了。{to_answer(question, who, by)}"


def to_take_up(question: Question, words: str, name: str) -> str:
    """Tell who leads what was answered, so that it may be known from then on."""
    return (
        f"{name}回了住户的问题（{question.number}）：{question.words}\n答：{words}\n"
        f"以后都这样答就点：{tap(f'{TAKE_UP} {question.number}')}"
    )


def listed(rows: Sequence[tuple[Question, str]], now: int, settings: Settings) -> str:
    """List what waits for an answer, each with who asks."""
    lines = [f"等回答的问题{len(rows)}个："] if rows else [NONE_OPEN]
    for question, who in rows:
        by = times.moment(question.promised_at, now, settings.zone)
        late = "已超时，" if question.promised_at < now else ""
        number = f"{ANSWER} {question.number}"
        lines.append(
            f"{question.number} {cut(question.words, SHOWN)}（{who}，{late}{by}前）{tap(number)}"
        )
    return "\n".join(lines)


def can_be_taken_up(questions: Sequence[Question]) -> str:
    """List what was answered lately and is not known yet."""
    lines = ["最近答过、还没收录的："]
    for one in questions:
        asked, said = cut(one.words, SHOWN), cut(one.answer or "", SHOWN)
        lines.append(f"{one.number} {asked}—{said} {tap(f'{TAKE_UP} {one.number}')}")
    return "\n".join(lines)


def which_number(word: str) -> str:
    """Ask for the number of a question."""
    return f"请写是哪个问题，比如“{word} 12”。看有哪些回“{tap(LIST)}”。"


def none_such(number: str) -> str:
    """Say that there is no question of this number."""
    return f"没有问题{number}。看有哪些回“{tap(LIST)}”。"


def what_to_say(question: Question) -> str:
    """Ask for the words of an answer."""
    command = f"{ANSWER} {question.number}"
    return f"住户问（{question.number}）：{question.words}\n怎么回他？直接写内容就行；先不回就发“取消”。{open_end(command)}"


def answered_already(question: Question, name: str) -> str:
    """Say who answered what."""
    return f"问题{question.number}{name}已经回了：{question.answer}"


def asker_is_gone(question: Question) -> str:
    """Say that nobody is there any more to hear the answer."""
    return f"问题{question.number}不用回了：住户的资料已按要求删除。"


def answered(question: Question, *, reached: bool, phone: str) -> str:
    """Say that the answer is on its way, or how else it gets there."""
    if reached:
        return f"好的，问题{question.number}已经回给住户。"
    call = f"请打{phone}告诉他" if phone else "他再来时会看到"
    return f"问题{question.number}记下了。住户已取消关注，这会儿收不到，{call}。"


def corrected(question: Question, *, reached: bool, phone: str) -> str:
    """Say that another answer is on its way; one that was taken up is given no more."""
    told = answered(question, reached=reached, phone=phone)
    return f"改好了。{told}\n{offer_to_take_up(question)}"


def open_ones(count: int) -> str:
    """Say how many questions wait for an answer."""
    return f"等回答的住户问题{count}个：{tap(LIST)}"


def wait_today(count: int, late: int, *, lists: bool) -> str:
    """Say how many questions wait, for who leads; with a tap for who may answer them."""
    overdue = f"（超时{late}）" if late else ""
    return f"住户问题没答{count}个{overdue}{f'：{tap(LIST)}' if lists else ''}"


def offer_to_take_up(question: Question) -> str:
    """Offer to know the answer from now on."""
    return f"以后都这样答就点：{tap(f'{TAKE_UP} {question.number}')}"


def not_answered_yet(question: Question) -> str:
    """Say that only an answer can be taken up."""
    return f"问题{question.number}还没有人回答，先{tap(f'{ANSWER} {question.number}')}。"


def too_personal(question: Question, what: str) -> str:
    """Ask for a way of asking that fits everybody."""
    return (
        f"{what}{PERSONAL}，不能原样收录。换个大家都能用的问法，直接写就行，"
        f"比如“车位怎么租”；不收录就发“取消”。{open_end(f'{TAKE_UP} {question.number}')}"
    )


def answer_too_personal() -> str:
    """Say that such an answer is for one person alone."""
    return f"答案{PERSONAL}，只适合回这一户，不能收录。通用的答案请写进 answers.yaml。"


def known_already(entry: Entry) -> str:
    """Say that the matter is known, and what is answered."""
    return f"和“{entry.topic}”是一回事，已经有答案了：{entry.answer}\n要改请改 answers.yaml。"


def taken_up(question: Question, ask: str) -> str:
    """Say what is answered from now on, and how to stop it."""
    return (
        f"收录好了。以后有人问“{cut(ask, SHOWN)}”就答：{question.answer}\n"
        f"不想要了回：{tap(f'{DROP} {question.number}')}"
    )


def taken_up_already(question: Question) -> str:
    """Say that it is known already."""
    return f"问题{question.number}已经收录了。不想要了回：{tap(f'{DROP} {question.number}')}"


def dropped(number: int, *, was_known: bool) -> str:
    """Say that an answer is given no more."""
    return f"问题{number}不再自动回答了。" if was_known else f"问题{number}没有收录过。"


def month(asked: int, unanswered: int, often: Sequence[str]) -> str:
    """Say in the report of a month what was asked and not known."""
    left = f"，{unanswered}个还没回" if unanswered else "，都回了"
    named = "；".join(cut(one, SHOWN_TO_ASKER) for one in often)
    return f"问了不会答、转人工的{asked}个{left}：{named}。"


def kept_of(asked: int) -> str:
    """Say for 我的数据 how many questions are kept; empty when none is."""
    return f"您问过、转给同事回答的{asked}个问题" if asked else ""
