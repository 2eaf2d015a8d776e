"""Every sentence on the page of a survey (`/s/…`), for the eyes of somebody old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.writing import times

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from flows.survey.shape import Plan, Question

NOT_A_VOTE = "仅征求意见，不作为业主大会表决"
ANONYMOUS = "匿名：只记您家答没答；答了什么另外存，不和您家连在一起。"
ANONYMOUS_EACH = "匿名：只记您答没答；答了什么另外存，不和您连在一起。"
NAMED = "实名：您的回答和房号一起保存，只用于这次调查。"
OPTIONAL, SEVERAL = "可不答", "可选几项"
NO_ANSWER = "这题不答"
TEXT_HINT = "最多{}字"
NUMBER_HINT = "填数字"
DATE_HINT = "年-月-日，例如 2026-12-01"
SUBMIT = "提交答卷"
ONCE_MORE = "再提交一次"
WRONG = "还差一点，请看看这几题："
ONCE = "提交后不能再改。"
SAVES = "每答一题自动保存，中途离开也不要紧。"
ELSEWHERE = "这个链接先在别处打开过，这里答的要提交才会保存。"
PROGRESS = "答题进度"
DANGER = "有危险，请现在就打电话"
NOT_READ_NOW = "答卷不会马上有人看，请直接打上面的电话，值班室24小时有人。"

# What the script of the page says; the keys are its own.
SCRIPT = {
    "progress": "已答{}题，共{}题",
    "saved": "已保存",
    "saving": "正在保存……",
    "offline": "没连上网，答案还在这一页，正在重试，请别关。",
    "sending": "正在提交……",
    "waiting": "没连上网，连上后自动提交，请别关。",
    "over": "这份答卷已经收过，或者已经截止，请刷新看看。",
    "written": "已写{}字，最多{}字",
}
WANTS_REPLY = "当作建议提出来，要回复我"
WANTS_TO_BE_HEARD = "当作建议提出来（不记名，结果看公示）"
THANKS, THANKS_TITLE = "谢谢！您的意见收到了", "谢谢"
ANSWERED, CLOSED, UNKNOWN = "已提交", "已结束", "这个链接打不开"
NOT_STORED, TOO_LARGE = "这会儿没存上", "内容太多了"
UNKNOWN_WHY = (
    "可能没有复制完整，或者已经失效。",
    "请回公众号里重新点开邀请，或者发“参与”，在聊天里一题一题答。",
)
NOT_STORED_WHY = ("系统这会儿存不了，您的答卷还没收下，填好的都在。", "请过一分钟再点下面的按钮。")
NOT_SHOWN_WHY = ("系统这会儿打不开，请过几分钟再点开这个链接。",)
TOO_LARGE_WHY = (
    "这一次发来的内容太多，没有收下。",
    "请点“返回”，把写字的题删短一些，再提交。",
)
_PROBLEMS = {  # by the reasons of `answering`
    "missing": "这题还没答。",
    "rows_missing": "这题还有没选的，请每一行都选一个。",
    "not_offered": "请从列出的选项里选。",
    "only_one": "这题只能选一个。",
    "no_number": "请填一个数字，例如 3 或 2.5。",
    "no_date": "请填日期，例如 2026-12-01。",
    "nothing": "还一题都没答，请至少答一题。",
    "too_long": "太长了：写了{}字，最多{}字，请删短一些。还想多说，可以在公众号里发“建议”。",
}


def problem(reason: str, written: int, longest: int) -> str:
    """Say what is wrong with an answer of so many characters."""
    return _PROBLEMS[reason].format(written, longest)


def facts(plan: Plan, minutes: int, closes_at: int, now: int, zone: ZoneInfo) -> tuple[str, ...]:
    """Return what somebody should know before they begin."""
    last = times.day(closes_at - 1, now, zone)
    everybodys = sum(not question.when for question in plan.questions)
    told = [f"{everybodys}题，约{minutes}分钟。"]
    if now < closes_at:
        told.append(f"截止：{last}24点。")
    told.append(_whose(plan))
    if plan.kind == "consultation":
        told.append(f"{NOT_A_VOTE}。")
    return tuple(told)


def _whose(plan: Plan) -> str:
    if not plan.anonymous:
        return NAMED
    return ANONYMOUS if plan.per == "home" else ANONYMOUS_EACH


def still(until: int, zone: ZoneInfo) -> str:
    """Tell who had begun before the close until when they may finish."""
    return f"征集时间刚到。您已经开始答了，{times.local(until, zone):%H:%M}前提交都算。"


def condition(plan: Plan, question: Question) -> str:
    """Say after which answers a question is for somebody; empty where it is for everybody."""
    parts = [
        f"“{_asked(plan, other)}”选了{_any_of(words)}" for other, words in question.when.items()
    ]
    return f"如果上面{'，并且'.join(parts)}，请答这题：" if parts else ""


def by_chat(number: str) -> str:
    """Say how a photo is given, which the page does not take."""
    return f"照片请在公众号里发：先发“参与 {number}”，到这题时发照片。也可以不发。"


def help_line(phone: str) -> str:
    """Offer help to who can't see or fill it in."""
    return f"看不清、不会填？同事帮您：{phone}"


def thanks(plan: Plan, number: str) -> tuple[str, ...]:
    """Thank; give the number, and say what comes of it."""
    told = [f"编号 {number}。"]
    if plan.per == "home":
        told.append("每户一份，您家里其他人不用再填。")
    told.append("结果会在小区公示，到时在公众号里发“公示”就能看。")
    return tuple(told)


def answered(plan: Plan, number: str) -> tuple[str, ...]:
    """Say that the one vote was given."""
    whose = "您家这份答卷" if plan.per == "home" else "您这份答卷"
    return (
        f"{whose}已经收到了（{number}），不用再填。",
        "结果会在小区公示，到时在公众号里发“公示”就能看。",
    )


def closed(closes_at: int, now: int, zone: ZoneInfo) -> tuple[str, ...]:
    """Say that it is over, and what can still be done."""
    return (
        f"这次征集{times.day(closes_at - 1, now, zone)}截止，不再收答卷了。",
        "想说的随时可以在公众号里发“建议”，都有人看。",
    )


def _asked(plan: Plan, question_id: str) -> str:
    found: Mapping[str, Question] = {one.id: one for one in plan.questions}
    return found[question_id].ask if question_id in found else question_id


def _any_of(words: tuple[str, ...]) -> str:
    return "或".join(f"“{word}”" for word in words)
