"""What is said to residents while they answer a survey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.conversation.engine import MOST_OPTIONS
from flows.conversation.texts import CONFIRM
from flows.writing.markup import numbered, tap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.survey.shape import Plan, Question

TITLE = "问卷"
TAKE_PART, HERE = "参与", "就在这里答"
ASKED_BYTES = 1700  # of a question with what can be tapped: the platform takes 2048
MORE = "更多"
SHOWN = 24  # characters of what was written, in the summary
SHOWN_BYTES = 1500  # of the whole summary
CANT_SKIP = "这一题不能空着，麻烦答一下；说不准就选最接近的。"
NOT_ANSWERED = "没填"
HELP = (
    "点选项、回数字或打字都行。\n回“上一步”改前一题，回“取消”先停下（填好的给您留着），"
    "回“人工”找管理处。"
)
WHAT_TO_CHANGE = "要改哪一题？请回题号，比如“2”。"
A_PHOTO = "照片1张"
NONE_OPEN = "现在没有等您填的问卷。有新的会在这里告诉您。有想法随时可以说，回“建议”加一句话就行。"
NOT_BOUND = (
    f"问卷是按房屋邀请的，您的微信还没有绑定房号。回“{tap('绑定')}”绑定好，有新问卷就会告诉您。"
)
NOT_YET = "还剩这一题：请打字回答，不想写就回“跳过”，然后我把全部答案给您看一遍。"
HINTS = {  # by the reason why something is no answer
    "not_offered": "请从下面选，点一下或回数字。",
    "only_one": "这一题只选一个。",
    "no_number": "请回一个数字，比如“3”。",
    "no_date": "没看出是哪一天，请这样写：12月5日，或“明天”。",
    "too_long": "写得有点长，麻烦精简到1000字以内再发。",
    "nothing": "请打几个字，没有想说的回“跳过”。",
    "no_photo": "请发一张照片。",
}
_HOWS = {
    "choices": "可以选几个，比如“1 2”。",
    "text": "请打字回答。",
    "number": "请回一个数字。",
    "date": "请回日期，比如12月5日。",
    "photo": "请发一张照片。",
}


def cancelled(_title: str) -> str:
    """Say that what was answered is kept for later."""
    return f"好的，先停在这里，填好的给您留着。截止前回“{tap(TAKE_PART)}”接着填。"


def begins(plan: Plan, count: int, until: str, home: str) -> str:
    """Say what it is, how long it takes, and until when."""
    secret = "不记名，谁也看不出是您填的。" if plan.anonymous else ""
    votes = f"一户一份，这份是{home}的。" if plan.per == "home" else ""
    return (
        f"《{plan.title}》共{count}题，约{plan.minutes}分钟，{until}截止。{secret}{votes}"
        "中途想停，回“取消”，填好的给您留着。\n\n"
    )


def goes_on(plan: Plan) -> str:
    """Say that they go on where they were."""
    return f"接着填《{plan.title}》，前面填好的都在。\n\n"


def ask(question: Question, item: str, place: tuple[int, int], where: str) -> str:
    """Ask one question, its first options numbered."""
    head = briefly(question, item, place)
    if not question.words:
        return head
    return f"{head}\n{options(question.words, where, len(head))}"


def briefly(question: Question, item: str, place: tuple[int, int]) -> str:
    """Ask one question without its options."""
    about = f"：{item}" if item else ""
    head = f"【{place[0]}/{place[1]}】{question.ask}{about}"
    return f"{head}\n{_HOWS[question.type]}" if question.type in _HOWS else head


def options(words: Sequence[str], where: str, before: int = 0, first: int = 1) -> str:
    """List options from one on, tappable where the platform has room for it; then 更多."""
    shown = words[first - 1 : first - 1 + MOST_OPTIONS]
    size = 3 * before + sum(100 + len(where) + 12 * len(word) for word in shown)
    if size <= ASKED_BYTES:
        lines = numbered(shown, where, first)
    else:
        lines = "\n".join(f"{n}. {word}" for n, word in enumerate(shown, first))
    following = first + MOST_OPTIONS
    if following > len(words):
        return lines
    return f"{lines}\n{tap(MORE, f'{MORE} {following}', where)}（第{following}项起，回数字也行）"


def fits(question: Question) -> bool:
    """Tell whether a question has room in one message, were it only to read."""
    longest = max(map(len, question.items), default=0)
    written = len(question.ask) + longest + sum(len(word) + 4 for word in question.words)
    return 3 * written <= ASKED_BYTES


def look(given: Sequence[tuple[str, str]], where: str) -> str:
    """Show all that was answered, and ask whether it may go."""
    lines = [f"{n}. {ask}：{answer}" for n, (ask, answer) in enumerate(given, 1)]
    if len("\n".join(lines).encode()) > SHOWN_BYTES:
        lines = [f"{len(lines)}题都填好了。"]
    return (
        "\n".join(["请您看一遍：", *lines])
        + f"\n没问题请回“{tap(CONFIRM, CONFIRM, where)}”，交上后就不能再改了；"
        "要改哪一题，回它的题号，比如“2”。"
    )


def no_such_number(count: int) -> str:
    """Say which numbers there are."""
    return f"题号是1到{count}，要改哪一题？没问题就回“{tap(CONFIRM)}”。"


def put_away(plan: Plan, number: str) -> str:
    """Thank, and say what comes of it, and what does not come of words in it."""
    gone = "聊天这边没有留下您选了什么。" if plan.anonymous else ""
    written = any(question.type == "text" for question in plan.questions)
    apart = (
        "问卷里写的没法单独回您；要报修、投诉或想要答复，直接跟我说一句就行。" if written else ""
    )
    return (
        f"谢谢您！{number}《{plan.title}》已经收好。{gone}结果和改进打算会公布给大家，到时在这里告诉您。"
        f"{apart}"
    )


def one_more(home: str) -> str:
    """Offer the vote of another home."""
    return f"\n{home}也有一份，回“{tap(TAKE_PART)}”接着填。"


def given_already(plan: Plan, home: str) -> str:
    """Say that the vote was given."""
    whose = f"您家（{home}）" if plan.per == "home" else "您"
    each = "一户一份，" if plan.per == "home" else ""
    return f"《{plan.title}》，{whose}已经提交过了，{each}不用再填。结果出来会在这里告诉您。"


def too_late(plan: Plan) -> str:
    """Say kindly that it is over."""
    return (
        f"《{plan.title}》已经截止了，这次没能等到您这份，不好意思。结果会公布给大家；"
        "有想法随时告诉我，回“建议”加一句话就行。"
    )


def fill_which(open_ones: Sequence[tuple[str, str, str]]) -> str:
    """Ask which of several surveys: number, title, until when."""
    lines = ["有几份问卷等您填，先填哪份？"]
    lines += [
        tap(f"{title}（{until}截止）", f"{TAKE_PART} {number}")
        for number, title, until in open_ones
    ]
    return "\n".join(lines)


def on_the_page(plan: Plan, count: int, until: str, link: str, number: str) -> str:
    """Offer the page, where many questions are quicker, and the chat."""
    return (
        f"《{plan.title}》有{count}题，{until}截止，在网页上填更快：{tap('打开问卷', link)}\n"
        f"想在聊天里一题一题答，点“{tap(HERE, f'{TAKE_PART} {number} {HERE}')}”。"
    )


def only_on_the_page(plan: Plan, until: str, link: str) -> str:
    """Offer the page for what chat has no room for."""
    return f"《{plan.title}》的题目较长，请在网页上填：{tap('打开问卷', link)}，{until}截止。"
