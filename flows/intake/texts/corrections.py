"""How people put an answer right, and what is said to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.writing import times
from nlp import listed, marks

if TYPE_CHECKING:
    from flows.conversation.context import Context
    from flows.conversation.engine import Answers

VISIT = "visit"  # the table of what is said of a visit
NAMES = {  # of the answers, as they are called when one is asked for anew
    "place": "地点",
    "description": "内容",
    "category": "类别",
    "available": "上门时间",
    "phone": "电话",
}
_FIELDS = {
    "place": r"地点|位置|地址|住址|地方|房号|房间号|门牌号?|楼栋号?|楼号",
    "description": r"报修内容|投诉内容|内容|问题描述|描述|问题|说明",
    "category": r"问题?类[别型]|类[别型]|分类|种类",
    "available": r"(?:上门|预约|维修|在家|约定?|来)的?时间|时间|日期",
    "phone": r"(?:联系|手机)?(?:电话号码|电话|手机号码?|手机|号码|联系方式)",
}
_FIELD = "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
_LEAD = (
    r"(?:(?:不对|不是|错了|[说写填搞弄]错了?|等一?[等下]|哦|嗯|对了|抱歉|不好意思|麻烦|请|帮我|帮忙|我|想|要|需要|能不能|可以)"
    r"[，,。！!\s]*)*(?:把|将)?"
)
_WRONG = r"(?:都|也|给|要|得|想|需要|应该)*(?:不对|不准|不正确|有误|错了?|[写填说搞弄报打登记]{1,2}错了?|变了|改了)"
_TO = r"(?:应该|请|帮我|要|得|想|给|重新|我)*(?:[改换][成为到做]|更正为|变更为|[改换]一?[下个改换]|[改换]|说成|写成|是|为|[:：])"
_SET = rf"(?P<wrong>{_WRONG})?[了的吧啊，,。！!：:\s]*(?P<to>{_TO})?(?:了|吧|一下)?[：:，,\s]*"
_THEN = re.compile(
    rf"{_LEAD}(?:的|这个|那个)?(?:{_FIELD})(?:这里|这个|那里)?{_SET}(?P<rest>.*)", re.DOTALL
)
_FIRST = re.compile(
    rf"{_LEAD}(?:[改换更修]{{1,2}}(?:正|一?[下个])?|重新[说写填报]一?下?)(?:我的|这个)?(?:{_FIELD})"
    r"(?:吧|了|一下)?[成为到是：:，,。\s]*(?P<rest>.*)",
    re.DOTALL,
)
_PIECES = re.compile(rf"(?<=[，,。；;\s])(?={'|'.join(_FIELDS.values())})")
_BARE = "，,。；;！! \n了吧啊的呢"
NOTHING_BUT_IS = frozenset({"是", "为"})  # 问题是师傅没来 tells more; it replaces nothing
PUTS_RIGHT = re.compile(
    r"(?:哦|啊|嗯|等一?[等下]|抱歉|不好意思)?[，,。\s]*(?:不对|不是(?:的|这样)?(?=[，,。\s])|(?:我|地址|地点)?[说写填搞弄]?错了|更正)"
    r"[了，,。！!\s]*(?:应该|而|其实|我说的)?是?在?(?P<rest>.*)",
    re.DOTALL,
)
SAY_WHEN = "没认出时间。请说哪天什么时候在家，比如“明天下午”“周六上午”。"
CALL_FIRST = "师傅先打电话约"
WHICH_CATEGORY = "是哪一类问题？点一下，或直接说类别的名字。"
_ASK_TIME = "哪天什么时候方便上门？直接说，比如“明天下午”。"


def ask_time(context: Context, answers: Answers) -> str:
    """Ask when somebody is at home; a time that was said and has passed is named."""
    passed = answers.get("passed")
    if not passed:
        return _ASK_TIME
    today = times.local(context.now, context.settings.zone).date()
    spoken = times.between(passed.get("start"), passed.get("end"), today)
    return f"上次说的上门时间（{spoken}）已经过了。{_ASK_TIME}"


def named(text: str) -> list[str]:
    """Return the answers that words call by their names: 号码, 楼号."""
    return [name for name, words in _FIELDS.items() if re.search(words, text)]


def puts_right(text: str) -> bool:
    """Tell whether words begin by putting an answer right: 不对，…; 电话改成…; 我说的是…."""
    return PUTS_RIGHT.fullmatch(text) is not None or pieces(text) is not None


def pieces(text: str) -> list[tuple[str, str]] | None:
    """Read which answers are put right, and how: (its name, the new words); None when none is."""
    found = [_piece(part.strip()) for part in _PIECES.split(text.strip())]
    known = [one for one in found if one is not None]
    return known if known and found[0] is not None else None


def _piece(part: str) -> tuple[str, str] | None:
    first = _FIRST.fullmatch(part)
    match = first or _THEN.fullmatch(part)
    if match is None:
        return None
    name = next(name for name in _FIELDS if match[name])
    if first is None and not (match["wrong"] or match["to"]):
        return None
    is_more = match["to"] in NOTHING_BUT_IS and not match["wrong"] if first is None else False
    if name == "description" and is_more and "问题" in part:
        return None
    rest = match["rest"]
    return name, rest.rstrip("，,；;。") if rest.strip(_BARE) else ""


def no_time(text: str) -> bool:
    """Tell whether no time is to be kept: 时间不用了, 随时都行, 师傅先打电话约."""
    if not listed.says(VISIT, "no_time", text):
        return False
    return listed.says_only(VISIT, frozenset({"no_time", "lead"}), text)


def is_own_home(text: str) -> bool:
    """Tell whether words are nothing but the own home: 在我家这边."""
    if not listed.says(VISIT, "own_home", text):
        return False
    return listed.says_only(VISIT, frozenset({"own_home", "there"}), text)


def without_visit(description: str) -> str:
    """Return the words about the problem without when somebody is at home, which holds no more."""
    kept, start = "", 0
    for end in (*(n for n, sign in enumerate(description, 1) if sign in marks.PAUSES), None):
        part = description[start:end]
        kept += "" if listed.says(VISIT, "when", part) else part
        start = end or 0
    return kept.strip("，,；;。 ") or description


def is_any_time(text: str) -> bool:
    """Tell whether the answer to when is that no time is to be kept."""
    return no_time(text) or listed.says_only(VISIT, frozenset({"any_time", "lead"}), text)


def anew(names: list[str]) -> str:
    """Say that an answer is asked for once more."""
    called = "、".join(NAMES[name] for name in names)
    return f"好的，{called}重新说一下。\n"


def already(what: str) -> str:
    """Say kindly that it stands so already."""
    return f"现在写的就是{what}，不用改。\n"
